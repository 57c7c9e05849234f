"""Putting a reminder off: for minutes, an hour, until the next open day; never past the next stage."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from frontdesk.domain.calendar import OfficeCalendar
from frontdesk.domain.reminders import Lead, Reminded, Stage, planned


class Snooze(StrEnum):
    """For how long a reminder can be put off."""

    SHORT = "short"
    HOUR = "hour"
    TOMORROW = "tomorrow"  # until the office opens on its next day


_FOR = {Snooze.SHORT: timedelta(minutes=10), Snooze.HOUR: timedelta(hours=1)}


@dataclass(frozen=True, slots=True)
class PutOff:
    """Until when a reminder is put off; `stage` is the one that is told by then anyway, if one is."""

    until: datetime
    stage: Stage | None = None


def put_off(choice: Snooze, now: datetime, owed: Reminded, lead: Lead, calendar: OfficeCalendar) -> PutOff:
    """Return until when a reminder is put off if it is now: while the office is open, unless always told.

    Raises `FrontDeskError` when the office never opens again.
    """
    wanted = now + _FOR[choice] if choice in _FOR else next_day(now, calendar)
    if not owed.always:
        wanted = calendar.next_open(wanted)
    for following in planned(owed, lead, calendar):
        if now < following.at <= wanted:
            return PutOff(following.at, following.stage)
    return PutOff(wanted)


def next_day(now: datetime, calendar: OfficeCalendar) -> datetime:
    """Return when the office opens on its next day. Raises `FrontDeskError` when it never does."""
    midnight = datetime.combine(calendar.local(now).date() + timedelta(days=1), time(), calendar.timezone)
    return calendar.next_open(midnight)
