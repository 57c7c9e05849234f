"""Holidays of a calendar file are looked at, then close the office; deadlines follow."""

from __future__ import annotations

from datetime import date

import pytest

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.calendar_files.closing_days import keep_closing_days, preview_closing_days
from frontdesk.services.office.closures import closures
from frontdesk.services.rules import rules
from tests.services.calendar_files.test_calendar_reading import calendar
from tests.services.offices import Desk

FAIR = "DTSTART;VALUE=DATE:20261201\nDTEND;VALUE=DATE:20261203\nSUMMARY:Town fair"
CHRISTMAS = "DTSTART;VALUE=DATE:20261225\nSUMMARY:Christmas Day"
MEETING = "DTSTART:20261203T100000Z\nDTEND:20261203T110000Z\nSUMMARY:Meeting"


def test_nothing_is_kept_before_somebody_says_so(desk: Desk) -> None:
    preview = preview_closing_days(desk.ctx, data=calendar(FAIR, CHRISTMAS, MEETING))
    assert [(row.days.name, row.known) for row in preview.rows] == [
        ("Town fair", False),
        ("Christmas Day", True),
    ]
    assert [why.id for why in preview.left_out] == ["ical.part_of_day"]
    assert closures(desk.ctx) == ()


def test_what_is_kept_closes_the_office_once(desk: Desk) -> None:
    new = preview_closing_days(desk.ctx, data=calendar(FAIR, CHRISTMAS)).new
    assert keep_closing_days(desk.ctx, days=new).result == 1
    assert not rules(desk.ctx).calendar.is_business_day(date(2026, 12, 1))
    assert not rules(desk.ctx).calendar.is_business_day(date(2026, 12, 2))
    assert rules(desk.ctx).calendar.is_business_day(date(2026, 12, 3))
    again = preview_closing_days(desk.ctx, data=calendar(FAIR, CHRISTMAS))
    assert again.new == ()
    assert keep_closing_days(desk.ctx, days=new).result == 0
    assert len(closures(desk.ctx)) == 1


def test_a_calendar_without_a_day_to_come_is_refused(desk: Desk) -> None:
    with pytest.raises(FrontDeskError) as refused:
        preview_closing_days(desk.ctx, data=calendar("DTSTART;VALUE=DATE:20200101\nSUMMARY:Past"))
    assert (refused.value.message.id, refused.value.field) == ("ical.nothing", "file")
