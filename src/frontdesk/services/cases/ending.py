"""How a case ends, and how it begins again."""

from __future__ import annotations

from frontdesk.domain.deadlines import owed
from frontdesk.domain.errors import ConflictError, FrontDeskError
from frontdesk.domain.kinds import CaseKind, CaseStatus, DeadlineKind, DeadlineState
from frontdesk.domain.message import message
from frontdesk.services.callbacks.ending_with_case import end_series_of
from frontdesk.services.cases.change import CaseChange, changing
from frontdesk.services.cases.letters import OF_THE_CASE as LETTERS_OF_THE_CASE
from frontdesk.services.cases.letters import drop_letters
from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.texts import many_lines, required
from frontdesk.store.models import Deadline, Referral

_PROMISES = frozenset({DeadlineKind.CALLBACK, DeadlineKind.MESSAGE})
_OF_THE_CASE = frozenset(DeadlineKind) - _PROMISES
"""What ends with the case; a callback that was promised is owed all the same."""

_SAFETY = (DeadlineKind.SAFETY_REPORT, DeadlineKind.SAFETY_FOLLOW_UP)


def close_case(ctx: Context, *, reference: str, version: int | None = None) -> Done[None]:
    """Close a case that was answered.

    Raises `ConflictError` before it is answered or while safety has not been reported and followed
    up (PRO-8.1), `FrontDeskError` (field "feedback") for a complaint without feedback (CSP-004).
    """
    with changing(ctx, reference, version) as change:
        _check_dealt_with(change)
        _end(change, CaseStatus.CLOSED, "settled.closed")
        change.tell("case.closed", message("timeline.closed"), icon="close")
    return change.done(None)


def withdraw(ctx: Context, *, reference: str, reason: str, version: int | None = None) -> Done[None]:
    """End a case that the customer does not pursue, or that was none.

    Raises `FrontDeskError` (field "reason") without a reason.
    """
    why = required(reason, "reason")
    with changing(ctx, reference, version) as change:
        _end(change, CaseStatus.WITHDRAWN, "settled.withdrawn", reason=why)
        change.tell("case.withdrawn", message("timeline.withdrawn"), icon="close", detail=why)
    return change.done(None)


def reopen(ctx: Context, *, reference: str, reason: str = "", version: int | None = None) -> Done[None]:
    """Open an answered or ended case again, with fresh deadlines from now on.

    Raises `ConflictError` when it is being worked on already.
    """
    why = many_lines(reason, "reason")
    with changing(ctx, reference, version, ended=None) as change:
        answered = (CaseStatus.ANSWERED, CaseStatus.AWAITING_FEEDBACK)
        if not (change.case.status.ended or change.case.status in answered):
            raise ConflictError("case.open_already", field="reference", reference=change.case.reference)
        change.settle(_OF_THE_CASE, "settled.reopened", state=DeadlineState.CANCELLED)
        _owe_again(change)
        change.tell("case.reopened", message("timeline.reopened"), icon="reopen", detail=why)
    return change.done(None)


def end_case(change: CaseChange, status: CaseStatus, how: str, **fields: object) -> None:
    """End a case: what is still owed for it is cancelled, its letters are dropped."""
    change.settle(_OF_THE_CASE, how, state=DeadlineState.CANCELLED)
    end_series_of(change, how)
    drop_letters(change, LETTERS_OF_THE_CASE)
    change.set(status=status.value, ended=change.now, waiting_reason="", **fields)


def _end(change: CaseChange, status: CaseStatus, how: str, *, reason: str = "") -> None:
    end_case(change, status, how, end_reason=reason)


def _check_dealt_with(change: CaseChange) -> None:
    case = change.case
    if case.status not in (CaseStatus.ANSWERED, CaseStatus.AWAITING_FEEDBACK) and not _excused(change):
        raise ConflictError("case.not_answered", field="reference", reference=case.reference)
    if case.kind is CaseKind.COMPLAINT and not case.feedback and not _excused(change):
        raise FrontDeskError("case.feedback_missing", field="feedback", provision="CSP-004")
    if change.open_deadlines(_SAFETY):
        raise ConflictError("case.safety_open", field="reference", reference=case.reference)


def _excused(change: CaseChange) -> bool:
    """Whether nobody could be reached, which was recorded with a reason."""
    query = Deadline.select(Deadline.id).where(
        Deadline.case == change.case.id,
        Deadline.kind == DeadlineKind.RESPOND.value,
        Deadline.state == DeadlineState.EXCUSED.value,
    )
    return change.ctx.store.one(query) is not None


def _owe_again(change: CaseChange) -> None:
    office = change.office
    referred = change.ctx.store.one(Referral.select(Referral.id).where(Referral.case == change.case.id))
    found = owed(change.case.facts(change.now), office.book, office.calendar)
    for item in found:
        if not (referred and item.kind is DeadlineKind.FORWARD):
            change.owe(item, since=change.now)
    respond = next((item.due for item in found if item.kind is DeadlineKind.RESPOND), None)
    change.set(
        status=(CaseStatus.REFERRED if referred else CaseStatus.OPEN).value,
        ended=None,
        end_reason="",
        feedback="",
        joined_into=None,
        expected_on=office.day_of_due(respond) if respond else None,
    )
