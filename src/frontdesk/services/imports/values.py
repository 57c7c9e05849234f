"""What stands in a cell: texts fit to be kept, dates and times in one of a layout's formats."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo

from frontdesk.domain.errors import FrontDeskError

MILLISECONDS = "milliseconds"
"""A format that `strptime` has not: milliseconds since 1970 UTC."""

_FIRST_YEAR, _LAST_YEAR = 1970, 9998
_NOON = time(12)  # a date without a time: no change of the clocks is near
_HAS_TIME = ("%H", "%I", "%X", "%c")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED = "(?:" + "|".join(_MONTHS) + ")[a-z]*"
_MONTH_DAY = re.compile(rf"\b({_NAMED})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b", re.IGNORECASE)
_DAY_MONTH = re.compile(rf"\b(\d{{1,2}})[\s-]({_NAMED})\.?,?[\s-](\d{{4}})\b", re.IGNORECASE)
_HALF_DAY = re.compile(r"\b(\d{1,2})(:\d{2}(?::\d{2})?)\s*([ap])\.?m\b\.?", re.IGNORECASE)
_OFFSET = re.compile(r"\s*(?:GMT|UTC)(?:([+-])(\d{1,2})(?::?(\d{2}))?)?$")
_CONTROLS = dict.fromkeys([*range(32), 127]) | {ord(kept): kept for kept in "\n\t"}  # the others go


def tidy(cell: str) -> str:
    """Return a cell's text without outer blanks and control characters; line breaks stay."""
    text = cell.strip()
    if text.isprintable():
        return text
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return plain.translate(_CONTROLS)


def _since_1970(text: str) -> datetime:
    try:
        moment = datetime.fromtimestamp(int(text) / 1_000, UTC)
    except (OverflowError, OSError, ValueError):
        moment = datetime.max.replace(tzinfo=UTC)
    if moment.year > _LAST_YEAR:
        raise FrontDeskError("imports.no_date", text=text[:50])
    return moment


def in_figures(text: str) -> str:
    """Return a date with its month by number, its hour by the day's 24 and its zone as an offset.

    `strptime` knows the months and halves of the day of one language alone: whichever the system speaks.
    """
    plain = _MONTH_DAY.sub(lambda found: _iso(found[3], found[1], found[2]), text)
    plain = _DAY_MONTH.sub(lambda found: _iso(found[3], found[2], found[1]), plain)
    plain = _HALF_DAY.sub(_whole_day, plain)
    return _OFFSET.sub(lambda found: f" {found[1] or '+'}{int(found[2] or 0):02}{found[3] or '00'}", plain)


def _iso(year: str, month: str, day: str) -> str:
    return f"{year}-{_MONTHS.index(month[:3].lower()) + 1:02}-{int(day):02}"


def _whole_day(found: re.Match[str]) -> str:
    hour = int(found[1])
    if not 1 <= hour <= 12:
        return found[0]
    return f"{hour % 12 + (12 if found[3].lower() == 'p' else 0):02}{found[2]}"


@lru_cache(maxsize=10_000)
def instant_in(text: str, formats: tuple[str, ...], zone: ZoneInfo) -> datetime:
    """Return the instant, in UTC, that a text says in a format of `strptime`, or as `MILLISECONDS`.

    A date without a time is noon of that day. Raises `FrontDeskError`, also for one before 1970: other
    systems write the calendar's first day where they know of none.
    """
    if MILLISECONDS in formats and text.isdecimal():
        return _since_1970(text)
    for written in dict.fromkeys((text, in_figures(text))):
        moment = _read(written, formats)
        if moment is not None:
            return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)
    raise FrontDeskError("imports.no_date", text=text[:50])


def _read(text: str, formats: tuple[str, ...]) -> datetime | None:
    """Return what a text says in the first format that it has; None for none, or one out of all bounds."""
    for pattern in formats:
        try:
            moment = datetime.strptime(text, pattern)  # noqa: DTZ007  the zone follows
        except ValueError:
            continue
        if not any(part in pattern for part in _HAS_TIME):
            moment = datetime.combine(moment, _NOON)
        return moment if _FIRST_YEAR <= moment.year <= _LAST_YEAR else None
    return None
