"""Whole days of a calendar file, looked at before any is kept: what is read, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from frontdesk.domain.day_changes import TAKEN_BACK, DayChanges, DayState
from frontdesk.domain.days_read import CalendarRead
from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.calendar_files.reading import read_calendar
from frontdesk.services.context import Context
from frontdesk.services.imports.report import ImportReport
from frontdesk.services.rules import rules

AHEAD: Final = timedelta(days=2 * 366)
"""So far ahead days are read; what is past changes no deadline."""


@dataclass(frozen=True, slots=True)
class DaysPreview:
    """What a calendar file would change, before it does."""

    read: CalendarRead
    changes: DayChanges


@dataclass(frozen=True, slots=True)
class DaysKept:
    """How many entries came in, lie on other days or have another name, and were taken back."""

    added: int = 0
    changed: int = 0
    taken_back: int = 0


def read_days(ctx: Context, *, data: bytes, file_name: str = "") -> CalendarRead:
    """Return the days of a calendar file from today on.

    Raises `FrontDeskError` (field "file") for what is no calendar.
    """
    first, last = reading_span(ctx)
    return read_calendar(data, timezone=rules(ctx).timezone, first=first, last=last, file_name=file_name)


def looked_at(ctx: Context, read: CalendarRead, changes: DayChanges) -> DaysPreview:
    """Return a preview. Raises `FrontDeskError` (field "file") where nothing is said of days to come."""
    if not changes.rows and not changes.left_out:
        first, last = reading_span(ctx)
        raise FrontDeskError("ical.nothing", field="file", first=first, last=last)
    return DaysPreview(read, changes)


def reading_span(ctx: Context) -> tuple[date, date]:
    """Return the first and the last day that a calendar is read for."""
    today = rules(ctx).day(ctx.clock.now())
    return today, today + AHEAD


def report_of(preview: DaysPreview) -> ImportReport:
    """Return what an import of these days comes to."""
    changes = preview.changes
    return ImportReport(
        len(changes.of(DayState.NEW)),
        len(changes.of(DayState.KNOWN)),
        (),
        changes.left_out,
        changed=len(changes.of(DayState.CHANGED)),
        taken_back=len(changes.of(*TAKEN_BACK)),
    )
