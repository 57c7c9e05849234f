"""Which dates a day can be that was said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from frontdesk.domain.saying.marks import as_typed
from frontdesk.domain.saying.said import Day, DaysAhead, OnDate, OnWeekday, Which, Wide
from frontdesk.domain.saying.setting import Setting, refusal

_JUST_PASSED: Final = timedelta(days=60)
"""A date without a year that passed so lately is a slip rather than next year's."""

_MOST_DAYS: Final = 750


def dates(said: Day | None, setting: Setting) -> tuple[date, ...]:
    """Return the dates that a day can be, soonest first; today where none is said.

    Raises `FrontDeskError` for a day that does not exist, has passed or is more than a day.
    """
    match said:
        case None:
            return (setting.today,)
        case DaysAhead():
            return (_ahead(said, setting),)
        case OnWeekday():
            return tuple(dict.fromkeys(_weekdays(said, setting.today)))
        case OnDate():
            return (_date(said, setting),)
        case Wide():
            raise refusal("said_time.too_wide")


def _ahead(said: DaysAhead, setting: Setting) -> date:
    if said.days < 0:
        raise refusal("said_time.past")
    if said.days > _MOST_DAYS:
        raise refusal("said_time.too_far")
    if not said.business or not said.days:
        return setting.today + timedelta(days=said.days)
    return setting.calendar.add_business_days(setting.now, said.days).days[-1].date


def _weekdays(said: OnWeekday, today: date) -> Iterator[date]:
    ahead = (said.weekday - today.weekday()) % 7
    monday = today - timedelta(days=today.weekday())
    of_next_week = monday + timedelta(days=7 + said.weekday)
    match said.which:
        case Which.FIRST:
            yield today + timedelta(days=ahead)
            if not ahead:
                yield today + timedelta(days=7)
        case Which.NEXT:
            yield today + timedelta(days=ahead or 7)
            yield of_next_week
        case Which.THIS:
            yield monday + timedelta(days=said.weekday)
        case Which.NEXT_WEEK:
            yield of_next_week


def _date(said: OnDate, setting: Setting) -> date:
    found = _nearest(said, setting.today)
    if found is None:
        raise refusal("said_time.no_such_day", date=as_typed(setting.typed, said.words))
    if said.weekday is not None and found.weekday() != said.weekday:
        raise refusal("said_time.other_weekday", day=found)
    return found


def _nearest(said: OnDate, today: date) -> date | None:
    """Return the date, or None where there is none."""
    if said.month is None:
        return _in_coming_months(said.day, today)
    if said.year is not None:
        return _made(said.year, said.month, said.day)
    this_year = _made(today.year, said.month, said.day)
    if this_year is not None and this_year >= today:
        return this_year
    if this_year is not None and this_year >= today - _JUST_PASSED:
        raise refusal("said_time.passed", day=this_year)
    return _made(today.year + 1, said.month, said.day)


def _in_coming_months(day: int, today: date) -> date | None:
    for ahead in range(3):
        year, month = divmod(today.month - 1 + ahead, 12)
        found = _made(today.year + year, month + 1, day)
        if found is not None and found >= today:
            return found
    return None


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
