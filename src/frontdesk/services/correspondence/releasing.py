"""Letting letters wait again that a job claimed: nothing came of it, or its desk was ended."""

from __future__ import annotations

from datetime import datetime, timedelta

from frontdesk.domain.kinds import CorrespondenceState, PrintJobState
from frontdesk.services.changes import Area, Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.correspondence.outcome import Refused
from frontdesk.services.events import record
from frontdesk.store.models import Correspondence, PrintJob, PrintJobItem
from frontdesk.store.store import Store

CHANGED = Changes(frozenset({Area.CORRESPONDENCE}))
_ABANDONED_AFTER = timedelta(minutes=10)  # far longer than any batch takes to be drawn

_S, _J = CorrespondenceState, PrintJobState


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


def give_back(store: Store, job: int, refused: Refused) -> None:
    """Let a letter that cannot be drawn wait again, with the reason."""
    with store.transaction():
        ours = (Correspondence.id == refused.id) & (Correspondence.print_job == job)
        back = Correspondence.update(state=_S.PENDING.value, print_job=None, problem=refused.why.to_json())
        store.execute(back.where(ours, Correspondence.state == _S.SPOOLING.value))
        gone = PrintJobItem.delete().where(PrintJobItem.job == job, PrintJobItem.correspondence == refused.id)
        store.execute(gone)
