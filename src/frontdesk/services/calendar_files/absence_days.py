"""Somebody's absences from a calendar file: looked at first, then kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from frontdesk.domain.day_changes import TAKEN_BACK, DayChange, DayChanges, DayState, KeptDays, day_changes
from frontdesk.domain.days_read import CalendarRead, DaysRead
from frontdesk.services.calendar_files.days import DaysKept, DaysPreview, looked_at, read_days, reading_span
from frontdesk.services.changes import Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.staff.absences import (
    AbsenceEntry,
    AbsenceView,
    absences,
    add_absence,
    change_absence,
    remove_absence,
)
from frontdesk.services.staff.people import staff_member
from frontdesk.store.models import Absence


def preview_absences(ctx: Context, *, data: bytes, staff: int, file_name: str = "") -> DaysPreview:
    """Return what a calendar file changes of the days on which somebody is away; nothing is kept.

    Raises `FrontDeskError` (field "file") for what is no calendar or says nothing of days to come, and
    `NotFoundError` (field "person").
    """
    staff_member(ctx, id=staff)
    read = read_days(ctx, data=data, file_name=file_name)
    return looked_at(ctx, read, _changes(read, _kept(ctx, staff)))


def whose_calendar(ctx: Context, *, name: str) -> int | None:
    """Return of whom a calendar of this name was read last, by the staff's id."""
    query = Absence.select(Absence.staff).where(Absence.calendar == name).order_by(Absence.id.desc())
    found: int | None = ctx.store.value(query) if name else None
    return found


def keep_absences(ctx: Context, *, staff: int, read: CalendarRead, take_back: bool = True) -> Done[DaysKept]:
    """Keep somebody's absences as a calendar has them.

    An entry that was read before and lies on other days now moves what was kept of it, deputy and all.
    Without `take_back` days that have gone from the calendar stay, unless it says that they are cancelled.
    Raises `NotFoundError` (field "person").
    """
    with ctx.store.transaction():
        kept = _kept(ctx, staff)
        changes, views = _changes(read, kept), {each.id: each for each in kept}
        gone = [row for row in changes.of(*TAKEN_BACK) if take_back or row.state is DayState.CANCELLED]
        new, moved = changes.of(DayState.NEW), changes.of(DayState.CHANGED)
        done = Changes()
        for row in (*new, *moved):
            done |= _keep(ctx, staff, row, views, read.name)
        for row in gone:
            done |= _take_back(ctx, row, views)
        for row in changes.of(DayState.KNOWN):
            _claim(ctx, row, read.name)
        return Done(DaysKept(len(new), len(moved), len(gone)), done)


def _changes(read: CalendarRead, kept: list[AbsenceView]) -> DayChanges:
    days = [
        KeptDays(
            each.id,
            DaysRead(each.entry.first_day, each.entry.last_day, each.entry.reason, each.entry.uid),
            each.entry.calendar,
        )
        for each in kept
    ]
    away = {(each.days.first_day, each.days.last_day) for each in days}
    return day_changes(read, days, known=lambda found: (found.first_day, found.last_day) in away)


def _keep(ctx: Context, staff: int, row: DayChange, views: dict[int, AbsenceView], calendar: str) -> Changes:
    days = row.days
    if row.kept is None:
        entry = AbsenceEntry(
            staff, days.first_day, days.last_day, reason=days.name, uid=days.uid, calendar=calendar
        )
        return add_absence(ctx, entry=entry).changes
    entry = replace(
        views[row.kept.id].entry,
        first_day=days.first_day,
        last_day=days.last_day,
        reason=days.name,
        calendar=calendar,
    )
    return change_absence(ctx, id=row.kept.id, entry=entry).changes


def _take_back(ctx: Context, row: DayChange, views: dict[int, AbsenceView]) -> Changes:
    """Take days back; what has passed of them stays, for somebody was away then."""
    if row.kept is None:
        return Changes()
    today, _ = reading_span(ctx)
    if row.days.first_day >= today:
        return remove_absence(ctx, id=row.kept.id).changes
    entry = replace(views[row.kept.id].entry, last_day=today - timedelta(days=1))
    return change_absence(ctx, id=row.kept.id, entry=entry).changes


def _claim(ctx: Context, row: DayChange, calendar: str) -> None:
    """Note of what is known already that it stands in this calendar, so that it is missed once it is gone."""
    if row.kept is not None and row.kept.calendar != calendar:
        ctx.store.execute(Absence.update(calendar=calendar).where(Absence.id == row.kept.id))


def _kept(ctx: Context, staff: int) -> list[AbsenceView]:
    first, last = reading_span(ctx)
    found = absences(ctx, since=first)
    return [each for each in found if each.entry.staff == staff and each.entry.first_day <= last]
