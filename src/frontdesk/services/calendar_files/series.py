"""A series of calls as one repeated entry of a calendar (RFC 5545 § 3.8.5).

Its rule stands in the entry; days without a call are left out of it (EXDATE), and calls at another time than
the rule's have an entry of their own (RECURRENCE-ID).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import takewhile
from typing import Final

from frontdesk.services.calendar_files.writing import ALARM, Appointment
from frontdesk.services.callbacks.recurring import occurrences, rule_days, usual
from frontdesk.services.callbacks.series_record import SeriesRecord
from frontdesk.services.rules import Rules

AHEAD: Final = timedelta(days=366)
"""So far ahead single days are written; the office's calendar says little of what is later."""

_ENDS: Final = re.compile(r";(?:UNTIL|COUNT)=[^;]*")
_UNTIL: Final = re.compile(r"UNTIL=(\d{8})T\d{6}")
_DAY: Final = timedelta(days=1)


def repeated(
    office: Rules, series: SeriesRecord, calls: Mapping[date, Appointment], *, sequence: int, now: datetime
) -> tuple[Appointment, ...]:
    """Return the entry of a series and those of its single days; `calls` are the calls there are, by day."""
    days = rule_days(series.pattern, series.first_on - _DAY)
    if not days:
        return ()
    uid = f"series-{series.id}-{series.made:%Y%m%dT%H%M%S}@frontdesk"
    start, end = usual(office, series.pattern, days[0])
    entry = replace(
        calls[max(calls)], uid=uid, sequence=sequence, start=start, end=end, alarm=ALARM, cancelled=False,
        rule=_rule(office, series),
    )  # fmt: skip
    left_out: list[datetime] = []
    single: list[Appointment] = []
    for usually, found in _days(office, series, calls, entry, now):
        if found is None or found.cancelled:
            left_out.append(usually)
        else:
            single.append(replace(found, uid=uid, sequence=sequence, instead_of=usually))
    return (replace(entry, left_out=tuple(left_out)), *single)


def _days(
    office: Rules, series: SeriesRecord, calls: Mapping[date, Appointment], entry: Appointment, now: datetime
) -> Iterator[tuple[datetime, Appointment | None]]:
    """Yield the days that are not as the rule has them: when they would be, and what is instead, if anything.

    Days before the first call that is written are only yielded where they were left out.
    """
    pattern = series.pattern
    first, last = min(calls), office.day(now + AHEAD)
    held = {each.day: each for each in occurrences(office, pattern, after=first - _DAY)}
    for day in sorted(series.exceptions):
        if day < first:
            yield usual(office, pattern, day)[0], None
    for day in takewhile(lambda each: each <= last, rule_days(pattern, first - _DAY)):
        usually = usual(office, pattern, day)[0]
        if day in calls:
            yield usually, calls[day]
        elif day not in held:
            yield usually, None
        elif held[day].start != usually:
            window = held[day]
            yield usually, replace(entry, start=window.start, end=window.end, rule="")


def _rule(office: Rules, series: SeriesRecord) -> str:
    """Return the rule as a calendar file has it: its end in UTC, or when the series ended before."""
    if series.ended is not None:
        return f"{_ENDS.sub('', series.rule)};UNTIL={series.ended.astimezone(UTC):%Y%m%dT%H%M%SZ}"

    def in_utc(found: re.Match[str]) -> str:
        last = date.fromisoformat(found[1])
        end = datetime.combine(last, time(23, 59, 59), office.timezone).astimezone(UTC)
        return f"UNTIL={end:%Y%m%dT%H%M%SZ}"

    return _UNTIL.sub(in_utc, series.rule)
