"""Importing somebody's absences from a calendar file."""

from __future__ import annotations

from pathlib import Path

from frontdesk.domain.errors import NotFoundError
from frontdesk.services.calendar_files.absence_days import keep_absences, preview_absences
from frontdesk.services.calendar_files.days import report_of
from frontdesk.services.calendar_files.lines import read_file
from frontdesk.services.changes import Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.imports.report import ImportReport
from frontdesk.services.staff.assignees import find_assignee


def import_absences(ctx: Context, *, path: Path, person: str, dry_run: bool = False) -> Done[ImportReport]:
    """Let somebody be away on the whole days of an iCalendar file, from today on; or only look.

    What was read from the same calendar before and is cancelled or has gone is taken back.
    Raises `NotFoundError` (field "person") for a name that nobody has who works here, `FrontDeskError`
    (field "file") for a file that cannot be read or is no calendar.
    """
    staff = find_assignee(ctx.store, department="", person=person).staff_id
    if staff is None:
        raise NotFoundError("staff.nobody_called", field="person", name=person)
    preview = preview_absences(ctx, data=read_file(path), staff=staff, file_name=path.stem)
    if dry_run:
        return Done(report_of(preview), Changes())
    return Done(report_of(preview), keep_absences(ctx, staff=staff, read=preview.read).changes)
