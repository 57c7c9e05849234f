"""Claiming letters for a job of their own, so that two desks never print the same one."""

from __future__ import annotations

from collections.abc import Sequence

from frontdesk.domain.correspondence import check_step
from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import CorrespondenceState, PrintJobState
from frontdesk.services.context import Context
from frontdesk.services.correspondence.envelopes import share_envelopes
from frontdesk.services.correspondence.outcome import Refused, refusal
from frontdesk.services.correspondence.record import read_letter
from frontdesk.store.models import Correspondence, PrintJob, PrintJobItem

_S = CorrespondenceState
_TAKEN = frozenset({"letter.spooling", "letter.printed"})


def claim(
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
            state=PrintJobState.MAKING.value,
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


def check_any_left(claimed: Sequence[int], refused: Sequence[Refused]) -> None:
    """Raise `FrontDeskError` where nothing is left to print: mostly another desk was quicker."""
    if not claimed:
        taken = bool(refused) and all(each.why.id in _TAKEN for each in refused)
        raise FrontDeskError("letter.taken" if taken else "letter.nothing_printable", field="letter")
