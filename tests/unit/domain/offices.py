"""Offices and instants for the tests of time: small ways to say them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from frontdesk.domain.calendar import OfficeCalendar
from frontdesk.domain.calendar_day import DatedHours, FixedHolidays
from frontdesk.domain.hours_text import parse_hours, parse_intervals
from frontdesk.domain.policy import PolicyBook
from frontdesk.paths import resources

NEW_YORK = ZoneInfo("America/New_York")
NINE_TO_FIVE = "mon-fri 09:00-17:00"
WITH_LUNCH = "mon-fri 09:00-12:00,13:00-17:00; sat 10:00-13:00"
ROUND_THE_CLOCK = "mon-sun 00:00-24:00"


def at(text: str, timezone: ZoneInfo = NEW_YORK) -> datetime:
    """Return an instant from the office's local time, "2026-01-02 16:40"."""
    return datetime.fromisoformat(text).replace(tzinfo=timezone)


def day(text: str) -> date:
    """Return a date, "2026-01-02"."""
    return date.fromisoformat(text)


def closed(first: str, last: str = "", name: str = "") -> DatedHours:
    """Return a closure from the first to the last day."""
    return DatedHours(day(first), day(last or first), name=name)


def opened(on: str, hours: str, *, counts: bool = False, name: str = "") -> DatedHours:
    """Return other opening hours on one day."""
    return DatedHours(day(on), day(on), parse_intervals(hours), name, counts_as_business_day=counts)


def office(
    hours: str = NINE_TO_FIVE,
    *exceptions: DatedHours,
    holidays: Mapping[str, str] | None = None,
    timezone: ZoneInfo = NEW_YORK,
) -> OfficeCalendar:
    """Return an office's calendar; holidays as {"2026-01-01": "New Year's Day"}."""
    named = tuple((day(on), name) for on, name in (holidays or {}).items())
    return OfficeCalendar(timezone, parse_hours(hours), exceptions, FixedHolidays(named))


def policy_tables() -> dict[str, dict[str, Any]]:
    """Return the policy files as they ship, to be changed at will."""
    files = (resources() / "policies").glob("*.toml")
    return {file.stem: tomllib.loads(file.read_text(encoding="utf-8")) for file in files}


@cache
def policies() -> PolicyBook:
    """Return the policy book as it ships."""
    return PolicyBook.from_tables(policy_tables())
