"""What the page of callbacks asks the services, off the UI thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from frontdesk.domain.calendar import OfficeCalendar
from frontdesk.services.callbacks.lists import callback_load, callbacks_between, open_callbacks
from frontdesk.services.callbacks.rules import callback_rules
from frontdesk.services.callbacks.views import CallbackList, CallbackRow, HourLoad
from frontdesk.services.context import Context
from frontdesk.services.owed.today import Scope
from frontdesk.services.rules import rules


@dataclass(frozen=True, slots=True)
class FoundList:
    """Who waits to be called, and the calendar that says how soon that is."""

    callbacks: CallbackList
    calendar: OfficeCalendar


@dataclass(frozen=True, slots=True)
class FoundDays:
    """The calls of some days, and how many are planned for each hour."""

    first: date
    days: int
    rows: tuple[CallbackRow, ...]
    loads: tuple[HourLoad, ...]
    most_of_person: int  # calls in an hour; 0 is any number
    calendar: OfficeCalendar


def find_list(context: Context, scope: Scope, limit: int | None) -> FoundList:
    """Return the open callbacks, the most urgent first."""
    return FoundList(open_callbacks(context, scope=scope, limit=limit), rules(context).calendar)


def find_days(context: Context, scope: Scope, first: date, days: int) -> FoundDays:
    """Return the calls of so many days of the office from a first one on."""
    calendar = rules(context).calendar
    start, end = midnight(first, calendar), midnight(first + timedelta(days=days), calendar)
    rows = callbacks_between(context, start=start, end=end, scope=scope)
    loads = callback_load(context, start=start, end=end)
    most = callback_rules(context.store).per_person_and_hour
    return FoundDays(first, days, rows, loads, most, calendar)


def midnight(day: date, calendar: OfficeCalendar) -> datetime:
    """Return the instant at which a day of the office begins."""
    return datetime.combine(day, time.min, calendar.timezone)
