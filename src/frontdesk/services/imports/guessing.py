"""What the columns of an unknown file may be: by their headings, and how its dates are written."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from zoneinfo import ZoneInfo

from frontdesk.domain.errors import FrontDeskError
from frontdesk.paths import resources
from frontdesk.services.imports.values import MILLISECONDS, instant_in
from frontdesk.store.folding import fold_key

_MONTH_FIRST = frozenset({"US", "PH", "FM", "MH", "PW"})
"""Countries that write the month before the day (Unicode CLDR)."""

_ALWAYS = (
    "%Y-%m-%d",
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%d %H:%M",
    "%Y-%m-%dT%H:%M:%S%z",
    "%Y-%m-%dT%H:%M:%S.%f%z",
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%dT%H:%M",
    "%Y/%m/%d",
    "%Y/%m/%d %H:%M:%S",
    "%d.%m.%Y",
    "%d.%m.%Y %H:%M:%S",
    "%d.%m.%Y %H:%M",
)
_TIMES = ("", " %H:%M:%S", " %H:%M", " %I:%M:%S %p", " %I:%M %p")


@cache
def _words() -> Mapping[str, tuple[str, ...]]:
    file = resources() / "mappings" / "words" / "suggestions.toml"
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    return {field: tuple(fold_key(word) for word in words) for field, words in table.items()}


def guessed_fields(headings: Sequence[str], samples: Sequence[Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Return which heading may be which of our fields; where none is the idea, that of the longest texts."""
    taken: dict[str, str] = {}
    for heading, field in (*_whole(headings), *_within(headings)):
        if field not in taken.values():
            taken.setdefault(heading, field)
    if "text" not in taken.values():
        free = [place for place, heading in enumerate(headings) if heading not in taken]
        lengths = {place: sum(len(row[place]) for row in samples) for place in free}
        longest = max(lengths, key=lambda place: lengths[place], default=None)
        if longest is not None:
            taken[headings[longest]] = "text"
    return {field: (heading,) for heading, field in taken.items()}


def _whole(headings: Sequence[str]) -> list[tuple[str, str]]:
    keys = {heading: fold_key(heading) for heading in headings}
    return [(each, field) for field, words in _words().items() for each in headings if keys[each] in words]


def _within(headings: Sequence[str]) -> list[tuple[str, str]]:
    keys = {heading: f" {fold_key(heading)} " for heading in headings}
    return [
        (heading, field)
        for field, words in _words().items()
        for heading in headings
        if any(f" {word} " in keys[heading] for word in words)
    ]


def date_formats(cells: Sequence[str], country: str, zone: ZoneInfo) -> tuple[str, ...]:
    """Return how dates like these may be written, the likeliest first.

    1/2/2026 is the first of February, save where the month comes first: in the office's country, or because
    one of the cells could not be read otherwise.
    """
    written = [cell for cell in cells if cell]
    if written and all(cell.isascii() and cell.isdecimal() and len(cell) >= 12 for cell in written):
        return (MILLISECONDS,)
    day_first, month_first = (tuple(f"{date}{time}" for time in _TIMES) for date in ("%d/%m/%Y", "%m/%d/%Y"))
    first, second = (month_first, day_first) if country in _MONTH_FIRST else (day_first, month_first)
    if (
        written
        and not _reads_all(written, (*_ALWAYS, *first), zone)
        and _reads_all(written, (*_ALWAYS, *second), zone)
    ):
        first, second = second, first
    return (*_ALWAYS, *first)


def _reads_all(cells: Sequence[str], formats: Sequence[str], zone: ZoneInfo) -> bool:
    try:
        for cell in cells:
            instant_in(cell, formats, zone)
    except FrontDeskError:
        return False
    return True
