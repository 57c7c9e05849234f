"""The office's calendar: when it is open, what a business day is, and arithmetic with both.

Rules (design, *Time*): the day of receipt is day 0, whether the office was open
or not; the first business day after it is day 1; a deadline of n business days
falls at closing time of day n. Business time runs only while the office is
open, measured between real instants, so that a change of the clocks neither
adds nor loses any.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final, TypeVar
from zoneinfo import ZoneInfo

from frontdesk.domain.calendar_day import NO_HOLIDAYS, DatedHours, Day, HolidaySource, Opening, day_of
from frontdesk.domain.counting import Counted, count_days, run_back, run_forward
from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.hours import WeekHours
from frontdesk.domain.hours_text import format_hours, format_intervals
from frontdesk.domain.instants import in_zone, utc
from frontdesk.domain.message import Message

LONGEST_CLOSED: Final = 731
"""So many closed days in a row (two years) mean that the office never opens again."""

MOST_BUSINESS_DAYS: Final = 2500
"""No promise reaches further than about ten years."""

_ONE_DAY: Final = timedelta(days=1)
_REMEMBERED: Final = 20_000

_K = TypeVar("_K")
_V = TypeVar("_V")


@dataclass(frozen=True, slots=True)
class _Memory:
    """What has been worked out before; it changes nothing that can be seen."""

    days: dict[date, Day] = field(default_factory=dict)
    counts: dict[tuple[date, int], Counted] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OfficeCalendar:
    """When the office is open: its week, exceptions to it and public holidays, in its time zone.

    Instants are given with a time zone (any) and returned in UTC.
    """

    timezone: ZoneInfo
    week: WeekHours
    exceptions: tuple[DatedHours, ...] = ()
    holidays: HolidaySource = NO_HOLIDAYS
    _digest: list[str] = field(default_factory=list, init=False, repr=False, compare=False)
    _memory: _Memory = field(default_factory=_Memory, init=False, repr=False, compare=False)

    def day(self, day: date) -> Day:
        """Return everything about one day: openings, whether it counts, why not."""
        known = self._memory.days.get(day)
        if known is None:
            known = self._worked_out(day)
            _remember(self._memory.days, day, known)
        return known

    def intervals(self, day: date) -> tuple[Opening, ...]:
        """Return when the office is open on a local day."""
        return self.day(day).openings

    def is_business_day(self, day: date) -> bool:
        """Return whether a day counts; a day with extra opening hours may not."""
        return self.day(day).counts

    def why_closed(self, day: date) -> Message | None:
        """Return why the office does not open at all on a day; None when it does."""
        found = self.day(day)
        return None if found.openings else found.reason

    def closing(self, day: date) -> datetime:
        """Return when the office closes for the day.

        Raises `FrontDeskError` when it does not open on that day.
        """
        openings = self.intervals(day)
        if not openings:
            raise FrontDeskError("calendar.closed_on", day=day)
        return openings[-1].closes

    def next_business_day(self, day: date) -> date:
        """Return the first business day after a day.

        Raises `FrontDeskError` when there is none within two years.
        """
        return next(found.date for found in self._days_from(day) if found.counts)

    def count_business_days(self, after: date, through: date) -> int:
        """Return how many business days follow `after`, up to and including `through`.

        With the day of receipt as `after` it is the number of the day ("day 6 of 7").
        """
        steps = range(1, (through - after).days + 1)
        return sum(self.is_business_day(after + timedelta(days=step)) for step in steps)

    def local(self, at: datetime) -> datetime:
        """Return an instant on the office's clock."""
        return in_zone(at, self.timezone)

    def is_open(self, at: datetime) -> bool:
        """Return whether the office is open at an instant; at closing time it no longer is."""
        return self.open_until(at) is not None

    def open_until(self, at: datetime) -> datetime | None:
        """Return when the present opening ends, or None when the office is closed."""
        openings = self.intervals(self.local(at).date())
        return next((opening.closes for opening in openings if opening.opens <= at < opening.closes), None)

    def next_open(self, at: datetime) -> datetime:
        """Return the instant itself while the office is open, otherwise when it opens next.

        Raises `FrontDeskError` when it does not open within two years.
        """
        return max(next(self._openings_after(at)).opens, utc(at))

    def add_business_days(self, received: datetime, days: int) -> Counted:
        """Return closing time of business day `days`, the day of receipt being day 0.

        Raises `FrontDeskError` for fewer than one day or more than any office
        promises, and when the office stays closed for two years.
        """
        if not 1 <= days <= MOST_BUSINESS_DAYS:
            raise FrontDeskError("calendar.days_out_of_range", days=days, most=MOST_BUSINESS_DAYS)
        key = (self.local(received).date(), days)
        known = self._memory.counts.get(key)
        if known is None:
            known = count_days(self._days_from(key[0]), days)
            _remember(self._memory.counts, key, known)
        return known

    def add_business_time(self, start: datetime, amount: timedelta) -> Counted:
        """Return the instant by which the office has been open for `amount` since `start`.

        It may be closing time, rather than the next opening. A negative amount
        counts backwards; no time at all leads to the next open instant. Raises
        `FrontDeskError` like `add_business_days`.
        """
        if abs(amount) > timedelta(days=MOST_BUSINESS_DAYS):
            raise FrontDeskError("calendar.time_out_of_range", most=MOST_BUSINESS_DAYS)
        if not amount:
            return Counted(self.next_open(start))
        if amount < timedelta(0):
            return run_back(self._openings_before(start), utc(start), -amount)
        return run_forward(self._openings_after(start), utc(start), amount)

    def business_time_between(self, start: datetime, end: datetime) -> timedelta:
        """Return how long the office is open between two instants; negative when `end` comes first."""
        start, end = utc(start), utc(end)
        if end < start:
            return -self.business_time_between(end, start)
        first, last = self.local(start).date(), self.local(end).date()
        days = (first + timedelta(days=step) for step in range((last - first).days + 1))
        openings = (opening for day in days for opening in self.intervals(day))
        lengths = (min(opening.closes, end) - max(opening.opens, start) for opening in openings)
        return sum((length for length in lengths if length > timedelta(0)), timedelta(0))

    def digest(self) -> str:
        """Return a short hash that differs where a computed instant could differ.

        Names do not enter it, nor does the version of the time zone's rules.
        """
        if not self._digest:
            self._digest.append(_digest(self))
        return self._digest[0]

    def _worked_out(self, day: date) -> Day:
        try:
            return day_of(
                day,
                week=self.week,
                holidays=self.holidays,
                exceptions=self.exceptions,
                timezone=self.timezone,
            )
        except OverflowError:
            raise FrontDeskError("calendar.beyond_time", day=day) from None

    def _openings_after(self, at: datetime) -> Iterator[Opening]:
        """Yield every opening that ends after an instant, first to last."""
        today = self.local(at).date()
        yield from (opening for opening in self.intervals(today) if opening.closes > at)
        for day in self._days_from(today):
            yield from day.openings

    def _openings_before(self, at: datetime) -> Iterator[Opening]:
        """Yield every opening that begins before an instant, last to first."""
        today = self.local(at).date()
        yield from (opening for opening in reversed(self.intervals(today)) if opening.opens < at)
        for day in self._days_from(today, -_ONE_DAY):
            yield from reversed(day.openings)

    def _days_from(self, day: date, step: timedelta = _ONE_DAY) -> Iterator[Day]:
        """Yield the days next to a day, on and on; refuse where none is a business day for two years."""
        idle = 0
        while idle <= LONGEST_CLOSED:
            try:
                day += step
            except OverflowError:
                raise FrontDeskError("calendar.beyond_time", day=day) from None
            found = self.day(day)
            idle = 0 if found.counts else idle + 1
            yield found
        raise FrontDeskError("calendar.never_open", field="hours", day=day)


def _remember(memory: dict[_K, _V], key: _K, value: _V) -> None:
    if len(memory) >= _REMEMBERED:
        memory.clear()
    memory[key] = value


def _digest(calendar: OfficeCalendar) -> str:
    parts = [calendar.timezone.key, format_hours(calendar.week), calendar.holidays.key]
    for dated in calendar.exceptions:
        hours = format_intervals(dated.intervals)
        parts.append(f"{dated.first_day}/{dated.last_day} {hours} {dated.counts_as_business_day}")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]
