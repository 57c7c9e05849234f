"""A second pair of eyes: nobody approves what they wrote themselves."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from frontdesk.domain.errors import ConflictError, FrontDeskError
from frontdesk.domain.kinds import CorrespondenceState
from frontdesk.domain.message import message
from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.correspondence.changing import changing_letter
from frontdesk.services.correspondence.outcome import Outcome, each_letter
from frontdesk.services.correspondence.what import told_of
from frontdesk.services.correspondence.wording import wording
from frontdesk.services.texts import required

_S = CorrespondenceState


def approve(ctx: Context, *, ids: Sequence[int]) -> Done[Outcome]:
    """Approve letters, which then wait to be printed or sent; their own writer's are refused."""
    return each_letter(ctx, ids, partial(_approve, ctx))


def send_back(ctx: Context, *, id: int, note: str, version: int | None = None) -> Done[None]:  # noqa: A002  as in the views
    """Give a letter back to whoever wrote it, saying why.

    Raises `FrontDeskError` (field "note") without a reason, `ConflictError` unless it waits for approval.
    """
    why = required(note, "note")
    with changing_letter(ctx, id, version) as change:
        if change.letter.state is not _S.TO_APPROVE:
            raise ConflictError("letter.needs_no_approval", field="letter", reference=change.letter.name)
        problem = message("letter.sent_back", who=ctx.actor.name, note=why)
        change.become(_S.DRAFT, problem=problem.to_json())
        change.tell("letter_sent_back", told_of("sent_back", change.letter), icon="note", detail=why)
    return change.done()


def _approve(ctx: Context, id_: int) -> Done[None]:
    with changing_letter(ctx, id_) as change:
        letter = change.letter
        if letter.state is not _S.TO_APPROVE:
            raise ConflictError("letter.needs_no_approval", field="letter", reference=letter.name)
        if ctx.actor.staff_id is None:
            raise FrontDeskError("letter.approved_by_nobody", field="letter", name=ctx.actor.name)
        if letter.written_by == ctx.actor.staff_id:
            raise FrontDeskError("letter.own", field="letter", reference=letter.name)
        worded = wording(ctx, letter)  # which is what will be printed, whatever becomes of the template
        change.become(
            _S.PENDING,
            approved=change.now,
            approved_by=ctx.actor.staff_id,
            template=worded.template,
            template_version=worded.version,
        )
        change.tell("letter_approved", told_of("approved", letter), icon="check")
    return change.done()
