"""Appointments written as iCalendar (RFC 5545), with the time zone's own rules and an alarm before each."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, vRecur, vText

from frontdesk.services.calendar_files.zones import zone_rules

ALARM = timedelta(minutes=10)
_PRODUCT = "-//Front Desk//Callbacks//EN"
_KEPT = "\n\t"
_REPEATED, _ONCE = (
    timedelta(days=4 * 366),
    timedelta(0),
)  # so long the zone's rules are needed beyond an entry


@dataclass(frozen=True, slots=True)
class Appointment:
    """One entry of a calendar. The same `uid` with a higher `sequence` replaces what was exported before.

    One with a `rule` repeats, except when it is `left_out`; one that is there `instead_of` a repetition says
    when that would have been.
    """

    uid: str
    sequence: int
    start: datetime
    end: datetime
    summary: str
    description: str = ""
    location: str = ""
    url: str = ""
    alarm: timedelta | None = None  # so long before the start
    cancelled: bool = False
    categories: tuple[str, ...] = ()
    rule: str = ""  # RFC 5545 § 3.3.10
    left_out: tuple[datetime, ...] = ()
    instead_of: datetime | None = None


def calendar_file(
    appointments: Sequence[Appointment], *, name: str, timezone: ZoneInfo, now: datetime
) -> bytes:
    """Return a calendar file; times are on the clock of `timezone`, whose rules it carries along."""
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", vText(_clean(name)))
    first = min((each.start for each in appointments), default=now)
    last = max((each.end + (_REPEATED if each.rule else _ONCE) for each in appointments), default=now)
    calendar.add_component(zone_rules(timezone, first, last))
    for appointment in appointments:
        calendar.add_component(_event(appointment, timezone, now))
    return bytes(calendar.to_ical())


def _event(appointment: Appointment, timezone: ZoneInfo, now: datetime) -> Event:
    event = Event()
    event.add("uid", appointment.uid)
    event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    event.add("sequence", appointment.sequence)
    event.add("dtstart", _clock(appointment.start, timezone))
    event.add("dtend", _clock(appointment.end, timezone))
    _repeat(event, appointment, timezone)
    event.add("summary", _clean(appointment.summary))
    event.add("status", "CANCELLED" if appointment.cancelled else "CONFIRMED")
    for key, text in (("description", appointment.description), ("location", appointment.location)):
        if text:
            event.add(key, _clean(text))
    if appointment.url:
        event.add("url", appointment.url)
    if appointment.categories:
        event.add("categories", [_clean(each) for each in appointment.categories])
    if appointment.alarm is not None and not appointment.cancelled:
        event.add_component(_alarm(appointment, appointment.alarm))
    return event


def _repeat(event: Event, appointment: Appointment, timezone: ZoneInfo) -> None:
    """Write how an entry repeats, and when not."""
    if appointment.rule:
        event.add("rrule", vRecur.from_ical(appointment.rule))
    if appointment.left_out:
        event.add("exdate", [_clock(each, timezone) for each in appointment.left_out])
    if appointment.instead_of is not None:
        event.add("recurrence-id", _clock(appointment.instead_of, timezone))


def _clock(at: datetime, timezone: ZoneInfo) -> datetime:
    return at.astimezone(timezone).replace(microsecond=0)


def _alarm(appointment: Appointment, before: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _clean(appointment.summary))
    alarm.add("trigger", -before)
    return alarm


def _clean(text: str) -> str:
    """Return a text as a property may hold it: line ends as "\\n", no control characters, no half ones."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(each for each in plain if each in _KEPT or unicodedata.category(each) not in ("Cc", "Cs"))
