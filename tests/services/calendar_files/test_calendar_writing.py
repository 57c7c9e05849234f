"""Calendar files are read back by two independent readers and by the library that wrote them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import ics
import pytest
import vobject
from dateutil import tz
from dateutil.tz import tzical
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.services.calendar_files.writing import Appointment, calendar_file
from frontdesk.services.calendar_files.zones import zone_rules

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 12, 2, 9, 20, tzinfo=UTC)
START = datetime(2026, 12, 3, 10, tzinfo=BERLIN)
HOSTILE = "Call: a;b,c\\d\nEND:VEVENT\nBEGIN:VALARM \U0001f4de “Ünïcode” " + "x" * 200
CALL = Appointment(
    uid="callback-7-20261202T092000@frontdesk",
    sequence=3,
    start=START,
    end=START + timedelta(hours=1),
    summary="Call Rosa Delgado",
    description=HOSTILE,
    location="+49 30 123456",
    url="tel:+4930123456",
    alarm=timedelta(minutes=10),
)


def written(*appointments: Appointment) -> str:
    """Return a calendar file as text."""
    return calendar_file(appointments, name="Callbacks", timezone=BERLIN, now=NOW).decode()


def test_the_library_reads_back_what_it_wrote() -> None:
    calendar: Any = icalendar.Calendar.from_ical(written(CALL))
    (event,) = calendar.walk("VEVENT")
    assert (event["uid"], event["sequence"], event["status"]) == (CALL.uid, 3, "CONFIRMED")
    assert (event["dtstart"].dt, event["dtend"].dt) == (CALL.start, CALL.end)
    assert str(event["description"]) == HOSTILE
    (alarm,) = event.walk("VALARM")
    assert alarm["trigger"].dt == timedelta(minutes=-10)
    (zone,) = calendar.walk("VTIMEZONE")
    assert zone["tzid"] == "Europe/Berlin" == event["dtstart"].params["TZID"]
    assert not event.errors


def test_a_second_reader_finds_the_same() -> None:
    (event,) = ics.Calendar(written(CALL)).events
    assert (event.uid, event.name, event.location) == (CALL.uid, CALL.summary, CALL.location)
    assert (event.begin.datetime, event.end.datetime) == (CALL.start, CALL.end)
    assert event.description == HOSTILE
    assert len(event.alarms) == 1


def test_a_third_reader_finds_the_same() -> None:
    calendar = vobject.readOne(written(CALL))
    event = calendar.vevent
    assert (event.uid.value, event.summary.value, event.sequence.value) == (CALL.uid, CALL.summary, "3")
    assert (event.dtstart.value, event.dtend.value) == (CALL.start, CALL.end)
    assert event.description.value == HOSTILE
    assert event.valarm.trigger.value == timedelta(minutes=-10)


def test_the_rules_of_the_time_zone_come_along() -> None:
    # Both sides of a change of the clocks, read by a program that has no rules of its own.
    july = datetime(2027, 7, 1, 10, tzinfo=BERLIN)
    summer = Appointment("a", 0, july, july + timedelta(hours=1), "A")
    events = vobject.readOne(written(summer, CALL)).vevent_list
    starts = [event.dtstart.value.astimezone(UTC) for event in events]
    assert starts == [july.astimezone(UTC), START.astimezone(UTC)]


@pytest.mark.parametrize(
    "zone",
    [
        "Europe/Berlin",
        "America/New_York",
        "Australia/Lord_Howe",
        "Africa/Casablanca",
        "Asia/Kathmandu",
        "UTC",
    ],
)
def test_the_rules_alone_tell_the_offset_of_every_hour(zone: str) -> None:
    first = datetime(2026, 1, 1, tzinfo=UTC)
    rules = zone_rules(ZoneInfo(zone), first, first + timedelta(days=365)).to_ical().decode()
    found = tzical(StringIO(rules)).get()
    for hour in range(0, 365 * 24, 5):
        local = (first + timedelta(hours=hour)).astimezone(ZoneInfo(zone))
        if tz.datetime_ambiguous(local.replace(tzinfo=None), ZoneInfo(zone)):
            continue
        assert local.replace(tzinfo=found).utcoffset() == local.utcoffset(), local


def test_a_cancelled_call_takes_back_what_was_exported_before() -> None:
    gone = Appointment(CALL.uid, 4, CALL.start, CALL.end, CALL.summary, alarm=CALL.alarm, cancelled=True)
    text = written(gone)
    assert "STATUS:CANCELLED" in text
    assert "BEGIN:VALARM" not in text


def test_lines_are_folded_at_75_bytes_and_end_as_the_standard_says() -> None:
    made = calendar_file([CALL], name="Rückrufe", timezone=BERLIN, now=NOW)
    lines = made.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\n" not in b"".join(lines)
    assert lines[-1] == b""


def test_a_calendar_without_a_call_is_one_all_the_same() -> None:
    assert not list(ics.Calendar(written()).events)


@given(st.text(max_size=300), st.text(max_size=300))
def test_whatever_was_written_down_stays_inside_its_field(summary: str, description: str) -> None:
    text = written(Appointment("u", 1, START, START + timedelta(hours=1), summary, description))
    calendar: Any = icalendar.Calendar.from_ical(text)
    (event,) = calendar.walk("VEVENT")
    assert not event.errors
    assert not calendar.walk("VALARM")
    assert len(ics.Calendar(text).events) == 1
    assert vobject.readOne(text).vevent.uid.value == "u"
