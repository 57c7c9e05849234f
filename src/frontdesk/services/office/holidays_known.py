"""Holidays kept in the settings, so that a start need not load the calendars of the world."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from frontdesk.services.office.public_holidays import PublicHolidays
from frontdesk.store.models import Setting
from frontdesk.store.store import Store

_KEY = "holidays_known"
_YEARS_AROUND = range(-1, 3)  # last year until the year after next


def known_holidays(store: Store, holidays: PublicHolidays) -> PublicHolidays:
    """Return the holidays, with the years that the store remembers of exactly these."""
    row = store.one(Setting.select(Setting.value).where(Setting.key == _KEY))
    if row is None or row[0]["of"] != _of(holidays):
        return holidays
    return replace(holidays, known=_years(row[0]["years"]))


def remember_holidays(store: Store, holidays: PublicHolidays, year: int) -> None:
    """Keep the holidays of the years around `year`. Inside a transaction."""
    years = {
        str(near): {day.isoformat(): name for day, name in holidays.of_year(near).items()}
        for near in years_around(year)
    }
    value = {"of": _of(holidays), "years": years}
    kept = Setting.insert(key=_KEY, value=value)
    kept.on_conflict(conflict_target=[Setting.key], update={Setting.value: value}).execute(store.database)


def years_around(year: int) -> tuple[int, ...]:
    """Return the years that are worth remembering in a year."""
    return tuple(year + step for step in _YEARS_AROUND)


def _of(holidays: PublicHolidays) -> str:
    return f"{holidays.key}|{holidays.language}"


def _years(stored: Mapping[str, Mapping[str, Any]]) -> dict[int, dict[date, str]]:
    return {
        int(year): {date.fromisoformat(day): str(name) for day, name in days.items()}
        for year, days in stored.items()
    }
