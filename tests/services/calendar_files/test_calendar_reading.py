"""Whole days are read from calendar files as other programs write them; hostile ones are refused."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.days_read import CalendarRead
from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.calendar_files.reading import read_calendar
from frontdesk.words import words_for

BERLIN = ZoneInfo("Europe/Berlin")


def calendar(*events: str, head: str = "") -> bytes:
    """Return a calendar file with these entries; lines end as other systems end them."""
    body = "".join(
        f"BEGIN:VEVENT\nUID:u{number}\n{event}\nEND:VEVENT\n" for number, event in enumerate(events)
    )
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Test//EN\n{head}{body}END:VCALENDAR\n".encode()


def read(data: bytes, first: str = "2026-12-01", last: str = "2027-12-31") -> CalendarRead:
    """Return what the office in Berlin reads of a file."""
    return read_calendar(
        data, timezone=BERLIN, first=date.fromisoformat(first), last=date.fromisoformat(last)
    )


def spans(data: bytes, first: str = "2026-12-01", last: str = "2027-12-31") -> list[str]:
    """Return the days as "2026-12-24/2026-12-26 Christmas"."""
    return [f"{each.first_day}/{each.last_day} {each.name}" for each in read(data, first, last).days]


def test_a_whole_day_and_a_span_whose_end_is_not_part_of_it() -> None:
    one = "DTSTART;VALUE=DATE:20261224\nSUMMARY:Christmas\\, eve"
    span = "DTSTART;VALUE=DATE:20270104\nDTEND;VALUE=DATE:20270109\nSUMMARY:Stock-taking"
    lasts = "DTSTART;VALUE=DATE:20270201\nDURATION:P2D\nSUMMARY:Move"
    assert spans(calendar(one, span, lasts)) == [
        "2026-12-24/2026-12-24 Christmas, eve",
        "2027-01-04/2027-01-08 Stock-taking",
        "2027-02-01/2027-02-02 Move",
    ]


def test_every_year_every_month_and_exceptions() -> None:
    yearly = "DTSTART;VALUE=DATE:20000501\nRRULE:FREQ=YEARLY\nSUMMARY:Labour Day"
    fridays = (
        "DTSTART;VALUE=DATE:20261204\nRRULE:FREQ=WEEKLY;COUNT=4\nEXDATE;VALUE=DATE:20261211\nSUMMARY:Friday"
    )
    until = "DTSTART;VALUE=DATE:20270301\nRRULE:FREQ=DAILY;UNTIL=20270303T230000Z\nSUMMARY:Fair"
    extra = "DTSTART;VALUE=DATE:20270601\nRDATE;VALUE=DATE:20270615,20270701\nSUMMARY:Works"
    assert spans(calendar(yearly)) == ["2027-05-01/2027-05-01 Labour Day"]
    assert [each[:10] for each in spans(calendar(fridays))] == ["2026-12-04", "2026-12-18", "2026-12-25"]
    assert [each[:10] for each in spans(calendar(until))] == ["2027-03-01", "2027-03-02", "2027-03-03"]
    assert [each[:10] for each in spans(calendar(extra))] == ["2027-06-01", "2027-06-15", "2027-07-01"]


def test_one_of_many_was_moved_another_cancelled() -> None:
    rule = "DTSTART;VALUE=DATE:20261207\nRRULE:FREQ=WEEKLY;COUNT=3\nSUMMARY:Away"
    moved = "RECURRENCE-ID;VALUE=DATE:20261214\nDTSTART;VALUE=DATE:20261215\nSUMMARY:Away"
    gone = "RECURRENCE-ID;VALUE=DATE:20261221\nDTSTART;VALUE=DATE:20261221\nSUMMARY:Away\nSTATUS:CANCELLED"
    data = calendar(rule, moved, gone).replace(b"UID:u1", b"UID:u0").replace(b"UID:u2", b"UID:u0")
    assert [each[:10] for each in spans(data)] == ["2026-12-07", "2026-12-15"]
    assert [(each.uid, each.day) for each in read(data).cancelled] == [("u0", date(2026, 12, 21))]


def test_times_become_the_whole_days_between_them_on_the_offices_clock() -> None:
    berlin, new_york = "TZID=Europe/Berlin", "TZID=America/New_York"
    whole = f"DTSTART;{berlin}:20261207T000000\nDTEND;{berlin}:20261209T000000\nSUMMARY:Away"
    in_utc = "DTSTART:20261206T230000Z\nDTEND:20261207T230000Z\nSUMMARY:Away"
    trip = f"DTSTART;{new_york}:20261210T180000\nDTEND;{new_york}:20261213T120000\nSUMMARY:Trip"
    meeting = "DTSTART:20261207T100000Z\nDTEND:20261207T110000Z\nSUMMARY:Dentist"
    assert spans(calendar(whole)) == ["2026-12-07/2026-12-08 Away"]
    assert spans(calendar(in_utc)) == ["2026-12-07/2026-12-07 Away"]
    assert spans(calendar(trip)) == ["2026-12-11/2026-12-12 Trip"]  # from midnight in Berlin
    found = read(calendar(meeting))
    assert not found.days
    assert words_for("en", timezone=BERLIN, strict=True).render(found.left_out[0]) == (
        "“Dentist”, Mon 7 Dec: only part of a day, left out."
    )


def test_only_what_touches_the_span_counts() -> None:
    past = "DTSTART;VALUE=DATE:20261101\nSUMMARY:Past"
    over = "DTSTART;VALUE=DATE:20261128\nDTEND;VALUE=DATE:20261203\nSUMMARY:Running"
    far = "DTSTART;VALUE=DATE:20300101\nSUMMARY:Far"
    assert spans(calendar(past, over, far)) == ["2026-11-28/2026-12-02 Running"]


def test_folded_lines_a_mark_at_the_beginning_and_any_line_end() -> None:
    event = "DTSTART;VALUE=DATE:20261224\nSUMMARY:A very long na\n me of a day"
    for data in (
        calendar(event),
        calendar(event).replace(b"\n", b"\r\n"),
        calendar(event).replace(b"\n", b"\r"),
        b"\xef\xbb\xbf" + calendar(event),
    ):
        assert spans(data) == ["2026-12-24/2026-12-24 A very long name of a day"]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "ical.no_calendar"),
        (b"%PDF-1.7", "ical.no_calendar"),
        (b"Name;Day\nChristmas;24 Dec", "ical.no_calendar"),
        (calendar("DTSTART;VALUE=DATE:20261224\nthis is no property"), "ical.fault"),
        (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\n", "ical.fault"),
        (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Cut o", "ical.cut_off"),
        (b"BEGIN:VCALENDAR\n" + b"X" * (6 * 1024 * 1024), "ical.too_big"),
        (calendar(*["DTSTART;VALUE=DATE:20261224"] * 5001), "ical.too_many"),
        (calendar(*["DTSTART;VALUE=DATE:20261224\nRRULE:FREQ=DAILY"] * 501), "ical.too_many_repeated"),
    ],
)
def test_what_is_no_calendar_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(FrontDeskError) as refused:
        read(data)
    assert (refused.value.message.id, refused.value.field) == (why, "file")


def test_the_line_at_fault_is_named() -> None:
    with pytest.raises(FrontDeskError) as refused:
        read(calendar("DTSTART;VALUE=DATE:20261224\nthis is no property"))
    assert refused.value.message.params["line"] == 7


@pytest.mark.parametrize(
    ("event", "why"),
    [
        ("SUMMARY:No date", "ical.no_date"),
        ("DTSTART:tomorrow\nSUMMARY:No date", "ical.no_date"),
        ("DTSTART;VALUE=DATE:20261207\nRRULE:FREQ=SECONDLY\nSUMMARY:Bomb", "ical.no_rule"),
        (
            "DTSTART;VALUE=DATE:20261207\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31\nSUMMARY:Never",
            "ical.no_rule",
        ),
        ("DTSTART;VALUE=DATE:00010101\nRRULE:FREQ=DAILY\nSUMMARY:Since ever", "ical.no_rule"),
    ],
)
def test_an_entry_that_cannot_be_used_is_left_out_and_said(event: str, why: str) -> None:
    good = "DTSTART;VALUE=DATE:20261224\nSUMMARY:Christmas"
    found = read(calendar(event, good))
    assert [each.name for each in found.days] == ["Christmas"]
    assert [each.id for each in found.left_out] == [why]


LINES = st.sampled_from(
    """
BEGIN:VEVENT
END:VEVENT
BEGIN:VALARM
END:VALARM
BEGIN:VTIMEZONE
END:VTIMEZONE
DTSTART;VALUE=DATE:20261207
DTSTART:20261207T100000Z
DTSTART;TZID=Mars/Base:20261207T100000
DTSTART;VALUE=DATE:99991231
DTEND;VALUE=DATE:99991231
DTEND;VALUE=DATE:20261209
DTEND:20261301T250000
DURATION:-P1D
DURATION:P999999999D
RRULE:FREQ=DAILY
RRULE:FREQ=YEARLY;BYMONTHDAY=31;BYMONTH=2
RRULE:FREQ=WEEKLY;INTERVAL=0
RRULE:FREQ=MONTHLY;BYDAY=-6MO
RRULE:nonsense
EXDATE:20261207
EXDATE;VALUE=DATE:20261207,20261208
RDATE;VALUE=PERIOD:20261207T100000Z/PT1H
RECURRENCE-ID:20261207
UID:a
UID:b
SUMMARY:\\n\\,\\;
SUMMARY:x
STATUS:CANCELLED
 folded
X:\ufffd""".splitlines()[1:]
)


@given(st.lists(LINES, max_size=14), st.booleans())
def test_whatever_a_file_says_it_is_read_or_refused(lines: list[str], wrapped: bool) -> None:
    body = ["BEGIN:VEVENT", "DTSTART;VALUE=DATE:20261207", *lines, "END:VEVENT"] if wrapped else lines
    data = "\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *body, "END:VCALENDAR", ""]).encode()
    try:
        found = read(data)
    except FrontDeskError as refusal:
        field = refusal.field
        assert field == "file"
        return
    assert all(each.first_day <= each.last_day for each in found.days)


@given(st.binary(max_size=400))
def test_bytes_of_any_kind_are_refused_or_empty(data: bytes) -> None:
    with pytest.raises(FrontDeskError):
        read(data)


def test_a_file_says_its_name_and_whether_it_is_the_whole_calendar() -> None:
    two = ("DTSTART;VALUE=DATE:20261224", "DTSTART;VALUE=DATE:20261231")
    named = read(calendar(*two, head="X-WR-CALNAME:Closing days\n"))
    assert (named.name, named.whole) == ("Closing days", True)
    message = read(calendar(*two, head="METHOD:REQUEST\nNAME:Closing days\n"))
    assert (message.name, message.whole) == ("Closing days", False)
    nameless = read_calendar(
        calendar(two[0]), timezone=BERLIN, first=date(2026, 12, 1), last=date(2027, 1, 1), file_name="event"
    )
    assert (nameless.name, nameless.whole) == ("event", False), "one entry saved by itself"


def test_a_message_cancels_what_stands_in_it_whatever_its_entries_say() -> None:
    dated = "DTSTART;VALUE=DATE:20261224\nSUMMARY:Leave"
    found = read(calendar(dated, "SUMMARY:Without a day", head="METHOD:CANCEL\n"))
    assert (found.days, found.whole) == ((), False)
    words = words_for("en", timezone=BERLIN, strict=True)
    assert [words.render(each.why) for each in found.cancelled] == [
        "“Leave”, Thu 24 Dec: cancelled, left out.",
        "“Without a day”: cancelled, left out.",
    ]
