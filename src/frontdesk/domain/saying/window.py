"""The window that was said: two instants, and the sentence that shows how it was understood."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from frontdesk.domain.hours import MINUTES_PER_DAY
from frontdesk.domain.instants import in_zone
from frontdesk.domain.message import Message, message

HOUR: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class SaidWindow:
    """From an instant to an instant (UTC) somebody is to be called, and how that reads in full."""

    start: datetime
    end: datetime
    reading: Message
    notes: tuple[Message, ...] = ()  # what changes of the clocks do to it


def said_window(
    start: datetime, end: datetime, *, office: ZoneInfo, theirs: ZoneInfo, notes: tuple[Message, ...] = ()
) -> SaidWindow:
    """Return a window with its reading on the office's clock, and on theirs where that differs."""
    start, end = start.astimezone(UTC), end.astimezone(UTC)
    reading = _reading(start, end, office)
    local, until = in_zone(start, theirs), in_zone(end, theirs)
    if local.replace(tzinfo=None) != in_zone(start, office).replace(tzinfo=None):
        place = theirs.key.rpartition("/")[2].replace("_", " ")
        reading = message(
            "said_time.theirs",
            reading=reading,
            day=local.date(),
            start=f"{local:%H:%M}",
            end=f"{until:%H:%M}",
            place=place,
        )
    return SaidWindow(start, end, reading, notes)


def instants(day: date, minute: int, zone: ZoneInfo) -> tuple[datetime, ...]:
    """Return when a zone's clock shows so many minutes after a day's midnight: once, never or twice.

    A change of the clocks leaves times out or shows them twice. Raises OverflowError at the end of time.
    """
    naive = datetime.combine(day, datetime.min.time()) + timedelta(minutes=minute)
    first = naive.replace(tzinfo=zone, fold=0).astimezone(UTC)
    second = naive.replace(tzinfo=zone, fold=1).astimezone(UTC)
    shown = (at for at in dict.fromkeys((first, second)) if at.astimezone(zone).replace(tzinfo=None) == naive)
    return tuple(sorted(shown))


def reached(day: date, minute: int, zone: ZoneInfo) -> datetime:
    """Return the first instant at which a zone's clock shows a time, or a later one if it leaves it out."""
    for later in range(minute, minute + MINUTES_PER_DAY):
        found = instants(day, later, zone)
        if found:
            return found[0]
    return instants(day + timedelta(days=2), 0, zone)[0]  # a whole day left out (Samoa, 2011)


def _reading(start: datetime, end: datetime, office: ZoneInfo) -> Message:
    first, last = in_zone(start, office), in_zone(end, office)
    midnight = last.date() == first.date() + timedelta(days=1) and not (last.hour or last.minute)
    if first.date() == last.date():
        return message("said_time.reading", start=start, end=end)
    return message("said_time.until_midnight" if midnight else "said_time.reading_days", start=start, end=end)
