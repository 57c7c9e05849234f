"""Somebody's absences from a calendar file: looked at first, then kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from frontdesk.domain.days_read import DaysRead
from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.calendar_files.closing_days import AHEAD, DaysPreview, DaysRow
from frontdesk.services.calendar_files.reading import read_calendar
from frontdesk.services.changes import Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.rules import rules
from frontdesk.services.staff.absences import AbsenceEntry, AbsenceView, absences, add_absence, change_absence
from frontdesk.services.staff.people import staff_member


def preview_absences(ctx: Context, *, data: bytes, staff: int) -> DaysPreview:
    """Return the days of a calendar file on which somebody would be away, from today on; nothing is kept.

    Raises `FrontDeskError` (field "file") for what is no calendar or has no day to come, and
    `NotFoundError` (field "person").
    """
    staff_member(ctx, id=staff)
    office = rules(ctx)
    today = office.day(ctx.clock.now())
    read = read_calendar(data, timezone=office.timezone, first=today, last=today + AHEAD)
    if not read.days and not read.left_out:
        raise FrontDeskError("ical.nothing", field="file", first=today, last=today + AHEAD)
    known = {(each.entry.first_day, each.entry.last_day) for each in _kept(ctx, staff)}
    rows = tuple(DaysRow(days, (days.first_day, days.last_day) in known) for days in read.days)
    return DaysPreview(rows, read.left_out)


def keep_absences(ctx: Context, *, staff: int, days: Sequence[DaysRead]) -> Done[int]:
    """Keep somebody's absences and return how many are new or moved.

    An entry that was read before and lies on other days now moves what was kept of it, deputy and all.
    Raises `NotFoundError` (field "person").
    """
    with ctx.store.transaction():
        kept = _kept(ctx, staff)
        known = {(each.entry.first_day, each.entry.last_day) for each in kept}
        entries = Counter(each.uid for each in days)  # one that repeats has its name several times
        count, changes = 0, Changes()
        for each in dict.fromkeys(days):
            if (each.first_day, each.last_day) in known:
                continue
            before = [view for view in kept if each.uid and view.entry.uid == each.uid]
            moved = before[0] if len(before) == 1 == entries[each.uid] else None
            changes |= _keep(ctx, staff, each, moved)
            count += 1
        return Done(count, changes)


def _keep(ctx: Context, staff: int, days: DaysRead, moved: AbsenceView | None) -> Changes:
    if moved is not None:
        entry = replace(moved.entry, first_day=days.first_day, last_day=days.last_day, reason=days.name)
        return change_absence(ctx, id=moved.id, entry=entry).changes
    entry = AbsenceEntry(staff, days.first_day, days.last_day, reason=days.name, uid=days.uid)
    return add_absence(ctx, entry=entry).changes


def _kept(ctx: Context, staff: int) -> list[AbsenceView]:
    today = rules(ctx).day(ctx.clock.now())
    return [each for each in absences(ctx, since=today) if each.entry.staff == staff]
