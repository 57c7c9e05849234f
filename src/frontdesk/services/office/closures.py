"""Days with other hours than the weekly ones, or none; open deadlines follow them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from frontdesk.domain.calendar_day import DatedHours
from frontdesk.domain.errors import NotFoundError
from frontdesk.domain.hours_text import format_intervals, parse_intervals
from frontdesk.services.changes import Area, Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.events import record
from frontdesk.services.office.recompute import recompute_deadlines
from frontdesk.services.texts import one_line
from frontdesk.store.models import Closure

_CHANGED = Changes(frozenset({Area.CALENDAR}))


@dataclass(frozen=True, slots=True)
class ClosureEntry:
    """Hours that hold from the first to the last day: "09:00-12:00,13:00-20:00", "" is closed all day.

    On a day that would be closed they make business hours, and a business day only if `business_day`.
    """

    first_day: date
    last_day: date
    hours: str = ""
    name: str = ""
    business_day: bool = False


@dataclass(frozen=True, slots=True)
class ClosureView:
    """A closure or exception as it is kept."""

    id: int
    entry: ClosureEntry


def closures(ctx: Context, *, since: date | None = None) -> tuple[ClosureView, ...]:
    """Return the closures and exceptions in order, those that ended before `since` left out."""
    query = Closure.select(
        Closure.id, Closure.first_day, Closure.last_day, Closure.hours, Closure.name, Closure.business_day
    ).order_by(Closure.first_day, Closure.id)
    if since is not None:
        query = query.where(Closure.last_day >= since)
    return tuple(ClosureView(id_, ClosureEntry(*rest)) for id_, *rest in ctx.store.rows(query))


def add_closure(ctx: Context, *, entry: ClosureEntry) -> Done[int]:
    """Add a closure or exception and return its id; open deadlines follow, promised dates stay.

    Raises `FrontDeskError` (field "hours", "last_day").
    """
    row = _tidy(entry)
    with ctx.store.transaction():
        id_ = ctx.store.insert(Closure, created=ctx.clock.now(), **row)
        record(ctx, "closure.added", payload={"closure": id_, **row})
        return Done(id_, _CHANGED | recompute_deadlines(ctx).changes)


def change_closure(ctx: Context, *, id: int, entry: ClosureEntry) -> Done[None]:  # noqa: A002  as in the views
    """Replace a closure or exception. Raises like `add_closure`, and `NotFoundError`."""
    row = _tidy(entry)
    with ctx.store.transaction():
        if not ctx.store.execute(Closure.update(**row).where(Closure.id == id)):
            raise NotFoundError("closure.none")
        record(ctx, "closure.changed", payload={"closure": id, **row})
        return Done(None, _CHANGED | recompute_deadlines(ctx).changes)


def remove_closure(ctx: Context, *, id: int) -> Done[None]:  # noqa: A002  as in the views
    """Take a closure or exception away again. Raises `NotFoundError`."""
    with ctx.store.transaction():
        if not ctx.store.execute(Closure.delete().where(Closure.id == id)):
            raise NotFoundError("closure.none")
        record(ctx, "closure.removed", payload={"closure": id})
        return Done(None, _CHANGED | recompute_deadlines(ctx).changes)


def _tidy(entry: ClosureEntry) -> dict[str, object]:
    intervals = parse_intervals(entry.hours)
    name = one_line(entry.name, "name")
    dated = DatedHours(
        entry.first_day, entry.last_day, intervals, name
    )  # refuses a last day before the first
    return {
        "first_day": dated.first_day,
        "last_day": dated.last_day,
        "hours": format_intervals(intervals),
        "name": name,
        "business_day": entry.business_day and bool(intervals),
    }
