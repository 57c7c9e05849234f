"""What is worth a second look before a callback is promised: nothing here refuses anything."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from frontdesk.domain.message import Message, message
from frontdesk.services.callbacks.load import hour_loads
from frontdesk.services.callbacks.rules import callback_rules
from frontdesk.services.context import Context
from frontdesk.services.customers.phones import Dialled
from frontdesk.services.rules import Rules
from frontdesk.services.staff.assignee_warnings import about_assignee
from frontdesk.services.staff.assignees import Assignee
from frontdesk.services.staff.away import deputies_on
from frontdesk.store.models import Staff

_MINUTE = timedelta(minutes=1)
_EARLIEST, _LATEST = time(8), time(21)  # by the customer's own clock: outside, people are asleep


def callback_warnings(
    ctx: Context,
    office: Rules,
    window: tuple[datetime, datetime],
    assignee: Assignee,
    *,
    number: Dialled | None = None,
    timezone: str = "",
    but: int | None = None,
) -> tuple[Message, ...]:
    """Return the warnings about a window and whoever is to call in it; `but` is the callback that moves."""
    found = (
        _closed(office, window),
        *_full(ctx, office, window, assignee, but),
        *about_assignee(assignee, office.day(window[0]), None),
        _nobody_there(ctx, office, window, assignee),
        _asleep(window, timezone),
        message("callback.number_odd", number=number.shown) if number and not number.valid else None,
    )
    return tuple(warning for warning in found if warning is not None)


def _closed(office: Rules, window: tuple[datetime, datetime]) -> Message | None:
    """Return a warning when the window begins or ends while the office is closed, or all of it is closed.

    A lunch break in the middle of an afternoon surprises nobody.
    """
    calendar, (start, end) = office.calendar, window
    why = calendar.why_closed(office.day(start))
    if why is not None:
        return _closed_for(why, office.day(start))
    if not calendar.business_time_between(start, end):
        return message("callback.outside_hours", at=start)
    one_day = office.day(start) == office.day_of_due(end)
    if one_day and not (calendar.is_open(start) and calendar.is_open(end - _MINUTE)):
        return message("callback.partly_closed", at=start)
    return None


def _closed_for(why: Message, day: date) -> Message:
    """Return the warning; that it is closed is said already, so that a closure gives its name alone."""
    if why.id == "explain.why.exception_unnamed":
        return message("callback.day_shut", day=day)
    if why.id == "explain.why.exception":
        return message("callback.day_closed", day=day, why=message("explain.why.holiday", **why.params))
    return message("callback.day_closed", day=day, why=why)


def _full(
    ctx: Context, office: Rules, window: tuple[datetime, datetime], assignee: Assignee, but: int | None
) -> Iterator[Message]:
    """Yield warnings when no hour of the window has room for another call."""
    limits = callback_rules(ctx.store)
    person = hour_loads(ctx, office, window, limits.per_person_and_hour, staff=assignee.staff_id, but=but)
    everyone = hour_loads(ctx, office, window, limits.per_hour, but=but)
    if assignee.staff_id is not None and all(hour.full for hour in person):
        calls = max(hour.calls for hour in person)
        yield message("callback.person_full", person=assignee.person, n=calls)
    if all(hour.full for hour in everyone):
        yield message("callback.hour_full", n=max(hour.calls for hour in everyone))


def _nobody_there(
    ctx: Context, office: Rules, window: tuple[datetime, datetime], assignee: Assignee
) -> Message | None:
    """Return a warning when a department is to call and everybody in it is away."""
    if assignee.person or assignee.department_id is None:
        return None
    query = Staff.select(Staff.id).where(Staff.department == assignee.department_id, Staff.active)
    people = {id_ for (id_,) in ctx.store.rows(query)}
    if not people or not people <= deputies_on(ctx.store, office.day(window[0])).keys():
        return None
    return message("callback.nobody_there", department=assignee.department, day=office.day(window[0]))


def _asleep(window: tuple[datetime, datetime], timezone: str) -> Message | None:
    """Return a warning when the call would wake the customer, by the clock where they are."""
    if not timezone:
        return None
    local = window[0].astimezone(ZoneInfo(timezone))
    if _EARLIEST <= local.time() < _LATEST:
        return None
    return message("callback.customer_asleep", time=f"{local:%H:%M}", zone=timezone)
