"""Importing holidays and other closing days from a calendar file."""

from __future__ import annotations

from pathlib import Path

from frontdesk.services.calendar_files.closing_days import keep_closing_days, preview_closing_days
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

    Raises `FrontDeskError` (field "file") for a file that cannot be read or is no calendar.
    """
    preview = preview_closing_days(ctx, data=read_file(path))
    known = len(preview.rows) - len(preview.new)
    report = ImportReport(len(preview.new), known, (), preview.left_out)
    if dry_run:
        return Done(report, Changes())
    return Done(report, keep_closing_days(ctx, days=preview.new).changes)
