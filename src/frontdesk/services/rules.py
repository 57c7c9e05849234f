"""The rules of this office: its calendar and the policies in force.

They are built once for each store and anew when a particular they depend on
changes, here or at another desk: every operation compares the few stored
values that they were built from.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from weakref import WeakKeyDictionary
from zoneinfo import ZoneInfo

from frontdesk.domain.calendar import OfficeCalendar
from frontdesk.domain.calendar_day import DatedHours
from frontdesk.domain.errors import NotFoundError
from frontdesk.domain.hours import WeekHours
from frontdesk.domain.hours_text import parse_hours, parse_intervals
from frontdesk.domain.policy import PolicyBook
from frontdesk.domain.policy_changes import PolicyChanges
from frontdesk.kept import toml_table
from frontdesk.paths import resources
from frontdesk.services.context import Context
from frontdesk.services.office.holidays_known import known_holidays
from frontdesk.services.office.particulars import Office, stored_office
from frontdesk.services.office.public_holidays import PublicHolidays
from frontdesk.services.stationery.settings import letter_settings
from frontdesk.store.models import Closure, HolidayOff, Setting
from frontdesk.store.store import Store

OVERRIDES_KEY = "policy_overrides"  # in the settings: what the office changed in the policies' figures

_INSTANT = timedelta(microseconds=1)

_SOURCES = (
    "SELECT key, value FROM settings WHERE key IN ('letterhead', 'office', 'policy_overrides') ORDER BY key",
    "SELECT first_day, last_day, hours, name, business_day FROM closures ORDER BY id",
    "SELECT day, name FROM holidays_off ORDER BY id",
)


@dataclass(frozen=True, slots=True)
class Rules:
    """What deadlines are computed from, and what the office takes for granted."""

    calendar: OfficeCalendar
    book: PolicyBook
    office: Office
    timezone: ZoneInfo
    customers_language: str = ""  # BCP 47; "" is the office's own

    def day(self, instant: datetime) -> date:
        """Return the office's date at an instant."""
        return self.calendar.local(instant).date()

    def day_of_due(self, due: datetime) -> date:
        """Return the day on which something is due; midnight belongs to the day that it ends."""
        return self.day(due - _INSTANT)

    @property
    def language(self) -> str:
        """The language in which the office speaks when a customer's is unknown."""
        return self.customers_language or self.office.language


_built: WeakKeyDictionary[Store, tuple[object, Rules]] = WeakKeyDictionary()


def rules(ctx: Context) -> Rules:
    """Return the rules as they are now.

    Raises `NotFoundError` when the office has not been set up yet.
    """
    sources = tuple(tuple(ctx.store.database.execute_sql(source).fetchall()) for source in _SOURCES)
    known = _built.get(ctx.store)
    if known is None or known[0] != sources:
        known = _built[ctx.store] = (sources, _build(ctx.store))
    return known[1]


def _build(store: Store) -> Rules:
    found = stored_office(store)
    if found is None:
        raise NotFoundError("office.not_set_up")
    week = parse_hours(found.hours)
    calendar = OfficeCalendar(
        timezone=found.zone,
        week=week,
        exceptions=(*_exceptions(store), *_worked_holidays(store, week)),
        holidays=_holidays(store, found),
    )
    return Rules(calendar, _book(store), found, found.zone, letter_settings(store).language)


def _exceptions(store: Store) -> tuple[DatedHours, ...]:
    query = Closure.select(
        Closure.first_day, Closure.last_day, Closure.hours, Closure.name, Closure.business_day
    ).order_by(Closure.id)
    return tuple(
        DatedHours(first, last, parse_intervals(hours), name, counts_as_business_day=bool(counts))
        for first, last, hours, name, counts in store.rows(query)
    )


def _worked_holidays(store: Store, week: WeekHours) -> tuple[DatedHours, ...]:
    """Return the single holidays on which the office opens as on any such weekday."""
    days = store.rows(HolidayOff.select(HolidayOff.day).where(HolidayOff.day.is_null(is_null=False)))
    return tuple(
        DatedHours(day, day, week.on(day.weekday()), counts_as_business_day=True)
        for (day,) in days
        if week.on(day.weekday())
    )


def _holidays(store: Store, office: Office) -> PublicHolidays:
    off = store.rows(HolidayOff.select(HolidayOff.name).where(HolidayOff.name != ""))
    holidays = PublicHolidays(
        country=office.country,
        subdivision=office.subdivision,
        language=office.language,
        switched_off=frozenset(name for (name,) in off),
    )
    return known_holidays(store, holidays)


def _book(store: Store) -> PolicyBook:
    row = store.one(Setting.select(Setting.value).where(Setting.key == OVERRIDES_KEY))
    book = standard_book()
    return book.with_overrides(PolicyChanges.from_table(row[0])) if row and row[0] else book


@cache
def standard_book() -> PolicyBook:
    """Return the policies as they come with the program, before any office changes a figure."""
    return PolicyBook.from_tables(_tables())


def _tables() -> Mapping[str, Mapping[str, Any]]:
    files = sorted((resources() / "policies").glob("*.toml"))
    return {file.stem: toml_table(file.read_text(encoding="utf-8")) for file in files}
