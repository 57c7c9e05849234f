"""Printing in one go: letters are claimed, drawn into one PDF, handed over, and printed once that is known.

A letter is claimed before it is drawn, so that two desks never print the same one. Until the printer has
reported the job complete, or a person has said what came out, nothing is marked printed.
"""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from frontdesk.domain.correspondence import check_step
from frontdesk.domain.errors import FrontDeskError, StoreError
from frontdesk.domain.kinds import CorrespondenceState, PrintJobState
from frontdesk.services.changes import Area, Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.correspondence.batches import Batch, Cancelled, Progress, make_batch
from frontdesk.services.correspondence.envelopes import share_envelopes
from frontdesk.services.correspondence.keeping import Keeping
from frontdesk.services.correspondence.outcome import Refused, refusal
from frontdesk.services.correspondence.pages import PLAINLY, OnPaper
from frontdesk.services.correspondence.papers import check_one_paper
from frontdesk.services.correspondence.record import read_letter
from frontdesk.services.events import record
from frontdesk.store.models import Correspondence, PrintJob, PrintJobItem
from frontdesk.store.store import Store

CHANGED = Changes(frozenset({Area.CORRESPONDENCE}))
_ABANDONED_AFTER = timedelta(minutes=10)  # far longer than any batch takes to be drawn

_S, _J = CorrespondenceState, PrintJobState
_TAKEN = frozenset({"letter.spooling", "letter.printed"})


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
    job, claimed, refused = _claim(ctx, ids, title, printer)
    try:
        _check_any_left(claimed, refused)
        batch = _draw_file(ctx, job, claimed, out, how, progress, cancelled)
        _hand_over(ctx, job, batch)
    except BaseException as error:
        out.unlink(missing_ok=True)
        # On a full disk this may fail too; the job is abandoned then, and its letters come back later.
        with contextlib.suppress(StoreError):
            release(ctx, job=job)
        if isinstance(error, OSError):
            raise FrontDeskError("letter.cannot_write", field="out", where=str(out)) from error
        raise
    return Done(MadeJob(job, Batch(batch.placed, (*refused, *batch.refused))), CHANGED)


def release(ctx: Context, *, job: int) -> Done[None]:
    """Let the letters of a job wait again that nothing came of; the job is cancelled."""
    with ctx.store.transaction():
        waiting = Correspondence.update(state=_S.PENDING.value, print_job=None)
        ctx.store.execute(
            waiting.where(Correspondence.print_job == job, Correspondence.state == _S.SPOOLING.value)
        )
        ended = PrintJob.update(state=_J.CANCELLED.value, ended=ctx.clock.now())
        ctx.store.execute(ended.where(PrintJob.id == job, PrintJob.ended.is_null()))
        record(ctx, "letters.released", payload={"job": job})
    return Done(None, CHANGED)


def release_abandoned(ctx: Context, *, desk: str = "", begun: datetime | None = None) -> Done[int]:
    """Let the letters wait again that a desk was drawing when it was ended; return of how many jobs.

    A desk itself knows at once what it left behind: what was made before it was `begun` anew. One that is
    still drawing loses them too, and notices before it hands anything to a printer.
    """
    jobs = abandoned_jobs(ctx, desk=desk, begun=begun)
    for job in jobs:
        release(ctx, job=job)
    return Done(len(jobs), CHANGED if jobs else Changes())


def abandoned_jobs(ctx: Context, *, desk: str = "", begun: datetime | None = None) -> tuple[int, ...]:
    """Return the jobs that never reached a printer, begun long ago or by an earlier run at this desk."""
    left = PrintJob.made < ctx.clock.now() - _ABANDONED_AFTER
    if desk and begun is not None:
        left |= (PrintJob.desk == desk) & (PrintJob.made < begun)
    making = PrintJob.select(PrintJob.id).where(PrintJob.state == _J.MAKING.value, left)
    return tuple(job for (job,) in ctx.store.rows(making))


def _claim(
    ctx: Context, ids: Sequence[int], title: str, printer: str
) -> tuple[int, tuple[int, ...], tuple[Refused, ...]]:
    """Claim the letters that wait to be printed, for a job of their own."""
    refused: list[Refused] = []
    claimed: list[int] = []
    with ctx.store.transaction():
        job = ctx.store.insert(
            PrintJob,
            made=ctx.clock.now(),
            by=ctx.actor.staff_id,
            desk=ctx.desk,
            printer=printer,
            title=title,
            state=_J.MAKING.value,
        )
        for id_ in dict.fromkeys(ids):
            try:
                _claim_one(ctx, id_, job)
            except FrontDeskError as error:
                refused.append(refusal(ctx, id_, error))
            else:
                claimed.append(id_)
        ordered = share_envelopes(ctx.store, claimed)
        for position, id_ in enumerate(ordered, start=1):
            ctx.store.insert(PrintJobItem, job=job, correspondence=id_, position=position)
    return job, ordered, tuple(refused)


def _claim_one(ctx: Context, id_: int, job: int) -> None:
    """Claim one letter. The update itself decides: of two desks only one finds it pending."""
    letter = read_letter(ctx, id=id_)
    check_step(letter.state, _S.SPOOLING, letter.way, letter.name)
    # What was approved is printed as it was approved; anything else with the text in force.
    anew = {} if letter.approved else {"template": None, "template_version": ""}
    claimed = Correspondence.update(state=_S.SPOOLING.value, print_job=job, problem=None, **anew)
    ours = claimed.where(Correspondence.id == id_, Correspondence.state == _S.PENDING.value)
    if not ctx.store.execute(ours):
        letter = read_letter(ctx, id=id_)
        check_step(letter.state, _S.SPOOLING, letter.way, letter.name)


def _check_any_left(claimed: Sequence[int], refused: Sequence[Refused]) -> None:
    """Raise `FrontDeskError` where nothing is left to print: mostly another desk was quicker."""
    if not claimed:
        taken = bool(refused) and all(each.why.id in _TAKEN for each in refused)
        raise FrontDeskError("letter.taken" if taken else "letter.nothing_printable", field="letter")


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
            _give_back(ctx.store, job, refused)
        if not batch.placed:
            raise FrontDeskError("letter.nothing_printable", field="letter")
        passing.replace(out)
    finally:
        passing.unlink(missing_ok=True)
    return batch


def _give_back(store: Store, job: int, refused: Refused) -> None:
    """Let a letter that cannot be drawn wait again, with the reason."""
    with store.transaction():
        ours = (Correspondence.id == refused.id) & (Correspondence.print_job == job)
        back = Correspondence.update(state=_S.PENDING.value, print_job=None, problem=refused.why.to_json())
        store.execute(back.where(ours, Correspondence.state == _S.SPOOLING.value))
        gone = PrintJobItem.delete().where(PrintJobItem.job == job, PrintJobItem.correspondence == refused.id)
        store.execute(gone)


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
