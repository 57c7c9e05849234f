"""Holidays and other closing days from a calendar file: looked at first, then kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from frontdesk.domain.calendar import OfficeCalendar
from frontdesk.domain.calendar_day import Closure as WhyClosed
from frontdesk.domain.days_read import DaysRead
from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.hours_text import format_intervals
from frontdesk.domain.message import Message
from frontdesk.services.calendar_files.reading import read_calendar
from frontdesk.services.changes import Area, Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.events import record
from frontdesk.services.office.closures import closures
from frontdesk.services.office.recompute import recompute_deadlines
from frontdesk.services.rules import Rules, rules
from frontdesk.services.texts import one_line
from frontdesk.store.models import Closure

AHEAD: Final = timedelta(days=2 * 366)
"""So far ahead days are read; what is past changes no deadline."""


@dataclass(frozen=True, slots=True)
class DaysRow:
    """Days that were read, and whether they are known already: kept so, or a holiday of the office."""

    days: DaysRead
    known: bool


@dataclass(frozen=True, slots=True)
class DaysPreview:
    """What would be kept of a calendar file, before it is."""

    rows: tuple[DaysRow, ...]
    left_out: tuple[Message, ...]

    @property
    def new(self) -> tuple[DaysRead, ...]:
        """The days that are not known yet."""
        return tuple(row.days for row in self.rows if not row.known)


def preview_closing_days(ctx: Context, *, data: bytes) -> DaysPreview:
    """Return the days of a calendar file on which the office would close, from today on; nothing is kept.

    Raises `FrontDeskError` (field "file") for what is no calendar, or one without a day to come.
    """
    office = rules(ctx)
    today = office.day(ctx.clock.now())
    read = read_calendar(data, timezone=office.timezone, first=today, last=today + AHEAD)
    if not read.days and not read.left_out:
        raise FrontDeskError("ical.nothing", field="file", first=today, last=today + AHEAD)
    kept = _kept(ctx, today)
    rows = tuple(DaysRow(days, _is_known(days, kept, office)) for days in read.days)
    return DaysPreview(rows, read.left_out)


def keep_closing_days(ctx: Context, *, days: Sequence[DaysRead]) -> Done[int]:
    """Close the office on these days and return how many entries are new; open deadlines follow.

    What is known already is kept once. Raises `FrontDeskError` (field "name") for a name that is too long.
    """
    with ctx.store.transaction():
        office = rules(ctx)
        kept = _kept(ctx, min((each.first_day for each in days), default=date.max))
        new = [each for each in dict.fromkeys(days) if not _is_known(each, kept, office)]
        for each in new:
            _add(ctx, each)
        if not new:
            return Done(0, Changes())
        return Done(len(new), Changes(frozenset({Area.CALENDAR})) | recompute_deadlines(ctx).changes)


def _add(ctx: Context, days: DaysRead) -> None:
    row = {
        "first_day": days.first_day,
        "last_day": days.last_day,
        "hours": format_intervals(()),
        "name": one_line(days.name, "name"),
    }
    id_ = ctx.store.insert(Closure, created=ctx.clock.now(), **row)
    record(ctx, "closure.added", payload={"closure": id_, "uid": days.uid, **row})


def _kept(ctx: Context, since: date) -> set[tuple[date, date, str]]:
    return {
        (view.entry.first_day, view.entry.last_day, view.entry.name) for view in closures(ctx, since=since)
    }


def _is_known(days: DaysRead, kept: set[tuple[date, date, str]], office: Rules) -> bool:
    if (days.first_day, days.last_day, " ".join(days.name.split())) in kept:
        return True
    return days.first_day == days.last_day and _is_holiday(days.first_day, office.calendar)


def _is_holiday(day: date, calendar: OfficeCalendar) -> bool:
    return calendar.day(day).closure is WhyClosed.HOLIDAY
