"""Opening hours of a week: intervals of local clock time per weekday."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import time
from typing import Final

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.message import message

MINUTES_PER_DAY: Final = 24 * 60
WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """From `opens` to `closes`, in minutes after local midnight; 1440 is the midnight that ends the day."""

    opens: int
    closes: int

    def __post_init__(self) -> None:
        if not 0 <= self.opens < self.closes <= MINUTES_PER_DAY:
            raise FrontDeskError("hours.interval_upside_down", field="hours", interval=str(self))

    def __str__(self) -> str:
        return f"{clock_text(self.opens)}-{clock_text(self.closes)}"

    @classmethod
    def between(cls, opens: time, closes: time) -> Interval:
        """Return the interval of two clock times; a closing time of 00:00 means the end of the day."""
        return cls(_minutes(opens), _minutes(closes) or MINUTES_PER_DAY)


@dataclass(frozen=True, slots=True)
class WeekHours:
    """The opening hours of each weekday, Monday first; a day without intervals is closed.

    The intervals of a day are in order, and neither overlap nor touch.
    """

    days: tuple[tuple[Interval, ...], ...]

    def __post_init__(self) -> None:
        if len(self.days) != len(WEEKDAYS):
            raise ValueError("a week has seven days")

    @classmethod
    def of(cls, days: Sequence[Iterable[Interval]]) -> WeekHours:
        """Return a week of seven days' intervals, put in order.

        Raises `FrontDeskError` when intervals of a day overlap.
        """
        return cls(tuple(joined(day, name) for name, day in zip(WEEKDAYS, days, strict=True)))

    def on(self, weekday: int) -> tuple[Interval, ...]:
        """Return the intervals of a weekday (Monday is 0, as in `date.weekday`)."""
        return self.days[weekday]


def joined(intervals: Iterable[Interval], day: str = "") -> tuple[Interval, ...]:
    """Return intervals in order, those that touch joined into one.

    Raises `FrontDeskError`, naming the day where it is given, when two overlap.
    """
    result: list[Interval] = []
    for interval in sorted(intervals):
        if result and interval.opens < result[-1].closes:
            where = message("hours.overlap_day", day=day) if day else ""
            raise FrontDeskError(
                "hours.overlap", field="hours", day=where, first=str(result[-1]), second=str(interval)
            )
        if result and interval.opens == result[-1].closes:
            interval = Interval(result.pop().opens, interval.closes)
        result.append(interval)
    return tuple(result)


def clock_text(minutes: int) -> str:
    """Return minutes after midnight as "09:00"; 1440 as "24:00"."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute
