"""Print jobs as they are shown: what became of each, and which letters are still its."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from peewee import JOIN, Expression, fn

from frontdesk.domain.errors import NotFoundError
from frontdesk.domain.kinds import CorrespondenceState, PrintJobState
from frontdesk.domain.message import Message
from frontdesk.services.context import Context
from frontdesk.services.correspondence.releasing import abandoned_jobs
from frontdesk.store.models import Case, Correspondence, Customer, PrintJob, PrintJobItem, Staff

_S, _J = CorrespondenceState, PrintJobState


@dataclass(frozen=True, slots=True)
class PrintJobView:
    """A batch and what became of it; it is over once `ended` says when."""

    id: int
    title: str
    state: PrintJobState
    printer: str  # empty: a PDF, printed by whoever made it
    spool_id: str
    made: datetime
    by: str
    desk: str
    sheets: int
    sheets_done: int
    letters: int  # that are not known to be printed yet
    detail: Message | None  # why a printer stopped
    ended: datetime | None
    abandoned: bool = False  # nothing reached a printer, and nobody is drawing it any more

    @property
    def at_a_printer(self) -> bool:
        """Whether the print service has it, or may have it."""
        return bool(self.printer) and self.state in (_J.SENT, _J.PRINTING)


@dataclass(frozen=True, slots=True)
class JobLetter:
    """A letter of a job, on which sheets it is, counted from 1."""

    first_sheet: int
    last_sheet: int
    customer_name: str
    case: str


def open_jobs(ctx: Context) -> tuple[PrintJobView, ...]:
    """Return the jobs that are not over, the oldest first."""
    return _jobs(ctx, PrintJob.ended.is_null())


def print_job(ctx: Context, *, job: int) -> PrintJobView:
    """Return one job, whatever became of it. Raises `NotFoundError`."""
    found = _jobs(ctx, PrintJob.id == job)
    if not found:
        raise NotFoundError("letter.no_job", field="job", id=job)
    return found[0]


def job_letters(ctx: Context, *, job: int) -> tuple[JobLetter, ...]:
    """Return the letters of a job that are not known to be printed yet, in the order of their sheets."""
    query = (
        PrintJobItem.select(
            PrintJobItem.first_sheet,
            PrintJobItem.sheets,
            Customer.name,
            Customer.organisation,
            Case.reference,
        )
        .join(Correspondence, on=(PrintJobItem.correspondence == Correspondence.id))
        .join(Customer, JOIN.LEFT_OUTER, on=(Correspondence.customer == Customer.id))
        .join(Case, JOIN.LEFT_OUTER, on=(Correspondence.case == Case.id))
        .where(PrintJobItem.job == job, of_job(job))
        .order_by(PrintJobItem.position)
    )
    return tuple(
        JobLetter(first, first + sheets - 1, name or organisation or "", reference or "")
        for first, sheets, name, organisation, reference in ctx.store.rows(query)
    )


def of_job(job: int) -> Expression:
    """Return the condition that a letter is still a job's: at the printer, and not claimed anew since."""
    return (Correspondence.print_job == job) & (Correspondence.state == _S.SPOOLING.value)


def _jobs(ctx: Context, which: Any) -> tuple[PrintJobView, ...]:  # noqa: ANN401  a condition on rows
    left = PrintJobItem.select(fn.COUNT(PrintJobItem.id)).join(Correspondence).where(
        PrintJobItem.job == PrintJob.id,
        Correspondence.print_job == PrintJob.id,
        Correspondence.state == _S.SPOOLING.value,
    )  # fmt: skip
    query = (
        PrintJob.select(
            PrintJob.id, PrintJob.title, PrintJob.state, PrintJob.printer, PrintJob.spool_id, PrintJob.made,
            Staff.name, PrintJob.desk, PrintJob.sheets, PrintJob.sheets_done, left, PrintJob.detail,
            PrintJob.ended,
        )
        .join(Staff, JOIN.LEFT_OUTER, on=(PrintJob.by == Staff.id))
        .where(which)
        .order_by(PrintJob.id)
    )  # fmt: skip
    abandoned = frozenset(abandoned_jobs(ctx))
    return tuple(_view(row, abandoned=row[0] in abandoned) for row in ctx.store.rows(query))


def _view(row: tuple[Any, ...], *, abandoned: bool) -> PrintJobView:
    id_, title, state, printer, spool_id, made, by, desk, sheets, sheets_done, letters, detail, ended = row
    return PrintJobView(
        id=id_,
        title=title,
        state=PrintJobState(state),
        printer=printer,
        spool_id=spool_id,
        made=made,
        by=by or "",
        desk=desk,
        sheets=sheets,
        sheets_done=sheets_done,
        letters=letters,
        detail=Message.from_json(json.loads(detail)) if detail else None,
        ended=ended,
        abandoned=abandoned,
    )
