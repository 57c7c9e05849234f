"""Importing holidays and other closing days from a calendar file."""

from __future__ import annotations

from pathlib import Path

from frontdesk.services.calendar_files.closing_days import keep_closing_days, preview_closing_days
from frontdesk.services.calendar_files.days import report_of
from frontdesk.services.calendar_files.lines import read_file
from frontdesk.services.changes import Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.imports.report import ImportReport, Progress, no_progress


def import_holidays(
    ctx: Context,
    *,
    path: Path,
    mapping: Path | None = None,
    dry_run: bool = False,
    progress: Progress = no_progress,
) -> Done[ImportReport]:
    """Close the office on the whole days of an iCalendar file, from today on; with `dry_run` only look.

    What was read from the same calendar before and is cancelled or has gone is taken back.
    Raises `FrontDeskError` (field "file") for a file that cannot be read or is no calendar.
    """
    preview = preview_closing_days(ctx, data=read_file(path), file_name=path.stem)
    if dry_run:
        return Done(report_of(preview), Changes())
    return Done(report_of(preview), keep_closing_days(ctx, read=preview.read).changes)
