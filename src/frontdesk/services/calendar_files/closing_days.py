"""Holidays and other closing days from a calendar file: looked at first, then kept."""

from __future__ import annotations

from datetime import date, timedelta

from frontdesk.domain.calendar import OfficeCalendar
from frontdesk.domain.calendar_day import Closure as WhyClosed
from frontdesk.domain.day_changes import TAKEN_BACK, DayChange, DayChanges, DayState, KeptDays, day_changes
from frontdesk.domain.days_read import CalendarRead, DaysRead
from frontdesk.domain.hours_text import format_intervals
from frontdesk.services.calendar_files.days import DaysKept, DaysPreview, looked_at, read_days, reading_span
from frontdesk.services.changes import Area, Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.events import record
from frontdesk.services.office.recompute import recompute_deadlines
from frontdesk.services.rules import rules
from frontdesk.services.texts import one_line
from frontdesk.store.models import Closure


def preview_closing_days(ctx: Context, *, data: bytes, file_name: str = "") -> DaysPreview:
    """Return what a calendar file changes of the days on which the office closes; nothing is kept.

    Raises `FrontDeskError` (field "file") for what is no calendar, or one that says nothing of days to come.
    """
    read = read_days(ctx, data=data, file_name=file_name)
    return looked_at(ctx, read, _changes(ctx, read))


def keep_closing_days(ctx: Context, *, read: CalendarRead, take_back: bool = True) -> Done[DaysKept]:
    """Close the office on the days of a calendar, and open it on those that were taken back.

    What is known already is kept once; open deadlines follow. Without `take_back` days that have gone from
    the calendar stay, unless it says that they are cancelled. Raises `FrontDeskError` (field "name") for a
    name that is too long.
    """
    with ctx.store.transaction():
        changes = _changes(ctx, read)
        gone = [row for row in changes.of(*TAKEN_BACK) if take_back or row.state is DayState.CANCELLED]
        new, moved = changes.of(DayState.NEW), changes.of(DayState.CHANGED)
        for row in (*new, *moved):
            _keep(ctx, row, read.name)
        for row in gone:
            _take_back(ctx, row)
        _claim(ctx, changes, read.name)
        kept = DaysKept(len(new), len(moved), len(gone))
        if kept == DaysKept():
            return Done(kept, Changes())
        return Done(kept, Changes(frozenset({Area.CALENDAR})) | recompute_deadlines(ctx).changes)


def _changes(ctx: Context, read: CalendarRead) -> DayChanges:
    kept, calendar = _kept(ctx), rules(ctx).calendar
    named = {(each.days.first_day, each.days.last_day, each.days.name) for each in kept}

    def known(days: DaysRead) -> bool:
        if (days.first_day, days.last_day, " ".join(days.name.split())) in named:
            return True
        return days.first_day == days.last_day and _is_holiday(days.first_day, calendar)

    return day_changes(read, kept, known=known)


def _kept(ctx: Context) -> tuple[KeptDays, ...]:
    first, last = reading_span(ctx)
    query = Closure.select(
        Closure.id, Closure.first_day, Closure.last_day, Closure.name, Closure.uid, Closure.calendar
    ).where(Closure.last_day >= first, Closure.first_day <= last)
    rows = ctx.store.rows(query.order_by(Closure.first_day, Closure.id))
    return tuple(KeptDays(id_, DaysRead(*days), calendar) for id_, *days, calendar in rows)


def _keep(ctx: Context, row: DayChange, calendar: str) -> None:
    fields = {
        "first_day": row.days.first_day,
        "last_day": row.days.last_day,
        "name": one_line(row.days.name, "name"),
        "uid": row.days.uid,
        "calendar": calendar,
    }
    if row.kept is not None:
        ctx.store.execute(Closure.update(**fields).where(Closure.id == row.kept.id))
        record(ctx, "closure.changed", payload={"closure": row.kept.id, **fields})
        return
    id_ = ctx.store.insert(Closure, created=ctx.clock.now(), hours=format_intervals(()), **fields)
    record(ctx, "closure.added", payload={"closure": id_, "hours": format_intervals(()), **fields})


def _take_back(ctx: Context, row: DayChange) -> None:
    """Take days back; what has passed of them stays, for the office was closed then."""
    if row.kept is None:
        return
    yesterday = rules(ctx).day(ctx.clock.now()) - timedelta(days=1)
    this = Closure.id == row.kept.id
    if row.days.first_day > yesterday:
        ctx.store.execute(Closure.delete().where(this))
        record(ctx, "closure.removed", payload={"closure": row.kept.id, "uid": row.days.uid})
    else:
        ctx.store.execute(Closure.update(last_day=yesterday).where(this))
        record(ctx, "closure.changed", payload={"closure": row.kept.id, "last_day": yesterday})


def _claim(ctx: Context, changes: DayChanges, calendar: str) -> None:
    """Note of what is known already that it stands in this calendar, so that it is missed once it is gone."""
    ids = [row.kept.id for row in changes.of(DayState.KNOWN) if row.kept and row.kept.calendar != calendar]
    if ids:
        ctx.store.execute(Closure.update(calendar=calendar).where(Closure.id.in_(ids)))


def _is_holiday(day: date, calendar: OfficeCalendar) -> bool:
    return calendar.day(day).closure is WhyClosed.HOLIDAY
