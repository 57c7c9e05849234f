"""Printing in one go: letters are claimed, drawn into one PDF, handed over, and printed once that is known.

A letter is claimed before it is drawn, so that two desks never print the same one. Until the printer has
reported the job complete, or a person has said what came out, nothing is marked printed.
"""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from frontdesk.domain.errors import FrontDeskError, StoreError
from frontdesk.domain.kinds import CorrespondenceState, PrintJobState
from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.correspondence.batches import Batch, Cancelled, Progress, make_batch
from frontdesk.services.correspondence.claiming import check_any_left, claim
from frontdesk.services.correspondence.files import cannot_write
from frontdesk.services.correspondence.keeping import Keeping
from frontdesk.services.correspondence.pages import PLAINLY, OnPaper
from frontdesk.services.correspondence.papers import check_one_paper
from frontdesk.services.correspondence.releasing import CHANGED, give_back, release, release_abandoned
from frontdesk.services.events import record
from frontdesk.store.models import Correspondence, PrintJob

_S, _J = CorrespondenceState, PrintJobState


@dataclass(frozen=True, slots=True)
class MadeJob:
    """A batch that is ready for the printer: which letters are in its PDF, where, and which are not."""

    id: int
    batch: Batch


def make_job(
    ctx: Context,
    *,
    ids: Sequence[int],
    out: Path,
    title: str,
    printer: str = "",
    how: OnPaper = PLAINLY,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Done[MadeJob]:
    """Claim these letters and write them into one PDF at `out`, from where they are printed.

    `how` is for this printer; what is kept of each letter is not moved by it.
    What waits for something else, is claimed by another desk or cannot be drawn is refused, with the reason
    on the letter; the others go on. The file appears whole or not at all. Raises `BatchCancelledError` and
    `FrontDeskError` (field "out" where nothing can be written, "letter" when nothing is left to print); the
    letters wait again then.
    """
    release_abandoned(ctx)
    check_one_paper(ctx, ids)
    job, claimed, refused = claim(ctx, ids, title, printer)
    try:
        check_any_left(claimed, refused)
        batch = _draw_file(ctx, job, claimed, out, how, progress, cancelled)
        _hand_over(ctx, job, batch)
    except BaseException as error:
        out.unlink(missing_ok=True)
        # On a full disk this may fail too; the job is abandoned then, and its letters come back later.
        with contextlib.suppress(StoreError):
            release(ctx, job=job)
        if isinstance(error, OSError):
            raise cannot_write(out) from error
        raise
    return Done(MadeJob(job, Batch(batch.placed, (*refused, *batch.refused))), CHANGED)


def _draw_file(
    ctx: Context,
    job: int,
    ids: Sequence[int],
    out: Path,
    how: OnPaper,
    progress: Progress | None,
    cancelled: Cancelled | None,
) -> Batch:
    """Draw the letters into a file, keeping each one's own PDF; those that cannot be drawn wait again."""
    keeping = Keeping(ctx, job)
    passing = out.with_name(out.name + ".part")
    try:
        with passing.open("w+b") as sink:
            batch = make_batch(
                ctx,
                ids=ids,
                sink=sink,
                how=how,
                progress=progress,
                cancelled=cancelled,
                each=keeping.keep,
            )
        keeping.flush()
        for refused in batch.refused:
            give_back(ctx.store, job, refused)
        if not batch.placed:
            raise FrontDeskError("letter.nothing_printable", field="letter")
        passing.replace(out)
    finally:
        passing.unlink(missing_ok=True)
    return batch


def _hand_over(ctx: Context, job: int, batch: Batch) -> None:
    """Note that the job is complete, unless a letter in its PDF is no longer ours to print."""
    with ctx.store.transaction():
        state = ctx.store.value(PrintJob.select(PrintJob.state).where(PrintJob.id == job))
        ours = Correspondence.select(Correspondence.id).where(
            Correspondence.print_job == job, Correspondence.state == _S.SPOOLING.value
        )
        held = {id_ for (id_,) in ctx.store.rows(ours)}
        changed = [placed.id for placed in batch.placed if placed.id not in held]
        if state != _J.MAKING.value or changed:
            raise FrontDeskError("letter.changed_while_drawn", field="letter")
        sent = PrintJob.update(state=_J.SENT.value, sheets=batch.sheets)
        ctx.store.execute(sent.where(PrintJob.id == job))
        record(ctx, "letters.handed_over", payload={"job": job, "letters": len(batch.placed)})
