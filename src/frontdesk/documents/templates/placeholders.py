"""The placeholders of each kind of document: what each holds, which may be empty, which must be said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from typing import get_type_hints

from frontdesk.documents.templates.contexts import CONTEXTS, TemplateContext
from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import CaseKind, LetterKind, Way

MATTER = "matter"
"""The kind of the case in words, with its possessive: "your complaint", "Ihre Beschwerde"."""


class Holds(StrEnum):
    """What sort of value stands behind a placeholder; lists can be walked with `for`."""

    TEXT = "text"
    DAY = "day"
    MOMENT = "moment"
    CHOICE = "choice"
    TEXTS = "texts"
    MOMENTS = "moments"

    @property
    def one(self) -> Holds:
        """What one entry of a list is; what is no list, is itself."""
        return {Holds.TEXTS: Holds.TEXT, Holds.MOMENTS: Holds.MOMENT}.get(self, self)

    @property
    def many(self) -> bool:
        """Whether it is a list."""
        return self.one is not self


_HOLDS: Mapping[object, Holds] = {
    str: Holds.TEXT,
    date: Holds.DAY,
    datetime: Holds.MOMENT,
    date | None: Holds.DAY,
    datetime | None: Holds.MOMENT,
    CaseKind: Holds.CHOICE,
    tuple[str, ...]: Holds.TEXTS,
    tuple[datetime, ...]: Holds.MOMENTS,
}


@dataclass(frozen=True, slots=True)
class Placeholder:
    """One name that a template may use. What is not `required` may be empty: ask before printing it."""

    name: str
    holds: Holds
    required: bool


@dataclass(frozen=True, slots=True)
class Duty:
    """What a text must say where it is known, and the provision that wants it."""

    names: tuple[str, ...]
    provision: str


DUTIES: Mapping[LetterKind, Duty] = {
    LetterKind.ACKNOWLEDGEMENT: Duty(("person", "answer_by"), "POL-10"),
    LetterKind.ANSWER: Duty(("analysis", "resolution", "reasons_not"), "POL-15"),
    LetterKind.EXTENSION: Duty(("new_date",), "POL-16"),
    LetterKind.PROGRESS: Duty(("wording", "pick_up_at"), "CSP-003"),
    LetterKind.SUGGESTION_OUTCOME: Duty(("change", "reasons"), "POL-07"),
    LetterKind.APOLOGY: Duty(("done",), "STD-15"),
    LetterKind.MISSING_INFORMATION: Duty(("needed",), "POL-20"),
    LetterKind.FREE: Duty(("text",), ""),
}

ONE_OF: Mapping[LetterKind, tuple[tuple[str, ...], ...]] = {
    LetterKind.ANSWER: (("analysis", "resolution"), ("reasons_not",)),
    LetterKind.SUGGESTION_OUTCOME: (("change",), ("reasons",)),
}
"""Which of a kind's optional placeholders must be known together: one of these groups (POL-15, POL-08)."""

_SHARED = (
    "customer", MATTER, "kind", "reference", "received", "about",
    "person", "department", "office", "phone", "email", "website", "hours",
)  # fmt: skip
_ORDER = {name: place for place, name in enumerate(_SHARED, start=1)}  # the kind's own come first


def context_type(kind: LetterKind, way: Way) -> type[TemplateContext]:
    """Return the context of a kind and way; raises `FrontDeskError` where nothing is sent so."""
    found = CONTEXTS.get((kind, way))
    if found is None:
        raise FrontDeskError("template.no_such_way", field="way", kind=kind.value, way=way.value)
    return found


@lru_cache(maxsize=64)
def placeholders(kind: LetterKind, way: Way) -> tuple[Placeholder, ...]:
    """Return the names that a template of this kind and way may use, those of the kind itself first.

    Raises `FrontDeskError` where nothing is sent so.
    """
    context = context_type(kind, way)
    hints = get_type_hints(context)
    found = [
        Placeholder(
            field.name,
            _HOLDS[hints[field.name]],
            required=field.default is MISSING and field.default_factory is MISSING,
        )
        for field in fields(context)
    ]
    if "kind" in hints:
        found.append(Placeholder(MATTER, Holds.TEXT, required=True))
    return tuple(sorted(found, key=lambda each: _ORDER.get(each.name, 0)))


def by_name(known: Sequence[Placeholder]) -> dict[str, Placeholder]:
    """Return placeholders by their names."""
    return {each.name: each for each in known}


def duty_of(kind: LetterKind, way: Way) -> Duty:
    """Return what a text of this kind must say; of a postcard only what it can know."""
    duty = DUTIES.get(kind, Duty((), ""))
    known = by_name(placeholders(kind, way))
    return Duty(tuple(name for name in duty.names if name in known), duty.provision)
