"""An entry as it stands, read for an operation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from peewee import Expression

from frontdesk.domain.errors import NotFoundError
from frontdesk.domain.suggestions import AuthorKind, HearBy, SuggestionSource, SuggestionState
from frontdesk.services.suggestions.references import parse_suggestion_reference
from frontdesk.store.models import Suggestion
from frontdesk.store.store import Store

_TITLE = 120  # characters of a text that stands for a missing title


@dataclass(frozen=True, slots=True)
class SuggestionRecord:
    """The row of a suggestion."""

    id: int
    reference: str
    state: SuggestionState
    author_kind: AuthorKind
    customer: int | None
    staff: int | None
    author: str
    anonymous: bool
    print_name: bool
    hear_by: HearBy
    language: str
    theme: str
    place: str
    title: str
    text: str
    source: SuggestionSource
    interaction: int | None
    import_source: str
    origin: Mapping[str, str] | None
    given: datetime
    entered: datetime
    counted: int
    against: int
    support: int
    withheld: bool
    withheld_reason: str
    assignee: int | None
    outside: str
    due_on: date | None
    effort: str
    benefit: str
    plan: str
    reasons: Mapping[str, str] | None
    changes: Mapping[str, str] | None
    looked: datetime | None
    decided: datetime | None
    finished: datetime | None
    told: datetime | None
    merged_into: int | None
    merged_from: str
    split_from: int | None
    version: int

    @property
    def shown_title(self) -> str:
        """What lists and letters call it: the title, or the beginning of the text."""
        return shown_title(self.title, self.text)

    @property
    def outcome(self) -> Mapping[str, str]:
        """What its writers are told, by language: the reasons why not, or what changed."""
        declined = self.state is SuggestionState.DECLINED
        return (self.reasons if declined else self.changes) or {}


def shown_title(title: str, text: str) -> str:
    """Return the title, or the beginning of the text, broken between words."""
    if title:
        return title
    line = " ".join(text[: _TITLE * 2].split())
    return line if len(line) <= _TITLE else f"{line[:_TITLE].rsplit(' ', 1)[0]}…"


def read_suggestion(store: Store, reference: str, *, field: str = "reference") -> SuggestionRecord:
    """Return an entry by its reference, however it is spaced.

    Raises `NotFoundError` (`field`) when there is none, `FrontDeskError` when it is misheard.
    """
    plain = parse_suggestion_reference(reference, field=field)
    found = _found(store, Suggestion.reference == plain)
    if found is None:
        raise NotFoundError("suggestion.unknown", field=field, reference=plain)
    return found


def suggestion_of(store: Store, id_: int) -> SuggestionRecord:
    """Return an entry by its id. Raises `NotFoundError`."""
    found = _found(store, Suggestion.id == id_)
    if found is None:
        raise NotFoundError("suggestion.unknown", field="suggestion", reference=str(id_))
    return found


def reference_of(store: Store, id_: int | None) -> str:
    """Return the reference of an entry, "" for none."""
    if id_ is None:
        return ""
    return str(store.value(Suggestion.select(Suggestion.reference).where(Suggestion.id == id_)) or "")


def family_of(store: Store, suggestion: int) -> tuple[int, ...]:
    """Return an entry and all that were merged into it, directly or through another."""
    family = [suggestion]
    newest = [suggestion]
    while newest:
        query = Suggestion.select(Suggestion.id).where(Suggestion.merged_into.in_(newest))
        newest = [id_ for (id_,) in store.rows(query.order_by(Suggestion.id)) if id_ not in family]
        family += newest
    return tuple(family)


def _found(store: Store, which: Expression) -> SuggestionRecord | None:
    row = store.one(Suggestion.select(*_COLUMNS).where(which))
    if row is None:
        return None
    values = dict(zip(_NAMES, row, strict=True))
    for name, enum in _ENUMS.items():
        values[name] = enum(values[name])
    return SuggestionRecord(**values)


_ENUMS = {
    "state": SuggestionState,
    "author_kind": AuthorKind,
    "hear_by": HearBy,
    "source": SuggestionSource,
}
_NAMES = tuple(SuggestionRecord.__dataclass_fields__)
_COLUMNS = tuple(getattr(Suggestion, name) for name in _NAMES)
