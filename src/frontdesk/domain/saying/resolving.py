"""From a reading to instants: which window it is on the days that it can be."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.hours import MINUTES_PER_DAY, Interval
from frontdesk.domain.message import Message
from frontdesk.domain.saying.dates import dates
from frontdesk.domain.saying.said import Clock, Clocks, Edge, FromNow, OnWeekday, Said, Shape, Which
from frontdesk.domain.saying.setting import Setting, refusal
from frontdesk.domain.saying.window import SaidWindow
from frontdesk.domain.saying.words import Part, TimeWords

_DAY: Final = "day"  # in the words' hours: the whole day
_MINUTE: Final = timedelta(minutes=1)
_SHORTEST: Final = timedelta(minutes=15)  # of a window that ends because the office closes


def windows(said: Said, setting: Setting, words: TimeWords) -> tuple[SaidWindow, ...]:
    """Return the windows that a reading can be, one for each day that it can mean.

    Raises `FrontDeskError` where it can be none, with the reason of the first day.
    """
    if said.lasts is not None and not 0 < said.lasts <= 24 * 60:
        raise refusal("said_time.too_wide")
    found: list[SaidWindow] = []
    refused: list[FrontDeskError] = []
    try:
        for day in dates(said.day, setting):
            try:
                found.append(_Resolving(said, setting, words, day).window())
            except FrontDeskError as error:
                refused.append(error)
    except OverflowError:
        raise refusal("said_time.too_far") from None
    if not found:
        raise refused[0]
    first = isinstance(said.day, OnWeekday) and said.day.which is Which.FIRST
    if first and said.time is None and not said.part:
        return tuple(found[-1:])  # a weekday alone, said on that day, is not today
    return tuple(found)


class _Resolving:
    """One reading on one day."""

    def __init__(self, said: Said, setting: Setting, words: TimeWords, day: date) -> None:
        self._said = said
        self._setting = setting
        self._words = words
        self._day = day
        self._lasts = timedelta(minutes=said.lasts) if said.lasts is not None else setting.length

    def window(self) -> SaidWindow:
        """Return the window. Raises `FrontDeskError`."""
        match self._said.time:
            case FromNow() as time:
                return self._from_now(time)
            case Clocks() as time:
                return self._clocks(time)
            case Edge() as edge:
                return self._edge(edge)
            case None:
                return self._stretch()

    def _from_now(self, time: FromNow) -> SaidWindow:
        now = self._setting.now
        start = now + timedelta(minutes=time.minutes)
        end = self._ends(start) if time.until is None else now + timedelta(minutes=time.until)
        return self._setting.window(start, end)

    def _stretch(self) -> SaidWindow:
        """Return a part of the day, or the whole, from now on where it has begun."""
        start, end = self._part(self._said.part or _DAY)
        half = (end - start) / 2
        if self._said.shade == "early":
            end = start + half
        elif self._said.shade == "late":
            start += half
        start = max(start, self._setting.now)
        if self._said.lasts is not None:
            raise refusal("said_time.unclear")  # an hour of the morning is no window yet
        if end <= start:
            raise refusal("said_time.past")
        return self._setting.window(start, end)

    def _edge(self, edge: Edge) -> SaidWindow:
        start, end = self._part(_DAY)
        if edge is Edge.OPENING:
            end = min(end, start + self._lasts)
        else:
            start = max(start, end - self._lasts)
        return self._setting.window(max(start, self._setting.now), end)

    def _clocks(self, time: Clocks) -> SaidWindow:
        if time.shape is Shape.SPAN:
            return self._span(time.clock, time.end)
        at, notes = self._at(time.clock)
        match time.shape:
            case Shape.FROM:
                _, closes = self._part(_DAY)
                end = closes if closes > at and self._said.lasts is None else at + self._lasts
                return self._setting.window(at, end, notes)
            case Shape.UNTIL:
                opens, _ = self._part(_DAY)
                start = max(opens if opens < at else at - self._lasts, self._setting.now)
                if start >= at:
                    raise refusal("said_time.past")
                return self._setting.window(start, at, notes)
            case Shape.AROUND:
                at -= self._lasts / 2
            case _:
                pass
        if at < self._setting.now:
            raise refusal("said_time.past")
        return self._setting.window(at, self._ends(at), notes)

    def _ends(self, start: datetime) -> datetime:
        """Return when it ends if nobody says so: no later than the day, where that leaves time for a call."""
        calendar = self._setting.calendar
        openings = calendar.intervals(calendar.local(start).date())
        left = openings[-1].closes - start if openings and calendar.is_open(start) else timedelta(0)
        if self._said.lasts is not None or left < _SHORTEST:
            return start + self._lasts
        return start + min(self._lasts, left)

    def _span(self, first: Clock, last: Clock) -> SaidWindow:
        if self._said.lasts is not None:
            raise refusal("said_time.unclear")
        last = self._in_part(last) or last
        starts = self._in_part(first)
        if len(first) > 1 and len(last) == 1:
            starts = tuple(sorted(minute for minute in starts if minute < last[0]))[-1:] or starts
        start, notes = self._at(starts)
        shown = next(minute for minute in starts if self._setting.at(self._day, minute)[0] == start)
        later = [minute for minute in sorted(last) if minute > shown]
        if not later:
            raise refusal("said_time.backwards")
        end, more = self._setting.at(self._day, later[0])
        return self._setting.window(start, end, (*notes, *more))

    def _at(self, clock: Clock) -> tuple[datetime, tuple[Message, ...]]:
        """Return the instant of a time of day: of 3 and 15 o'clock the one at which the office is open."""
        clock = self._in_part(clock)
        if self._said.day is None and MINUTES_PER_DAY in clock:
            clock = (MINUTES_PER_DAY,)  # the midnight that comes
        if len(clock) == 1:
            return self._setting.at(self._day, clock[0])
        if not clock:
            raise refusal("said_time.unclear")
        choices = [self._setting.at(self._day, minute) for minute in clock]
        open_ = [choice for choice in choices if self._is_open(choice[0])]
        if not open_ and not self._setting.is_open_on(self._day):
            start, end = self._setting_span(self._words.parts[_DAY].frame)
            open_ = [choice for choice in choices if start <= choice[0] < end]
        if len(open_) != 1:
            early, late = (f"{minute // 60:02}:{minute % 60:02}" for minute in clock)
            raise refusal("said_time.which_half", early=early, late=late)
        return open_[0]

    def _is_open(self, at: datetime) -> bool:
        """Whether the office is open then, or has closed that minute where that is the end ("by 5")."""
        calendar = self._setting.calendar
        closing = isinstance(self._said.time, Clocks) and self._said.time.shape is Shape.UNTIL
        return calendar.is_open(at) or (closing and calendar.is_open(at - _MINUTE))

    def _in_part(self, clock: Clock) -> Clock:
        """Return those of the times that lie in the part of the day that is said."""
        part = self._said.part
        if not part:
            return clock
        frame = self._words.parts[part].frame
        return tuple(minute for minute in clock if frame.opens <= minute <= frame.closes)

    def _part(self, name: str) -> tuple[datetime, datetime]:
        part = self._words.parts[name]
        if name == _DAY:
            part = Part(Interval(0, 1440), part.usual)
        return self._setting.frame(self._day, part)

    def _setting_span(self, interval: Interval) -> tuple[datetime, datetime]:
        return self._setting.frame(self._day, Part(interval, interval))
