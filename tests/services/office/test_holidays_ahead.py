"""A start need not load the calendars of the world: the years around now are remembered."""

from __future__ import annotations

from frontdesk.services.office.holidays_ahead import keep_holidays_known
from frontdesk.services.office.public_holidays import PublicHolidays
from frontdesk.services.rules import rules
from tests.services.offices import Desk


def known_years(desk: Desk) -> set[int]:
    holidays = rules(desk.ctx).calendar.holidays
    assert isinstance(holidays, PublicHolidays)
    return set(holidays.known)


def test_a_new_office_remembers_the_holidays_around_its_first_year(desk: Desk) -> None:
    assert known_years(desk) == {2025, 2026, 2027, 2028}
    assert not keep_holidays_known(desk.ctx)


def test_the_years_move_on_with_the_calendar(sqlite_desk: Desk) -> None:
    sqlite_desk.at("2028-01-03 09:00")
    assert keep_holidays_known(sqlite_desk.ctx)
    assert not keep_holidays_known(sqlite_desk.ctx)
