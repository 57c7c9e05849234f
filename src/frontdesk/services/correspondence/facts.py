"""What each kind of letter has to be told besides the case itself, and what of it may not be missing.

The names are those of the templates' placeholders. Facts are kept as plain JSON: days and instants in
ISO 8601, several lines as a list.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import LetterKind
from frontdesk.services.texts import LINE, SUBJECT, many_lines, one_line


class FactForm(StrEnum):
    """What a fact is typed as."""

    LINE = "line"
    TEXT = "text"
    LINES = "lines"
    DAY = "day"
    INSTANTS = "instants"


@dataclass(frozen=True, slots=True)
class FactField:
    """One fact of a kind of letter."""

    name: str
    form: FactForm
    required: bool = False


_TEXT, _DAY = FactForm.TEXT, FactForm.DAY

FACTS: Mapping[LetterKind, tuple[FactField, ...]] = {
    LetterKind.ACKNOWLEDGEMENT: (),
    LetterKind.ANSWER: (
        FactField("analysis", _TEXT),
        FactField("resolution", _TEXT),
        FactField("reasons_not", _TEXT),
    ),
    LetterKind.EXTENSION: (
        FactField("new_date", _DAY, required=True),
        FactField("reason", _TEXT, required=True),
    ),
    LetterKind.PROGRESS: (FactField("wording", _TEXT, required=True), FactField("pick_up_at", FactForm.LINE)),
    LetterKind.SUGGESTION_OUTCOME: (
        FactField("suggestion", _TEXT, required=True),
        FactField("given_on", _DAY, required=True),
        FactField("change", _TEXT),
        FactField("changed_on", _DAY),
        FactField("reasons", _TEXT),
    ),
    LetterKind.APOLOGY: (
        FactField("what_happened", _TEXT),
        FactField("done", _TEXT, required=True),
        FactField("offer", _TEXT),
        FactField("follow_up", _TEXT),
        FactField("follow_up_by", _DAY),
    ),
    LetterKind.CALLBACK_MISSED: (
        FactField("tries", FactForm.INSTANTS, required=True),
        FactField("about", FactForm.LINE),
        FactField("reply_by", _DAY),
    ),
    LetterKind.MISSING_INFORMATION: (
        FactField("needed", FactForm.LINES, required=True),
        FactField("needed_by", _DAY, required=True),
        FactField("reason", _TEXT),
    ),
    LetterKind.FREE: (
        FactField("subject", FactForm.LINE, required=True),
        FactField("text", _TEXT, required=True),
    ),
}
WITHOUT_CASE = (LetterKind.FREE, LetterKind.CALLBACK_MISSED, LetterKind.SUGGESTION_OUTCOME)
"""What can be written to a customer who has no case."""

ON_A_CASE = tuple(kind for kind in LetterKind if kind is not LetterKind.SUGGESTION_OUTCOME)

_ONE_OF: Mapping[LetterKind, tuple[tuple[str, ...], str, str]] = {
    LetterKind.SUGGESTION_OUTCOME: (("change", "reasons"), "letter.outcome_missing", "POL-08"),
}
_MOST_LINES = 50


def tidy_facts(kind: LetterKind, given: Mapping[str, object], *, complete: bool = True) -> dict[str, Any]:
    """Return the facts of a kind as they are kept, what is empty left out.

    Raises `FrontDeskError` with the field at fault: what is no day or too long, and where it is to be
    `complete` also what is missing.
    """
    tidy = {}
    for fact in FACTS[kind]:
        value = _READ[fact.form](given.get(fact.name), fact.name)
        if value:
            tidy[fact.name] = value
        elif fact.required and complete:
            raise FrontDeskError("text.missing", field=fact.name)
    if complete:
        _check_together(kind, tidy)
    return tidy


def with_gaps(kind: LetterKind, given: Mapping[str, object], at: datetime) -> dict[str, Any]:
    """Return facts with a gap to be seen for each that is missing, so that a page can be shown already."""
    shown = tidy_facts(kind, given, complete=False)
    apart = {name for name in _APART.get(kind, ()) if not shown.keys() & _INSTEAD.get(kind, frozenset())}
    for fact in FACTS[kind]:
        if fact.name not in shown and (fact.required or fact.name in apart):
            shown[fact.name] = _GAPS[fact.form](at)
    return shown


def day_of(facts: Mapping[str, Any], name: str) -> date | None:
    """Return a day among the facts."""
    return date.fromisoformat(facts[name]) if facts.get(name) else None


def _check_together(kind: LetterKind, tidy: Mapping[str, object]) -> None:
    if kind is LetterKind.ANSWER and not tidy.get("reasons_not"):
        for name in ("analysis", "resolution"):
            if not tidy.get(name):
                raise FrontDeskError(f"case.{name}_missing", field=name, provision="POL-15")
    if kind in _ONE_OF:
        names, missing, provision = _ONE_OF[kind]
        if not any(tidy.get(name) for name in names):
            raise FrontDeskError(missing, field=names[0], provision=provision)


def _line(value: object, field: str) -> str:
    return one_line(str(value or ""), field, limit=SUBJECT)


def _text(value: object, field: str) -> str:
    return many_lines(str(value or ""), field)


def _lines(value: object, field: str) -> list[str]:
    given = value.splitlines() if isinstance(value, str) else value
    if not isinstance(given, Sequence):
        return []
    lines = [line for each in given if (line := one_line(str(each), field, limit=LINE))]
    if len(lines) > _MOST_LINES:
        raise FrontDeskError("input.too_many", field=field, most=_MOST_LINES)
    return lines


def _day(value: object, field: str) -> str:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    if not value:
        return ""
    try:
        return date.fromisoformat(str(value)).isoformat()
    except ValueError:
        raise FrontDeskError("input.no_date", field=field, text=str(value)) from None


def _instants(value: object, field: str) -> list[str]:
    given = value if isinstance(value, (list, tuple)) else [value] if value else []
    return [_instant(each, field) for each in given]


def _instant(value: object, field: str) -> str:
    try:
        moment = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
    except ValueError:
        raise FrontDeskError("input.no_instant", field=field, text=str(value)) from None
    if moment.tzinfo is None:
        raise FrontDeskError("input.no_instant", field=field, text=str(value))
    return moment.isoformat()


GAP = "…"
_GAPS: Mapping[FactForm, Callable[[datetime], Any]] = {
    FactForm.LINE: lambda _at: GAP,
    FactForm.TEXT: lambda _at: GAP,
    FactForm.LINES: lambda _at: [GAP],
    FactForm.DAY: lambda at: at.date().isoformat(),
    FactForm.INSTANTS: lambda at: [at.isoformat()],
}
_APART = {LetterKind.ANSWER: ("analysis", "resolution"), LetterKind.SUGGESTION_OUTCOME: ("change",)}
_INSTEAD = {
    LetterKind.ANSWER: frozenset({"reasons_not"}),
    LetterKind.SUGGESTION_OUTCOME: frozenset({"reasons"}),
}

_READ = {
    FactForm.LINE: _line,
    FactForm.TEXT: _text,
    FactForm.LINES: _lines,
    FactForm.DAY: _day,
    FactForm.INSTANTS: _instants,
}
