"""What a printer reports of a job, and what a person says of one that failed half-way."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from frontdesk.domain.errors import ConflictError
from frontdesk.domain.kinds import CorrespondenceState, PrintJobState
from frontdesk.domain.message import Message
from frontdesk.services.changes import Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.correspondence.changing import changing_letter
from frontdesk.services.correspondence.job_views import of_job, print_job
from frontdesk.services.correspondence.names import PDF, file_name
from frontdesk.services.correspondence.releasing import CHANGED
from frontdesk.services.correspondence.what import told_of
from frontdesk.services.events import record
from frontdesk.store.models import Attachment, Correspondence, PrintJob, PrintJobItem
from frontdesk.store.store import Store

_AT_ONCE = 25  # letters marked in one transaction: other desks go on meanwhile

_S, _J = CorrespondenceState, PrintJobState
_REACHED_A_PRINTER = (_J.SENT, _J.PRINTING, _J.FAILED)


def fronts_spooled(ctx: Context, *, job: int) -> Done[None]:
    """Note that only the fronts of a job are at a printer that prints on one side.

    It has no id yet: whoever looks for the job must not take its fronts for all of it. Raises as `spooled`.
    """
    with ctx.store.transaction():
        _check_unspooled(ctx, job)
        _set(ctx.store, job, state=_J.PRINTING.value)
        record(ctx, "letters.fronts_spooled", payload={"job": job})
    return Done(None, CHANGED)


def spooled(ctx: Context, *, job: int, spool_id: str, printer: str = "") -> Done[None]:
    """Note under which id the system prints a job. Raises `ConflictError` unless it waits for that."""
    with ctx.store.transaction():
        _check_unspooled(ctx, job)
        named = {"printer": printer} if printer else {}
        _set(ctx.store, job, state=_J.PRINTING.value, spool_id=spool_id, **named)
        record(ctx, "letters.spooled", payload={"job": job, "spool": spool_id, "printer": printer})
    return Done(None, CHANGED)


def report_sheets(ctx: Context, *, job: int, sheets_done: int) -> Done[None]:
    """Note how many sheets the spooler says came out; less than it said before is not believed."""
    with ctx.store.transaction():
        more = PrintJob.update(sheets_done=sheets_done)
        ours = (PrintJob.id == job) & PrintJob.ended.is_null() & (PrintJob.sheets_done < sheets_done)
        changed = ctx.store.execute(more.where(ours))
    return Done(None, CHANGED if changed else Changes())


def mark_printed(ctx: Context, *, job: int) -> Done[tuple[int, ...]]:
    """Mark every letter of a job printed: the spooler has reported it complete, or whoever printed its PDF.

    Each letter's PDF is kept with its case. Goes on where it was interrupted. Returns the ids of the
    letters. Raises `ConflictError` for a job that never reached a printer or is over.
    """
    return mark_printed_until(ctx, job=job, sheet=print_job(ctx, job=job).sheets)


def mark_printed_until(ctx: Context, *, job: int, sheet: int) -> Done[tuple[int, ...]]:
    """Mark the letters printed that are complete by this sheet, counted from 1; the others wait again.

    For a job that a printer did not finish: nothing is marked that did not come out. Raises as
    `mark_printed` does, and `ConflictError` (field "sheet") for a sheet that the job does not have.
    """
    view = print_job(ctx, job=job)
    if not 0 <= sheet <= view.sheets:
        raise ConflictError("letter.no_such_sheet", field="sheet", sheets=view.sheets)
    _check(ctx, job, _REACHED_A_PRINTER)
    changes = Changes()
    whole, cut = _items(ctx.store, job, sheet)
    for part in _parts(whole):
        changes |= _in_one(ctx, part, lambda item: _print(ctx, job, item))
    _let_wait(ctx, job, [item.letter for item in cut])
    with ctx.store.transaction():
        _check(ctx, job, _REACHED_A_PRINTER)  # somebody else may have said so meanwhile
        state = _J.COMPLETED if sheet == view.sheets else _J.FAILED
        done = max(sheet, view.sheets_done) if state is _J.COMPLETED else sheet
        _set(ctx.store, job, state=state.value, ended=ctx.clock.now(), sheets_done=done)
        record(ctx, "letters.printed", payload={"job": job, "until": sheet, "sheets": view.sheets})
    return Done(tuple(item.letter for item in whole), changes | CHANGED)


def spool_failed(ctx: Context, *, job: int, detail: Message | None = None) -> Done[None]:
    """Note that a printer gave up. Its letters stay at the printer until a person says what came out.

    Raises `ConflictError` for a job that never reached a printer or is over.
    """
    with ctx.store.transaction():
        _check(ctx, job, _REACHED_A_PRINTER)
        told = detail.to_json() if detail is not None else None
        _set(ctx.store, job, state=_J.FAILED.value, detail=json.dumps(told) if told else "")
        record(ctx, "letters.print_failed", payload={"job": job, "detail": told})
    return Done(None, CHANGED)


def spool_untold(ctx: Context, *, job: int) -> Done[None]:
    """Note that this system never says what becomes of a job: a person says so once it came out.

    Raises as `spool_failed` does.
    """
    with ctx.store.transaction():
        _check(ctx, job, _REACHED_A_PRINTER)
        _set(ctx.store, job, state=_J.SENT.value)
        record(ctx, "letters.spool_untold", payload={"job": job})
    return Done(None, CHANGED)


@dataclass(frozen=True, slots=True)
class _Item:
    """A letter of a job, and the PDF that was drawn of it."""

    letter: int
    sheets: int
    blob: str


def _items(store: Store, job: int, sheet: int) -> tuple[list[_Item], list[_Item]]:
    """Return the letters that are still the job's: those complete by a sheet, and the others."""
    query = (
        PrintJobItem.select(
            PrintJobItem.correspondence, PrintJobItem.sheets, PrintJobItem.blob, PrintJobItem.first_sheet
        )
        .join(Correspondence, on=(PrintJobItem.correspondence == Correspondence.id))
        .where(PrintJobItem.job == job, of_job(job))
        .order_by(PrintJobItem.position)
    )
    whole: list[_Item] = []
    cut: list[_Item] = []
    for letter, sheets, blob, first in store.rows(query):
        (whole if first + sheets - 1 <= sheet else cut).append(_Item(letter, sheets, blob))
    return whole, cut


def _print(ctx: Context, job: int, item: _Item) -> Changes:
    """Mark one letter printed and keep its PDF, unless it is no longer this job's."""
    with changing_letter(ctx, item.letter) as change:
        if change.letter.print_job != job or change.letter.state is not _S.SPOOLING:
            return Changes()
        name = file_name(ctx, item.letter)
        document = ctx.store.insert(
            Attachment,
            case=change.letter.case_id,
            blob=item.blob,
            name=name,
            media_type=PDF,
            pages=item.sheets,
            at=change.now,
        )
        change.become(_S.PRINTED, printed=change.now, document=document)
        change.tell("letter_printed", told_of("printed", change.letter), icon="print", document=document)
    return change.done().changes


def _let_wait(ctx: Context, job: int, letters: Sequence[int]) -> None:
    for part in _parts(letters):
        with ctx.store.transaction():
            waiting = Correspondence.update(state=_S.PENDING.value, print_job=None)
            ctx.store.execute(waiting.where(Correspondence.id.in_(list(part)), of_job(job)))


def _in_one(ctx: Context, items: Sequence[_Item], operation: Callable[[_Item], Changes]) -> Changes:
    changes = Changes()
    with ctx.store.transaction():
        for item in items:
            changes |= operation(item)
    return changes


def _parts(items: Sequence[Any]) -> list[Sequence[Any]]:
    return [items[start : start + _AT_ONCE] for start in range(0, len(items), _AT_ONCE)]


def _check_unspooled(ctx: Context, job: int) -> None:
    """Raise unless a job waits for its id: it was handed over, or its fronts are printed."""
    _check(ctx, job, (_J.SENT, _J.PRINTING))
    view = print_job(ctx, job=job)
    if view.spool_id and view.state is _J.PRINTING:
        raise ConflictError("letter.job_is_over", field="job", title=view.title)


def _check(ctx: Context, job: int, states: Sequence[PrintJobState]) -> None:
    """Raise unless a job is in one of these states and not over."""
    view = print_job(ctx, job=job)
    if view.ended is not None or view.state not in states:
        raise ConflictError("letter.job_is_over", field="job", title=view.title)


def _set(store: Store, job: int, **columns: object) -> None:
    store.execute(PrintJob.update(**columns).where(PrintJob.id == job))
