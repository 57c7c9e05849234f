"""Appointments written as iCalendar (RFC 5545), with the time zone's own rules and an alarm before each."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, vText

from frontdesk.services.calendar_files.zones import zone_rules

_PRODUCT = "-//Front Desk//Callbacks//EN"
_KEPT = "\n\t"


@dataclass(frozen=True, slots=True)
class Appointment:
    """One entry of a calendar. The same `uid` with a higher `sequence` replaces what was exported before."""

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
    last = max((each.end for each in appointments), default=now)
    calendar.add_component(zone_rules(timezone, first, last))
    for appointment in appointments:
        calendar.add_component(_event(appointment, timezone, now))
    return bytes(calendar.to_ical())


def _event(appointment: Appointment, timezone: ZoneInfo, now: datetime) -> Event:
    event = Event()
    event.add("uid", appointment.uid)
    event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    event.add("sequence", appointment.sequence)
    event.add("dtstart", appointment.start.astimezone(timezone).replace(microsecond=0))
    event.add("dtend", appointment.end.astimezone(timezone).replace(microsecond=0))
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
