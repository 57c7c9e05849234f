"""What stands in a cell: texts fit to be kept, dates and times in one of a layout's formats."""

from __future__ import annotations

from datetime import UTC, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo

from frontdesk.domain.errors import FrontDeskError

MILLISECONDS = "milliseconds"
"""A format that `strptime` has not: milliseconds since 1970 UTC."""

_FIRST_YEAR, _LAST_YEAR = 1970, 9998
_NOON = time(12)  # a date without a time: no change of the clocks is near
_HAS_TIME = ("%H", "%I", "%X", "%c")
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


@lru_cache(maxsize=10_000)
def instant_in(text: str, formats: tuple[str, ...], zone: ZoneInfo) -> datetime:
    """Return the instant, in UTC, that a text says in a format of `strptime`, or as `MILLISECONDS`.

    A date without a time is noon of that day. Raises `FrontDeskError`, also for one before 1970: other
    systems write the calendar's first day where they know of none.
    """
    if MILLISECONDS in formats and text.isdecimal():
        return _since_1970(text)
    for pattern in formats:
        try:
            moment = datetime.strptime(text, pattern)  # noqa: DTZ007  the zone follows
        except ValueError:
            continue
        if not any(part in pattern for part in _HAS_TIME):
            moment = datetime.combine(moment, _NOON)
        if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
            break
        return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)
    raise FrontDeskError("imports.no_date", text=text[:50])
