"""Holidays of a calendar file are looked at, then close the office; deadlines follow."""

from __future__ import annotations

from datetime import date

import pytest

from frontdesk.domain.day_changes import DayState
from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.calendar_files.closing_days import keep_closing_days, preview_closing_days
from frontdesk.services.calendar_files.days import DaysKept
from frontdesk.services.office.closures import closures
from frontdesk.services.rules import rules
from tests.services.calendar_files.test_calendar_reading import calendar
from tests.services.contacts import CALL, begin, view
from tests.services.offices import Desk

FAIR = "DTSTART;VALUE=DATE:20261201\nDTEND;VALUE=DATE:20261203\nSUMMARY:Town fair"
CHRISTMAS = "DTSTART;VALUE=DATE:20261225\nSUMMARY:Christmas Day"
MEETING = "DTSTART:20261203T100000Z\nDTEND:20261203T110000Z\nSUMMARY:Meeting"
WORKS = "DTSTART;VALUE=DATE:20261123\nDTEND;VALUE=DATE:20261127\nSUMMARY:Works"
NAME = "X-WR-CALNAME:Closing days\n"


def take_over(desk: Desk, data: bytes, *, take_back: bool = True) -> DaysKept:
    read = preview_closing_days(desk.ctx, data=data).read
    return keep_closing_days(desk.ctx, read=read, take_back=take_back).result


def test_nothing_is_kept_before_somebody_says_so(desk: Desk) -> None:
    changes = preview_closing_days(desk.ctx, data=calendar(FAIR, CHRISTMAS, MEETING)).changes
    assert [(row.days.name, row.state) for row in changes.rows] == [
        ("Town fair", DayState.NEW),
        ("Christmas Day", DayState.KNOWN),
    ]
    assert [why.id for why in changes.left_out] == ["ical.part_of_day"]
    assert closures(desk.ctx) == ()


def test_what_is_kept_closes_the_office_once(desk: Desk) -> None:
    assert take_over(desk, calendar(FAIR, CHRISTMAS)) == DaysKept(added=1)
    assert not rules(desk.ctx).calendar.is_business_day(date(2026, 12, 1))
    assert not rules(desk.ctx).calendar.is_business_day(date(2026, 12, 2))
    assert rules(desk.ctx).calendar.is_business_day(date(2026, 12, 3))
    assert take_over(desk, calendar(FAIR, CHRISTMAS)) == DaysKept()
    assert len(closures(desk.ctx)) == 1


def test_what_moves_is_cancelled_or_has_gone_is_followed_and_so_are_deadlines(desk: Desk) -> None:
    reference = begin(desk, CALL)

    def due() -> object:
        return [each.due for each in view(desk, reference).deadlines]

    usual = due()
    assert take_over(desk, calendar(WORKS, FAIR, head=NAME)) == DaysKept(added=2)
    assert due() != usual
    moved = calendar(WORKS, FAIR.replace("1201", "1207").replace("1203", "1209"), head=NAME)
    assert take_over(desk, moved) == DaysKept(changed=1)
    assert [each.entry.first_day.day for each in closures(desk.ctx)] == [23, 7]
    (row,) = preview_closing_days(desk.ctx, data=calendar(WORKS, head=NAME)).changes.of(DayState.GONE)
    assert row.days.name == "Town fair"
    cancelled = calendar(WORKS + "\nSTATUS:CANCELLED", head=NAME)
    assert take_over(desk, cancelled, take_back=False) == DaysKept(taken_back=1)
    assert [each.entry.name for each in closures(desk.ctx)] == ["Town fair"], "asked for, it stays"
    assert due() == usual
    assert take_over(desk, cancelled) == DaysKept(taken_back=1)
    assert closures(desk.ctx) == ()


def test_what_has_passed_of_days_that_are_taken_back_stays(desk: Desk) -> None:
    take_over(desk, calendar(WORKS, head=NAME))
    desk.at("2026-11-25 09:30")
    cancelled = calendar(WORKS, head="METHOD:CANCEL\n")
    assert take_over(desk, cancelled) == DaysKept(taken_back=1)
    (kept,) = closures(desk.ctx)
    assert (kept.entry.first_day, kept.entry.last_day) == (date(2026, 11, 23), date(2026, 11, 24))


def test_a_calendar_without_a_day_to_come_is_refused(desk: Desk) -> None:
    with pytest.raises(FrontDeskError) as refused:
        preview_closing_days(desk.ctx, data=calendar("DTSTART;VALUE=DATE:20200101\nSUMMARY:Past"))
    assert (refused.value.message.id, refused.value.field) == ("ical.nothing", "file")
