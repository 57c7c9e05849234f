"""What is owed as Today shows it: in which group, how urgent, and how long until or since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from frontdesk.domain.calendar import OfficeCalendar
from frontdesk.domain.instants import utc
from frontdesk.domain.message import Message, message

SOON: Final = timedelta(hours=2)
"""What is due within two hours is counted down; what is due later shows its time."""

_MINUTE: Final = timedelta(minutes=1)
_HOUR: Final = timedelta(hours=1)
_LATE_IN_HOURS: Final = timedelta(hours=10)
_INSTANT: Final = timedelta(microseconds=1)
_WEEK: Final = 7
_YEAR: Final = 365  # days, roughly
_LATE_IN_YEARS: Final = 2 * _YEAR


class DueGroup(StrEnum):
    """The groups of Today, soonest first."""

    OVERDUE = "overdue"
    TODAY = "today"
    NEXT_BUSINESS_DAY = "next_business_day"
    LATER = "later"


class Urgency(StrEnum):
    """How a deadline is to catch the eye."""

    OVERDUE = "overdue"
    SOON = "soon"
    NORMAL = "normal"


@dataclass(frozen=True, slots=True)
class Countdown:
    """How long until or since a deadline, in words, and how urgent that makes it."""

    message: Message
    urgency: Urgency


@dataclass(frozen=True, slots=True)
class DueView:
    """How deadlines look from one instant; made once for a whole list."""

    now: datetime  # UTC
    today: date
    next_business_day: date
    calendar: OfficeCalendar

    @classmethod
    def at(cls, now: datetime, calendar: OfficeCalendar) -> DueView:
        """Return the view from an instant.

        Raises `FrontDeskError` when the office has no business day within two years.
        """
        today = calendar.local(now).date()
        return cls(utc(now), today, calendar.next_business_day(today), calendar)

    def day(self, due: datetime) -> date:
        """Return the office's day that a deadline belongs to; midnight still belongs to the day it ends."""
        return self.calendar.local(utc(due) - _INSTANT).date()

    def group(self, due: datetime) -> DueGroup:
        """Return the group of a deadline; it is overdue once its moment has passed."""
        if due < self.now:
            return DueGroup.OVERDUE
        day = self.day(due)
        if day <= self.today:
            return DueGroup.TODAY
        return DueGroup.NEXT_BUSINESS_DAY if day <= self.next_business_day else DueGroup.LATER

    def countdown(self, due: datetime) -> Countdown:
        """Return "35 min late", "in 1 h 10", "17:00", "Tue 17:00" or a date, with the urgency."""
        if due < self.now:
            return Countdown(self._late(due), Urgency.OVERDUE)
        if due - self.now <= SOON:
            return Countdown(_remaining(due - self.now), Urgency.SOON)
        return Countdown(self._moment(due), Urgency.NORMAL)

    def _late(self, due: datetime) -> Message:
        """Return how long since, in a unit that stays readable: what is imported may be years late."""
        late = self.now - due
        if late < _HOUR:
            return message("due.minutes_late", minutes=max(1, late // _MINUTE))
        if late < _LATE_IN_HOURS:
            return message("due.hours_late", hours=late // _HOUR, minutes=f"{late % _HOUR // _MINUTE:02}")
        days = max(1, (self.today - self.day(due)).days)
        if days >= _LATE_IN_YEARS:
            return message("due.years_late", years=days // _YEAR)
        return message("due.days_late", days=days)

    def _moment(self, due: datetime) -> Message:
        day = self.day(due)
        midnight = day < self.calendar.local(due).date()
        if day == self.today:
            return message("due.midnight") if midnight else message("due.time", at=due)
        if (day - self.today).days >= _WEEK:
            return message("due.day", day=day)
        if midnight:
            return message("due.weekday_midnight", day=day)
        return message("due.weekday_time", day=day, at=due)


def _remaining(left: timedelta) -> Message:
    minutes = -(-left // _MINUTE)
    if minutes < 60:
        return message("due.in_minutes", minutes=minutes)
    return message("due.in_hours", hours=minutes // 60, minutes=f"{minutes % 60:02}")
