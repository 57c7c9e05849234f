"""One letter as it stands in the store, read for an operation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from peewee import ModelSelect

from frontdesk.domain.errors import NotFoundError
from frontdesk.domain.kinds import CorrespondenceState, LetterKind, PostalService, Settles, Way
from frontdesk.domain.message import Message
from frontdesk.services.context import Context
from frontdesk.store.models import Case, Correspondence, Customer
from frontdesk.store.store import Store

_AT_ONCE = 500  # rows that are read together


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What a person wrote or changed, instead of what the template says."""

    subject: str
    paragraphs: tuple[str, ...]
    closing: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return a form that `from_json` gives back."""
        return {"subject": self.subject, "paragraphs": list(self.paragraphs), "closing": self.closing}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> OwnWords:
        """Rebuild what `to_json` returned."""
        paragraphs = tuple(str(each) for each in stored.get("paragraphs") or ())
        return cls(str(stored.get("subject") or ""), paragraphs, str(stored.get("closing") or ""))


@dataclass(frozen=True, slots=True)
class LetterRecord:
    """The row of a letter. An id of 0 is one that has not been kept yet, such as that of a preview.

    `facts` is what its template is filled with besides the case itself: plain JSON, dates in ISO 8601,
    under the names of `letter_facts`.
    """

    id: int
    kind: LetterKind
    way: Way
    state: CorrespondenceState
    case: str  # its reference; empty for a letter to a customer without one
    customer: int | None
    language: str
    created: datetime
    case_id: int | None = None
    customer_name: str = ""
    case_subject: str = ""
    layout: str = ""
    formality: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    subject: str = ""
    words: OwnWords | None = None
    template: int | None = None
    template_version: str = ""
    enclosures: tuple[str, ...] = ()
    settles: Settles = Settles.NOTHING
    written_by: int | None = None
    approved: datetime | None = None
    approved_by: int | None = None
    problem: Message | None = None
    print_job: int | None = None
    printed: datetime | None = None
    document: int | None = None
    envelope: int | None = None
    posted: datetime | None = None
    posted_by: int | None = None
    service: PostalService | None = None
    registered_number: str = ""
    version: int = 1

    @property
    def name(self) -> str:
        """What a message calls the letter: the case's reference, or whom it is for."""
        return self.case or self.customer_name


def read_letter(ctx: Context, *, id: int) -> LetterRecord:  # noqa: A002  the word of all the views
    """Return a letter, whatever became of it. Raises `NotFoundError`."""
    found = read_letters(ctx.store, [id])
    if not found:
        raise NotFoundError("letter.unknown", field="letter", id=id)
    return found[0]


def read_letters(store: Store, ids: Sequence[int]) -> tuple[LetterRecord, ...]:
    """Return letters in the order of their ids; one that is not there is left out."""
    found: dict[int, LetterRecord] = {}
    for start in range(0, len(ids), _AT_ONCE):
        part = list(ids[start : start + _AT_ONCE])
        found |= {
            each.id: each for each in records(store, select_letters().where(Correspondence.id.in_(part)))
        }
    return tuple(found[id_] for id_ in ids if id_ in found)


def select_letters() -> ModelSelect[Correspondence]:
    """Return the query of letters, with the case and the customer that they belong to."""
    return (
        Correspondence.select(*_OWN, Case.reference, Case.subject, Customer.name, Customer.organisation)
        .left_outer_join(Case, on=(Correspondence.case == Case.id))
        .left_outer_join(Customer, on=(Correspondence.customer == Customer.id))
    )


def records(store: Store, query: ModelSelect[Correspondence]) -> tuple[LetterRecord, ...]:
    """Return the letters of a query of `select_letters`."""
    return tuple(_record(row) for row in store.rows(query))


_NAMES = (
    "id", "kind", "way", "state", "case_id", "customer", "language", "created", "layout", "formality",
    "facts", "subject", "words", "template", "template_version", "enclosures", "settles", "written_by",
    "approved", "approved_by", "problem", "print_job", "printed", "document", "envelope", "posted",
    "posted_by", "service", "registered_number", "version",
)  # fmt: skip
_COLUMNS = {"case_id": "case", "facts": "context", "words": "text"}
_OWN = tuple(getattr(Correspondence, _COLUMNS.get(name, name)) for name in _NAMES)


def _record(row: tuple[Any, ...]) -> LetterRecord:
    *own, reference, case_subject, name, organisation = row
    values = dict(zip(_NAMES, own, strict=True))
    for name_, enum in _ENUMS.items():
        values[name_] = enum(values[name_])
    values["service"] = PostalService(values["service"]) if values["service"] else None
    values["enclosures"] = tuple(values["enclosures"] or ())
    values["words"] = OwnWords.from_json(values["words"]) if values["words"] else None
    values["problem"] = Message.from_json(values["problem"]) if values["problem"] else None
    return LetterRecord(
        **values,
        case=reference or "",
        case_subject=case_subject or "",
        customer_name=name or organisation or "",
    )


_ENUMS = {"kind": LetterKind, "way": Way, "state": CorrespondenceState, "settles": Settles}
