"""In what setting something is said: when, by which clock, at which office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from frontdesk.domain.calendar import OfficeCalendar
from frontdesk.domain.calendar_day import Opening
from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.hours import Interval
from frontdesk.domain.instants import in_zone, utc
from frontdesk.domain.message import Message, message
from frontdesk.domain.saying.window import HOUR, SaidWindow, instants, reached, said_window
from frontdesk.domain.saying.words import Part

FIELD: Final = "window"
FURTHEST: Final = timedelta(days=2 * 366)


@dataclass(frozen=True, slots=True)
class Setting:
    """When it is said, whose clock is meant, and how long a window is whose end is not said."""

    now: datetime
    calendar: OfficeCalendar
    zone: ZoneInfo
    length: timedelta = HOUR
    typed: str = ""  # the saying itself, for a refusal that repeats a part of it

    @classmethod
    def of(
        cls,
        now: datetime,
        calendar: OfficeCalendar,
        zone: ZoneInfo | None,
        length: timedelta,
        *,
        typed: str = "",
    ) -> Setting:
        """Return the setting; the office's own clock is meant unless somebody says otherwise."""
        minute = utc(now).replace(second=0, microsecond=0)
        return cls(minute, calendar, zone or calendar.timezone, max(length, timedelta(minutes=1)), typed)

    @property
    def today(self) -> date:
        """The date on the clock that is meant."""
        return in_zone(self.now, self.zone).date()

    def at(self, day: date, minute: int) -> tuple[datetime, tuple[Message, ...]]:
        """Return the instant of a clock time, and what is to be known about it.

        Raises `FrontDeskError` where a change of the clocks leaves the time out.
        """
        found = instants(day, minute, self.zone)
        text = f"{minute // 60 % 24:02}:{minute % 60:02}"
        if not found:
            raise refusal("said_time.clocks_skip", time=text, day=day)
        twice = (message("said_time.clocks_repeat", time=text, day=day),) if len(found) > 1 else ()
        return found[0], twice

    def frame(self, day: date, part: Part) -> tuple[datetime, datetime]:
        """Return the office's hours in a part of a day; where it has none, what that part usually is."""
        start, end = self._span(day, part.frame)
        open_ = self._openings(start, end)
        if not open_:
            return self._span(day, part.usual)
        return max(start, open_[0].opens), min(end, open_[-1].closes)

    def is_open_on(self, day: date) -> bool:
        """Whether the office opens at all between two midnights of the clock that is meant."""
        start, end = self._span(day, Interval(0, 1440))
        return bool(self._openings(start, end))

    def window(self, start: datetime, end: datetime, notes: tuple[Message, ...] = ()) -> SaidWindow:
        """Return a window. Raises `FrontDeskError` for one that is over, upside down or too far ahead."""
        if end <= start:
            raise refusal("said_time.backwards")
        if end <= self.now:
            raise refusal("said_time.past")
        if start > self.now + FURTHEST:
            raise refusal("said_time.too_far")
        if end - start > timedelta(days=1):
            raise refusal("said_time.too_wide")
        return said_window(start, end, office=self.calendar.timezone, theirs=self.zone, notes=notes)

    def _span(self, day: date, interval: Interval) -> tuple[datetime, datetime]:
        return reached(day, interval.opens, self.zone), reached(day, interval.closes, self.zone)

    def _openings(self, start: datetime, end: datetime) -> list[Opening]:
        first, last = self.calendar.local(start).date(), self.calendar.local(end).date()
        days = (first + timedelta(days=step) for step in range((last - first).days + 1))
        openings = (opening for day in days for opening in self.calendar.intervals(day))
        return [opening for opening in openings if opening.opens < end and opening.closes > start]


def refusal(id_: str, **params: object) -> FrontDeskError:
    """Return the refusal of a saying."""
    return FrontDeskError(id_, field=FIELD, **params)
