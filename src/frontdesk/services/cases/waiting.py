"""Waiting for the customer: service targets stand still, a date that was promised does not."""

from __future__ import annotations

from frontdesk.domain.errors import ConflictError
from frontdesk.domain.kinds import CaseStatus, DeadlineKind, DeadlineState
from frontdesk.domain.message import message
from frontdesk.services.cases.change import CaseChange, changing
from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.texts import required
from frontdesk.store.models import Deadline, Referral

_PAUSES = (DeadlineKind.RESPOND, DeadlineKind.RESOLVE)
_WORKED_ON = (CaseStatus.OPEN, CaseStatus.REFERRED)


def wait_for_customer(ctx: Context, *, reference: str, reason: str, version: int | None = None) -> Done[None]:
    """Let a case wait until the customer does something, with the reason.

    Raises `FrontDeskError` (field "reason"), `ConflictError` when the case is not being worked on.
    """
    why = required(reason, "reason")
    with changing(ctx, reference, version) as change:
        if change.case.status not in _WORKED_ON:
            raise ConflictError("case.not_worked_on", field="reference", reference=change.case.reference)
        change.set(status=CaseStatus.WAITING.value, waiting_reason=why)
        for id_ in _unpromised(change, DeadlineState.OPEN):
            change.alter(Deadline, id_, state=DeadlineState.PAUSED.value, settled=change.now)
        change.tell("case.waiting", message("timeline.waiting"), icon="wait", detail=why)
    return change.done(None)


def resume(ctx: Context, *, reference: str, version: int | None = None) -> Done[None]:
    """Go on with a case; what stood still gets the business time that was left.

    Raises `ConflictError` when the case is not waiting.
    """
    with changing(ctx, reference, version) as change:
        if change.case.status is not CaseStatus.WAITING:
            raise ConflictError("case.not_waiting", field="reference", reference=change.case.reference)
        go_on(change)
        change.tell("case.resumed", message("timeline.resumed"), icon="wait")
    return change.done(None)


def go_on(change: CaseChange) -> None:
    """Let the clocks of a waiting case run again."""
    row = change.ctx.store.one(Referral.select(Referral.id).where(Referral.case == change.case.id))
    status = CaseStatus.REFERRED if row else CaseStatus.OPEN
    change.set(status=status.value, waiting_reason="")
    for id_ in _unpromised(change, DeadlineState.PAUSED):
        _run_again(change, id_)


def _unpromised(change: CaseChange, state: DeadlineState) -> list[int]:
    query = Deadline.select(Deadline.id).where(
        Deadline.case == change.case.id,
        Deadline.kind.in_([kind.value for kind in _PAUSES]),
        Deadline.state == state.value,
        ~Deadline.promised,
    )
    return [id_ for (id_,) in change.ctx.store.rows(query)]


def _run_again(change: CaseChange, id_: int) -> None:
    """Put a deadline as far ahead as it was when it was stopped, in business time."""
    query = Deadline.select(Deadline.due, Deadline.settled, Deadline.explanation).where(Deadline.id == id_)
    row = change.ctx.store.one(query)
    if row is None:
        return
    due, stopped, explanation = row
    calendar = change.office.calendar
    left = calendar.business_time_between(stopped, due)
    moved = calendar.add_business_time(change.now, left).due if left else due + (change.now - stopped)
    steps = [*explanation, message("explain.stood_still", start=stopped, end=change.now).to_json()]
    change.alter(Deadline, id_, state=DeadlineState.OPEN.value, settled=None, due=moved, explanation=steps)
