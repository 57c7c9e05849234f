"""Whole days that were read from a calendar: holidays, closures, absences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from frontdesk.domain.message import Message


@dataclass(frozen=True, slots=True)
class DaysRead:
    """Days from the first to the last, both included, under a name; `uid` tells the entry (RFC 5545).

    `instead_of` is the day of a repetition that these replace (RECURRENCE-ID).
    """

    first_day: date
    last_day: date
    name: str
    uid: str = ""
    instead_of: date | None = None


@dataclass(frozen=True, slots=True)
class DaysCancelled:
    """An entry that is cancelled, or one day of it; `why` says so where nothing was kept of it."""

    uid: str
    day: date | None
    why: Message


@dataclass(frozen=True, slots=True)
class CalendarRead:
    """What a calendar file says, in order, and what of it was left out and why.

    `name` is the calendar's. It is `whole` unless it is a message about single entries (RFC 5546), so that
    what was kept of it and has gone from it is no longer. `seen` are the entries that stand in it, by uid;
    of those in `settled` all days are known, and other days that were kept of them are no longer.
    """

    days: tuple[DaysRead, ...]
    left_out: tuple[Message, ...] = ()
    cancelled: tuple[DaysCancelled, ...] = ()
    name: str = ""
    whole: bool = False
    seen: frozenset[str] = frozenset()
    settled: frozenset[str] = frozenset()
