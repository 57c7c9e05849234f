"""When the calls of a series fall: by its rule, on the office's clock, on days on which it is open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from dateutil.rrule import rrulestr

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.instants import utc
from frontdesk.domain.recurrence import Recurrence
from frontdesk.services.rules import Rules

_LONGEST = timedelta(hours=24)
_MOST_EXCEPTIONS = 366
_AT_A_TIME = 400  # days of a rule that are looked at: more than a year of days


@dataclass(frozen=True, slots=True)
class Pattern:
    """What decides the days and windows of a series."""

    rule: str  # RFC 5545
    first_on: date
    starts: time  # by the office's clock: it stays so when the clocks change
    minutes: int
    exceptions: frozenset[date] = frozenset()
    moved: Mapping[date, tuple[datetime, datetime]] = field(default_factory=dict)  # single days of the rule


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One call of a series: the day of its rule, and the window, perhaps on a later day that is open."""

    day: date
    start: datetime
    end: datetime


def pattern_of(
    office: Rules, window: tuple[datetime, datetime], recurrence: Recurrence, exceptions: Sequence[date]
) -> Pattern:
    """Return what decides the days of a series whose first window is known.

    Raises `FrontDeskError` with the field at fault: "window", "exceptions", "every", "until" …
    """
    start, end = window
    if end - start > _LONGEST:
        raise FrontDeskError("callback.series_window", field="window")
    if len(exceptions) > _MOST_EXCEPTIONS:
        raise FrontDeskError("input.too_many", field="exceptions", most=_MOST_EXCEPTIONS)
    local = office.calendar.local(start)
    recurrence.check(local.date())
    return Pattern(
        recurrence.rule(local.date()),
        local.date(),
        local.time().replace(second=0, microsecond=0),
        max(1, (end - start) // timedelta(minutes=1)),
        frozenset(exceptions),
    )


def first_call(office: Rules, pattern: Pattern) -> Occurrence:
    """Return the first call of a series. Raises `FrontDeskError` (field "until") where there is none."""
    first = next(occurrences(office, pattern), None)
    if first is None:
        raise FrontDeskError("callback.never", field="until")
    return first


def occurrences(office: Rules, pattern: Pattern, *, after: date | None = None) -> Iterator[Occurrence]:
    """Yield the calls of a series after a day of its rule, in order.

    One that falls on a day on which the office is closed is made on the next business day, and left out
    where the next one comes as soon; one that was moved is made when somebody said.
    """
    since = pattern.first_on - timedelta(days=1) if after is None else after
    days = [*_days(pattern, since), date.max]
    for day, following in pairwise(days):
        on = _open_day(office, day)
        if day in pattern.moved:
            yield Occurrence(day, *pattern.moved[day])
        elif on is not None and on < following:
            yield Occurrence(day, *usual(office, pattern, on))


def usual(office: Rules, pattern: Pattern, day: date) -> tuple[datetime, datetime]:
    """Return the window that a series has on a day."""
    start = utc(datetime.combine(day, pattern.starts, office.timezone))
    return start, start + timedelta(minutes=pattern.minutes)


def rule_days(pattern: Pattern, after: date) -> list[date]:
    """Return the next days of the rule, those that are left out among them."""
    rule = rrulestr(pattern.rule, dtstart=datetime.combine(pattern.first_on, time.min))
    return [moment.date() for moment in rule.xafter(datetime.combine(after, time.max), count=_AT_A_TIME)]


def _days(pattern: Pattern, after: date) -> list[date]:
    return [day for day in rule_days(pattern, after) if day not in pattern.exceptions]


def _open_day(office: Rules, day: date) -> date | None:
    """Return a day itself if the office opens on it, else the next business day, if there is one."""
    if office.calendar.intervals(day):
        return day
    try:
        return office.calendar.next_business_day(day)
    except FrontDeskError:
        return None
