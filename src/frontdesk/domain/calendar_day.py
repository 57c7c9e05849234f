"""One day of the office: when it is open, whether it counts as a business day, and why not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Final, Protocol
from zoneinfo import ZoneInfo

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.hours import Interval, WeekHours
from frontdesk.domain.message import Message


class Closure(StrEnum):
    """Why a day is no business day."""

    WEEKDAY = "weekday"
    HOLIDAY = "holiday"
    EXCEPTION = "exception"
    NOT_COUNTED = "not_counted"


_REASONS: Final = {
    Closure.WEEKDAY: "explain.why.weekday",
    Closure.HOLIDAY: "explain.why.holiday",
    Closure.EXCEPTION: "explain.why.exception",
    Closure.NOT_COUNTED: "explain.why.not_counted",
}


@dataclass(frozen=True, slots=True)
class DatedHours:
    """Other opening hours, or none, from the first to the last day.

    Opening hours on a day that would be closed make business hours; a business
    day only if `counts_as_business_day` says so.
    """

    first_day: date
    last_day: date
    intervals: tuple[Interval, ...] = ()
    name: str = ""
    counts_as_business_day: bool = False

    def __post_init__(self) -> None:
        if self.last_day < self.first_day:
            raise FrontDeskError(
                "calendar.last_day_first", field="last_day", first=self.first_day, last=self.last_day
            )

    def covers(self, day: date) -> bool:
        """Return whether these hours hold on a day."""
        return self.first_day <= day <= self.last_day


class HolidaySource(Protocol):
    """Tells the public holidays that the office keeps."""

    @property
    def key(self) -> str:
        """What decides the dates (country, subdivision, what is switched off), for the calendar's digest."""
        ...

    def of_year(self, year: int) -> Mapping[date, str]:
        """Return the names of a year's holidays, without those switched off."""
        ...


@dataclass(frozen=True, slots=True)
class FixedHolidays:
    """Holidays that are simply listed."""

    names: tuple[tuple[date, str], ...]

    @property
    def key(self) -> str:
        return ",".join(day.isoformat() for day, _ in self.names)

    def of_year(self, year: int) -> Mapping[date, str]:
        return {day: name for day, name in self.names if day.year == year}


NO_HOLIDAYS: Final = FixedHolidays(())


@dataclass(frozen=True, slots=True)
class Opening:
    """From an instant to an instant (UTC) the office is open."""

    opens: datetime
    closes: datetime


@dataclass(frozen=True, slots=True)
class Day:
    """One local day: its openings in order, and why it does not count as a business day."""

    date: date
    openings: tuple[Opening, ...]
    closure: Closure | None = None
    name: str = ""

    @property
    def counts(self) -> bool:
        """Whether it is a business day."""
        return self.closure is None

    @property
    def reason(self) -> Message | None:
        """Why it is no business day: a holiday's or a closure's name, or the weekday."""
        if self.closure is None:
            return None
        if self.closure is Closure.EXCEPTION and not self.name:
            return Message("explain.why.exception_unnamed")
        return Message(_REASONS[self.closure], {"day": self.date, "name": self.name})


@dataclass(frozen=True, slots=True)
class _Plan:
    """A day's hours on the office's clock before they become instants."""

    intervals: tuple[Interval, ...]
    closure: Closure | None = None
    name: str = ""


def day_of(
    day: date,
    *,
    week: WeekHours,
    holidays: HolidaySource,
    exceptions: Iterable[DatedHours],
    timezone: ZoneInfo,
) -> Day:
    """Return a day of the office; where exceptions overlap, the one for fewer days decides."""
    plan = _usual(day, week, holidays)
    covering = [dated for dated in exceptions if dated.covers(day)]
    for dated in sorted(covering, key=lambda found: found.first_day - found.last_day):
        plan = _changed(plan, dated)
    whole = (_opening(day, interval, timezone) for interval in plan.intervals)
    openings = tuple(opening for opening in whole if opening.opens < opening.closes)
    # A change of the clocks can swallow all the hours of a day, even the whole day (Samoa, 2011).
    closure = plan.closure if openings else plan.closure or Closure.WEEKDAY
    return Day(day, openings, closure, plan.name)


def _usual(day: date, week: WeekHours, holidays: HolidaySource) -> _Plan:
    intervals = week.on(day.weekday())
    if not intervals:
        return _Plan((), Closure.WEEKDAY)
    holiday = holidays.of_year(day.year).get(day)
    return _Plan(intervals) if holiday is None else _Plan((), Closure.HOLIDAY, holiday)


def _changed(plan: _Plan, dated: DatedHours) -> _Plan:
    if not dated.intervals:
        return _Plan((), Closure.EXCEPTION, dated.name)
    if plan.closure is None or dated.counts_as_business_day:
        return _Plan(dated.intervals, name=dated.name)
    return replace(plan, intervals=dated.intervals, closure=Closure.NOT_COUNTED, name=dated.name)


def _opening(day: date, interval: Interval, timezone: ZoneInfo) -> Opening:
    midnight = datetime.combine(day, datetime.min.time())
    return Opening(
        _instant(midnight + timedelta(minutes=interval.opens), timezone),
        _instant(midnight + timedelta(minutes=interval.closes), timezone),
    )


def _instant(local: datetime, timezone: ZoneInfo) -> datetime:
    """Return the first instant at which the office's clock has reached a local time.

    A time that a change of the clocks leaves out is reached at the change; one
    that comes twice, when it comes first.
    """
    early = local.replace(tzinfo=timezone, fold=0).astimezone(UTC)
    late = local.replace(tzinfo=timezone, fold=1).astimezone(UTC)
    return early if early <= late else _change_between(late, early, timezone)


def _change_between(before: datetime, after: datetime, timezone: ZoneInfo) -> datetime:
    """Return the instant between two at which the zone's offset changes, to the second."""
    offset = before.astimezone(timezone).utcoffset()
    while after - before > timedelta(seconds=1):
        middle = before + (after - before) // 2
        if middle.astimezone(timezone).utcoffset() == offset:
            before = middle
        else:
            after = middle
    return after.replace(microsecond=0)
