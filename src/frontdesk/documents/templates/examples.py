"""Invented values for every placeholder: to look at a template with, and to try it out."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from frontdesk.documents.content import Recipient
from frontdesk.documents.templates.contexts import TemplateContext
from frontdesk.documents.templates.placeholders import MATTER, ONE_OF, Holds, context_type, placeholders
from frontdesk.documents.templates.ready_made import nearest_language
from frontdesk.domain.kinds import CaseKind, LetterKind, Way
from frontdesk.paths import resources

_WEEKEND = (5, 6)


def example_context(
    kind: LetterKind, way: Way, language: str, today: date, known: Mapping[str, object] | None = None
) -> TemplateContext:
    """Return a context in which nothing is empty; what is `known` stands in it as it is."""
    invented = _values(kind, way, language, today)
    return context_type(kind, way)(**{**invented, **(known or {})})


def example_recipient(language: str) -> Recipient:
    """Return to whom the examples are written."""
    table = _table(nearest_language(language))
    return Recipient((table["customer"], *table["address"]))


def variants(kind: LetterKind, way: Way, language: str, today: date) -> Iterator[TemplateContext]:
    """Yield the fullest context of a kind, and the sparest ones: everything empty that may be.

    Of what must be known together, such as reasons or a resolution, each group has its turn.
    """
    yield example_context(kind, way, language, today)
    values = _values(kind, way, language, today)
    required = {each.name for each in placeholders(kind, way) if each.required} - {MATTER}
    for group in ONE_OF.get(kind, ((),)):
        kept = required | set(group)
        yield context_type(kind, way)(**{name: value for name, value in values.items() if name in kept})


def _values(kind: LetterKind, way: Way, language: str, today: date) -> dict[str, Any]:
    table = _table(nearest_language(language))
    table = {**table, **table.get(kind, {})}
    return {
        each.name: _value(table[each.name], each.holds, today)
        for each in placeholders(kind, way)
        if each.name != MATTER
    }


def _value(written: Any, holds: Holds, today: date) -> Any:  # noqa: ANN401  whatever the file holds
    match holds:
        case Holds.DAY:
            return _working_day(today, written)
        case Holds.MOMENT:
            days, _, clock = str(written).partition(" ")
            return datetime.combine(_working_day(today, int(days)), time.fromisoformat(clock))
        case Holds.CHOICE:
            return CaseKind(written)
        case Holds.TEXTS | Holds.MOMENTS:
            return tuple(_value(item, holds.one, today) for item in written)
    return written


def _working_day(today: date, days: int) -> date:
    """Return the day that many working days from today: nobody is called on a Sunday."""
    day, step = today, timedelta(days=1 if days > 0 else -1)
    for _ in range(abs(days)):
        day += step
        while day.weekday() in _WEEKEND:
            day += step
    return day


@lru_cache(maxsize=8)
def _table(language: str) -> Mapping[str, Any]:
    file = resources() / "letters" / "examples" / f"{language}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))
