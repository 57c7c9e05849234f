"""Lists of callbacks: by urgency, for a span of days, of a case, of a customer, and the load of each hour."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from peewee import Expression

from frontdesk.domain.callbacks import LONGEST_WINDOW, CallbackEnd, CallUrgency, urgency
from frontdesk.services.callbacks.load import hour_loads
from frontdesk.services.callbacks.reading import Moment, raw_rows, read_rows
from frontdesk.services.callbacks.rules import callback_rules
from frontdesk.services.callbacks.views import CallbackList, CallbackRow, HourLoad
from frontdesk.services.cases.record import read_case
from frontdesk.services.context import Context
from frontdesk.services.customers.family import family_of, root_of
from frontdesk.services.owed.today import Scope
from frontdesk.services.rules import rules
from frontdesk.services.staff.assignees import staff_assignee
from frontdesk.store.fields import from_milliseconds
from frontdesk.store.models import Callback

_ORDER = tuple(CallUrgency)
_MOST = 200  # of a case or customer
_NOT_SHOWN = (CallbackEnd.TAKEN_BACK.value, CallbackEnd.STAYED.value)
"""What is no call in a calendar."""


def open_callbacks(
    ctx: Context, *, scope: Scope = Scope.EVERYONE, at: datetime | None = None, limit: int | None = None
) -> CallbackList:
    """Return the open callbacks as they look at an instant (now unless said otherwise), at most `limit`.

    What is overdue comes first, then what is in its window, soonest to end first, then the rest in order.
    """
    moment = Moment.at(rules(ctx), at or ctx.clock.now())
    which = (Callback.done.is_null(), *_whose(ctx, scope))
    with ctx.store.reading():
        rows = read_rows(ctx, moment, which, (Callback.call_until, Callback.id), limit)
        if limit is None or len(rows) < limit:
            counts = Counter(row.urgency for row in rows)
        else:
            query = Callback.select(Callback.call_from, Callback.call_until).where(*which)
            times = raw_rows(ctx.store, query)
            counts = Counter(
                urgency(from_milliseconds(start), from_milliseconds(end), moment.now, moment.midnight)
                for start, end in times
            )
    return CallbackList(tuple(sorted(rows, key=_by_urgency)), counts, counts.total())


def callbacks_between(
    ctx: Context,
    *,
    start: datetime,
    end: datetime,
    scope: Scope = Scope.EVERYONE,
    at: datetime | None = None,
) -> tuple[CallbackRow, ...]:
    """Return the callbacks, open and done, whose time to call touches a span, by when they begin."""
    moment = Moment.at(rules(ctx), at or ctx.clock.now())
    which = (
        Callback.call_until > start,
        Callback.call_until < end + LONGEST_WINDOW,
        Callback.call_from < end,
        Callback.outcome.not_in(_NOT_SHOWN),
        *_whose(ctx, scope),
    )
    order = (Callback.call_from, Callback.call_until, Callback.id)
    return tuple(read_rows(ctx, moment, which, order))


def callback_load(
    ctx: Context, *, start: datetime, end: datetime, staff: int | None = None
) -> tuple[HourLoad, ...]:
    """Return the open calls of each hour of a span, the week at most, beside how many there may be."""
    limits = callback_rules(ctx.store)
    most = limits.per_hour if staff is None else limits.per_person_and_hour
    return hour_loads(ctx, rules(ctx), (start, end), most, staff=staff)


def callbacks_of_case(ctx: Context, *, reference: str) -> tuple[CallbackRow, ...]:
    """Return the callbacks of a case, those that are open first, then the newest first.

    Raises `NotFoundError` when there is no such case.
    """
    return _of(ctx, Callback.case == read_case(ctx.store, reference).id)


def callbacks_of_customer(ctx: Context, *, customer: int) -> tuple[CallbackRow, ...]:
    """Return the callbacks of a customer and of everybody merged into them, in the same order.

    Raises `NotFoundError` (field "customer") for an id that nobody has.
    """
    family = family_of(ctx.store, root_of(ctx.store, customer))
    return _of(ctx, Callback.customer.in_(family))


def _of(ctx: Context, whose: Expression) -> tuple[CallbackRow, ...]:
    moment = Moment.at(rules(ctx), ctx.clock.now())
    which = (whose, Callback.outcome != CallbackEnd.TAKEN_BACK.value)
    order = (Callback.done.is_null().desc(), Callback.agreed.desc(), Callback.id.desc())
    return tuple(read_rows(ctx, moment, which, order, _MOST))


def _whose(ctx: Context, scope: Scope) -> tuple[Expression, ...]:
    if scope is Scope.EVERYONE:
        return ()
    staff = ctx.actor.staff_id or 0
    if scope is Scope.MINE:
        return (Callback.staff == staff,)
    return (Callback.department == (staff_assignee(ctx.store, staff).department_id or 0),)


def _by_urgency(row: CallbackRow) -> tuple[int, datetime, int]:
    soonest = row.call_until if row.urgency in (CallUrgency.OVERDUE, CallUrgency.NOW) else row.call_from
    return (_ORDER.index(row.urgency), soonest, row.id)
