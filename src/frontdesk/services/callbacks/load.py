"""How many calls are planned for each hour, for one person or for all."""

from __future__ import annotations

from datetime import datetime, timedelta

from peewee import Expression

from frontdesk.domain.callbacks import LONGEST_WINDOW
from frontdesk.services.callbacks.views import HourLoad
from frontdesk.services.context import Context
from frontdesk.services.rules import Rules
from frontdesk.store.models import Callback

_HOUR = timedelta(hours=1)
_MOST_HOURS = 7 * 24 + 1  # a week, and the hour that a change of the clocks adds


def hour_loads(
    ctx: Context,
    office: Rules,
    span: tuple[datetime, datetime],
    most: int,
    *,
    staff: int | None = None,
    but: int | None = None,
) -> tuple[HourLoad, ...]:
    """Return the open calls of each hour of a span, the week at most, that begins on the office's clock.

    A call counts in the hour in which it is planned to begin, for everyone or for one person.
    """
    first = _hour_of(office, span[0])
    hours = min(max(1, -(-(span[1] - first) // _HOUR)), _MOST_HOURS)
    starts = [first + _HOUR * number for number in range(hours)]
    query = Callback.select(Callback.call_from).where(
        *open_between(first, starts[-1] + _HOUR), Callback.call_from >= first, Callback.id != (but or 0)
    )
    if staff is not None:
        query = query.where(Callback.staff == staff)
    counts = [0] * hours
    for (begins,) in ctx.store.rows(query):
        counts[(begins - first) // _HOUR] += 1
    return tuple(HourLoad(start, calls, most) for start, calls in zip(starts, counts, strict=True))


def open_between(start: datetime, end: datetime) -> tuple[Expression, ...]:
    """Return the conditions of open callbacks whose time to call touches a span; an index serves them."""
    return (
        Callback.done.is_null(),
        Callback.call_until > start,
        Callback.call_until < end + LONGEST_WINDOW,
        Callback.call_from < end,
    )


def _hour_of(office: Rules, at: datetime) -> datetime:
    """Return the beginning of an hour of the office's clock, in UTC: half an hour off UTC in some places."""
    local = office.calendar.local(at)
    return at - timedelta(minutes=local.minute, seconds=local.second, microseconds=local.microsecond)
