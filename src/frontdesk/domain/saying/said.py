"""What a saying says, before it is known which instants that comes to."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

Clock = tuple[int, ...]
"""A time of day in minutes after midnight; 3 o'clock is 180 or 900 until something decides."""


class Which(StrEnum):
    """Which one of the weekdays that come."""

    FIRST = "first"  # the next that comes
    NEXT = "next"  # "next Thursday": some mean the first that comes, others the one of next week
    THIS = "this"
    NEXT_WEEK = "next_week"


@dataclass(frozen=True, slots=True)
class DaysAhead:
    """So many days from today; business days skip those on which the office is closed."""

    days: int
    business: bool = False


@dataclass(frozen=True, slots=True)
class OnWeekday:
    """A weekday, Monday being 0."""

    weekday: int
    which: Which = Which.FIRST


@dataclass(frozen=True, slots=True)
class OnDate:
    """A date; what is not said of it is the nearest that comes. `words` are the pieces that say it."""

    day: int
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    words: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Wide:
    """More than a day: no promise that anybody could wait for."""


Day = DaysAhead | OnWeekday | OnDate | Wide


class Shape(StrEnum):
    """How clock times make a window."""

    AT = "at"  # from then, of the usual length
    AROUND = "around"  # of the usual length, with that in its middle
    SPAN = "span"
    FROM = "from"  # until the office closes
    UNTIL = "until"  # from when it opens


@dataclass(frozen=True, slots=True)
class Clocks:
    """One time of day, or the two ends of a span."""

    shape: Shape
    clock: Clock
    end: Clock = ()


@dataclass(frozen=True, slots=True)
class FromNow:
    """So many minutes from now; until so many where both are said."""

    minutes: int
    until: int | None = None


class Edge(StrEnum):
    """The first or the last stretch of the office's day."""

    OPENING = "opening"
    CLOSING = "closing"


Time = Clocks | FromNow | Edge


@dataclass(frozen=True, slots=True)
class Said:
    """One reading of a saying."""

    day: Day | None = None
    time: Time | None = None
    part: str = ""  # "morning" …
    shade: str = ""  # "early" or "late" in that part
    lasts: int | None = None  # minutes
