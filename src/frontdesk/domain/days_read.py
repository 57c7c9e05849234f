"""Whole days that were read from a calendar: holidays, closures, absences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from frontdesk.domain.message import Message


@dataclass(frozen=True, slots=True)
class DaysRead:
    """Days from the first to the last, both included, under a name; `uid` tells the entry (RFC 5545)."""

    first_day: date
    last_day: date
    name: str
    uid: str = ""


@dataclass(frozen=True, slots=True)
class CalendarRead:
    """What a calendar file says, in order, and what of it was left out and why."""

    days: tuple[DaysRead, ...]
    left_out: tuple[Message, ...] = ()
