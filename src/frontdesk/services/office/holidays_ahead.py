"""Keeps the holidays of the years around now remembered, so that each start is quick."""

from __future__ import annotations

from frontdesk.services.context import Context
from frontdesk.services.office.holidays_known import known_holidays, remember_holidays, years_around
from frontdesk.services.office.public_holidays import PublicHolidays
from frontdesk.services.rules import rules


def keep_holidays_known(ctx: Context) -> bool:
    """Remember the holidays around this year unless they are; belongs into the background.

    Returns whether there was something to remember.
    """
    office = rules(ctx)
    holidays = office.calendar.holidays
    year = office.day(ctx.clock.now()).year
    if not isinstance(holidays, PublicHolidays):
        return False
    if known_holidays(ctx.store, holidays).known.keys() >= set(years_around(year)):
        return False
    for near in years_around(year):
        holidays.of_year(near)  # outside the transaction: loading the calendars takes its time
    with ctx.store.transaction():
        remember_holidays(ctx.store, holidays, year)
    return True
