"""The rules of a time zone as a calendar file carries them along (RFC 5545 § 3.6.5).

The library writes such rules, too, but from 1970 to 2038, and dates the beginning of summer time by the
new offset instead of the old one, so that readers without rules of their own are an hour out.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)
_AROUND = timedelta(days=400)  # whatever began before the first entry or ends after the last


def zone_rules(timezone: ZoneInfo, first: datetime, last: datetime) -> Timezone:
    """Return the offsets of a zone from a year before an instant to a year after another, and more."""
    start = (first - _AROUND).astimezone(UTC).replace(microsecond=0)
    rules = Timezone()
    rules.add("tzid", timezone.key)
    rules.add_component(_offset(timezone, start, start))
    for before, after in _changes(timezone, start, last + _AROUND):
        rules.add_component(_offset(timezone, before, after))
    return rules


def _changes(timezone: ZoneInfo, start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
    """Yield the last second before each change of the offset, and the first one with the new offset."""
    while start < end:
        day_after = start + _DAY
        if _state(timezone, start) != _state(timezone, day_after):
            before, after = start, day_after
            while after - before > _SECOND:
                middle = before + timedelta(seconds=(after - before) // _SECOND // 2)
                if _state(timezone, middle) == _state(timezone, start):
                    before = middle
                else:
                    after = middle
            yield before, after
        start = day_after


def _state(timezone: ZoneInfo, at: datetime) -> tuple[timedelta | None, str | None]:
    local = at.astimezone(timezone)
    return local.utcoffset(), local.tzname()


def _offset(timezone: ZoneInfo, before: datetime, after: datetime) -> TimezoneStandard | TimezoneDaylight:
    """Return the part of the rules that begins with a change; it is dated by the offset before it."""
    old, new = before.astimezone(timezone), after.astimezone(timezone)
    offset = old.utcoffset() or timedelta(0)
    part = TimezoneDaylight() if new.dst() else TimezoneStandard()
    part.add("dtstart", (after.astimezone(UTC) + offset).replace(tzinfo=None))
    part.add("tzoffsetfrom", offset)
    part.add("tzoffsetto", new.utcoffset() or timedelta(0))
    part.add("tzname", new.tzname() or timezone.key)
    return part
