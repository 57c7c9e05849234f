"""How a deadline explains itself: what it was counted from, day by day or hour by hour, and by which rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import groupby
from typing import Final

from frontdesk.domain.calendar import OfficeCalendar
from frontdesk.domain.calendar_day import Closure, Day
from frontdesk.domain.counting import Counted, Pause
from frontdesk.domain.kinds import Running
from frontdesk.domain.message import Message, message
from frontdesk.domain.provisions import Target, Unit


class Since(StrEnum):
    """What happened at the instant that a deadline is counted from."""

    RECEIVED = "received"
    ANSWERED = "answered"
    TOLD = "told"


_DAY_ZERO: Final = {
    Since.RECEIVED: "explain.day_zero",
    Since.ANSWERED: "explain.answered_day_zero",
    Since.TOLD: "explain.told_day_zero",
}
_START: Final = {
    Since.RECEIVED: "explain.received",
    Since.ANSWERED: "explain.answered",
    Since.TOLD: "explain.told",
}
_SPECIAL: Final[dict[Closure | None, str]] = {
    Closure.HOLIDAY: "explain.holiday",
    Closure.NOT_COUNTED: "explain.not_counted",
}
_FIGURES: Final = {
    (Running.BUSINESS_DAYS, Unit.BUSINESS_DAYS): "explain.figure.business_days",
    (Running.BUSINESS_HOURS, Unit.HOURS): "explain.figure.business_hours",
    (Running.BUSINESS_HOURS, Unit.MINUTES): "explain.figure.business_minutes",
    (Running.WALL_CLOCK, Unit.HOURS): "explain.figure.hours",
    (Running.WALL_CLOCK, Unit.MINUTES): "explain.figure.minutes",
    (Running.MEASURED, Unit.SECONDS): "explain.figure.seconds",
    (Running.MEASURED, Unit.RINGS): "explain.figure.rings",
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A target with the instant that it comes to."""

    target: Target
    counted: Counted

    @property
    def due(self) -> datetime:
        """When it is due (UTC)."""
        return self.counted.due


def figure(target: Target) -> Message:
    """Return a target's figure in words: "7 business days", "15 minutes"."""
    return Message(_FIGURES[target.running, target.unit], {"n": target.amount})


def explain(
    start: datetime, since: Since, candidates: Sequence[Candidate], calendar: OfficeCalendar
) -> tuple[Message, ...]:
    """Return the steps by which the first of the candidates was computed, and how the others compare."""
    winner = candidates[0]
    if winner.target.running is Running.BUSINESS_DAYS:
        begin, steps = Message(_DAY_ZERO[since], {"at": start}), _day_steps(winner.counted)
    else:
        begin, steps = Message(_START[since], {"at": start}), tuple(_by_hours(start, winner, calendar))
    return (begin, *steps, _due(winner, calendar), *_compared(candidates))


@lru_cache(maxsize=8192)
def _day_steps(counted: Counted) -> tuple[Message, ...]:
    """Return the steps over a count of days; calendars hand out the same count for the same day again."""
    return tuple(_by_days(counted.days))


def _by_days(days: tuple[Day, ...]) -> Iterator[Message]:
    """Say which days did not count, and which were the first and the last that did."""
    number = 0
    for counts, run in groupby(days, key=lambda day: day.counts):
        group = tuple(run)
        if not counts:
            yield from _closed(group)
        elif not number:
            yield message("explain.day_n", day=group[0].date, n=1)
        number += len(group) if counts else 0
    if number > 1:
        yield message("explain.day_n", day=days[-1].date, n=number)


def _by_hours(start: datetime, winner: Candidate, calendar: OfficeCalendar) -> Iterator[Message]:
    for pause in winner.counted.pauses:
        days = _days(pause, calendar)
        yield _stood_still(pause, begun=pause.start > start, overnight=len(days) > 1)
        yield from _named(days)
    yield message("explain.plus", figure=figure(winner.target))


def _stood_still(pause: Pause, *, begun: bool, overnight: bool) -> Message:
    if not begun:
        return message("explain.begins", at=pause.end)
    id_ = "explain.pauses" if overnight else "explain.pauses_within_a_day"
    return Message(id_, {"start": pause.start, "end": pause.end})


def _days(pause: Pause, calendar: OfficeCalendar) -> tuple[Day, ...]:
    """Return the days that a pause touches."""
    first, last = calendar.local(pause.start).date(), calendar.local(pause.end).date()
    return tuple(calendar.day(first + timedelta(days=step)) for step in range((last - first).days + 1))


def _named(days: Iterable[Day]) -> Iterator[Message]:
    """Say which of the closed days are closed for a reason of their own."""
    return _closed(tuple(day for day in days if day.closure in (Closure.HOLIDAY, Closure.EXCEPTION)))


def _closed(days: tuple[Day, ...]) -> Iterator[Message]:
    """Say which days do not count, put together where they follow each other for the same reason."""
    for (id_, name), run in groupby(days, key=lambda day: (_SPECIAL.get(day.closure), day.name)):
        group = tuple(run)
        if id_ is not None:
            yield Message(id_, {"days": _dates(group), "name": _reason(name)})
        elif len(group) > 2:
            yield message(
                "explain.closed_from_to", first=group[0].date, last=group[-1].date, name=_reason(name)
            )
        else:
            yield message("explain.closed_days", days=_dates(group), name=_reason(name))


def _dates(days: tuple[Day, ...]) -> tuple[date, ...]:
    return tuple(day.date for day in days)


def _reason(name: str) -> Message | str:
    return message("explain.because", name=name) if name else ""


def _due(winner: Candidate, calendar: OfficeCalendar) -> Message:
    row = _row(winner.target)
    if winner.target.running is not Running.BUSINESS_DAYS:
        return message("explain.due", at=winner.due, provision=row)
    if calendar.local(winner.due).date() > winner.counted.days[-1].date:
        return message("explain.due_midnight", provision=row)
    return message("explain.due_closing", at=winner.due, provision=row)


def _compared(candidates: Sequence[Candidate]) -> Iterator[Message]:
    winner = candidates[0]
    for other in candidates[1:]:
        if other.due == winner.due:
            yield message("explain.same_as", provision=_row(other.target))
        else:
            yield message("explain.stricter_than", provision=_row(other.target), at=other.due)


def _row(target: Target) -> Message | str:
    practice = target.office_practice
    return message("explain.office_practice", provision=target.provision) if practice else target.provision
