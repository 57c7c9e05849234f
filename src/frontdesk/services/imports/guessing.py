"""What the columns of an unknown file may be: by their headings, and how its dates are written."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.suggestions import HearBy
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
    "%Y/%m/%d %H:%M:%S %z",
    "%Y-%m-%d %H:%M:%S %z",
    "%d.%m.%Y",
    "%d.%m.%Y %H:%M:%S",
    "%d.%m.%Y %H:%M",
)
_TIMES = ("", " %H:%M:%S", " %H:%M", " %H:%M:%S %z")
_CLOCKS_DIFFER = timedelta(days=1)
_NUMBERED = "#"  # the heading of a form service's own numbers
_FIRST_NAME, _LAST_NAME = ("first_name", "last_name")


@cache
def _words(name: str = "suggestions") -> Mapping[str, tuple[str, ...]]:
    file = resources() / "mappings" / "words" / f"{name}.toml"
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    return {field: tuple(fold_key(word) for word in words) for field, words in table.items()}


def guessed_fields(headings: Sequence[str], samples: Sequence[Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Return which heading may be which of our fields; where none is the idea, that of the longest texts."""
    taken: dict[str, str] = {}
    for heading, field in (*_whole(headings), *_within(headings)):
        if field not in taken.values() and not (field == "id" and _repeats(headings, heading, samples)):
            taken.setdefault(heading, field)
    if "text" not in taken.values():
        free = [place for place, heading in enumerate(headings) if heading not in taken]
        lengths = {place: sum(len(row[place]) for row in samples) for place in free}
        longest = max(lengths, key=lambda place: lengths[place], default=None)
        if longest is not None:
            taken[headings[longest]] = "text"
    return _named({field: (heading,) for heading, field in taken.items()})


def way_of(answer: str) -> HearBy | None:
    """Return how somebody wants to hear of it, by what they ticked in a form; None where it says nothing."""
    said = f" {fold_key(answer)} "
    ways = (way for way, words in _words("ways").items() if any(f" {word} " in said for word in words))
    found = next(ways, None)
    return HearBy(found) if found else None


def _named(fields: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Return the fields with a first and a last name as the name that they are together."""
    parts = fields.pop(_FIRST_NAME, ()) + fields.pop(_LAST_NAME, ())
    return fields if not parts or "name" in fields else fields | {"name": parts}


def _repeats(headings: Sequence[str], heading: str, samples: Sequence[Sequence[str]]) -> bool:
    """Whether a column holds a number twice: rows would be left out as if they had come in before."""
    place = headings.index(heading)
    numbers = [row[place] for row in samples if row[place].strip()]
    return len(set(numbers)) < len(numbers)


def _whole(headings: Sequence[str]) -> list[tuple[str, str]]:
    keys = {heading: fold_key(heading) for heading in headings}
    numbered = [(heading, "id") for heading in headings if heading.partition(" ")[0] == _NUMBERED]
    named = (
        (heading, field)
        for field, words in _words().items()
        for word in words
        for heading in headings
        if keys[heading] == word
    )
    return [*numbered, *named]


def _within(headings: Sequence[str]) -> list[tuple[str, str]]:
    """Return what words in the headings say; a number is known by its whole heading: there are many."""
    keys = {heading: f" {fold_key(heading)} " for heading in headings}
    return [
        (heading, field)
        for field, words in _words().items()
        if field != "id"
        for word in words
        for heading in headings
        if f" {word} " in keys[heading]
    ]


def date_formats(
    cells: Sequence[str],
    country: str,
    zone: ZoneInfo,
    now: datetime,
    month_first: bool | None = None,  # noqa: FBT001  said, or None: guessed
) -> tuple[str, ...]:
    """Return how dates like these may be written, the likeliest first.

    1/2/2026 is the first of February, save where the month comes first: in the office's country, or because
    one of the cells could not be read otherwise, or would be a day that is yet to come.
    """
    written = [cell for cell in cells if cell]
    if written and all(cell.isascii() and cell.isdecimal() and len(cell) >= 12 for cell in written):
        return (MILLISECONDS,)
    orders = {
        order: (*_ALWAYS, *(f"{date}{time}" for time in _TIMES))
        for order, date in ((False, "%d/%m/%Y"), (True, "%m/%d/%Y"))
    }
    if month_first is None:
        month_first = country in _MONTH_FIRST
        readable = {order: _all_past(written, formats, zone, now) for order, formats in orders.items()}
        if readable[not month_first] and not readable[month_first]:
            month_first = not month_first
    return orders[month_first]


def _all_past(cells: Sequence[str], formats: Sequence[str], zone: ZoneInfo, now: datetime) -> bool:
    """Whether all cells can be read so, and nobody wrote anything on a day that is yet to come."""
    try:
        return all(instant_in(cell, tuple(formats), zone) <= now + _CLOCKS_DIFFER for cell in cells)
    except FrontDeskError:
        return False
