"""Beginning a case: its reference, where it stands, what is owed, and to whom it was handed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from frontdesk.domain.correspondence import WRITTEN, first_state, settles
from frontdesk.domain.deadlines import Owed
from frontdesk.domain.kinds import (
    CaseKind,
    CaseStatus,
    DeadlineKind,
    DeadlineState,
    LetterKind,
    Outcome,
    Way,
)
from frontdesk.services.intake.plan import Plan
from frontdesk.services.intake.writing import Writing
from frontdesk.services.owed.deadline_rows import ENDED_BY_ANSWER, ENDED_BY_TELLING, deadline_row
from frontdesk.services.references import check_reserved, next_reference
from frontdesk.services.stationery.mailroom_rules import mailroom_rules
from frontdesk.store.models import Answer, Case, Correspondence, Referral

_HANDED_ON = (Outcome.REFERRED, Outcome.TRANSFERRED, Outcome.CALLBACK)


def begin_case(writing: Writing) -> None:
    """Store the case with its deadlines, referral, answer and acknowledgement."""
    writing.reference = _reference(writing)
    writing.case = writing.ctx.store.insert(Case, **_case_row(writing))
    _write_deadlines(writing, writing.case)
    _write_referral(writing, writing.case)
    _write_answer(writing, writing.case)
    _write_correspondence(writing, writing.case)


def _reference(writing: Writing) -> str:
    store, reserved = writing.ctx.store, writing.plan.contact.reference
    if reserved:
        return check_reserved(store, reserved)
    return next_reference(store, writing.office.day(writing.plan.entered).year)


def _case_row(writing: Writing) -> dict[str, Any]:
    plan, contact = writing.plan, writing.plan.contact
    status = status_after(plan)
    return {
        "reference": writing.reference,
        "kind": plan.facts.kind.value,
        "priority": plan.facts.priority.value,
        "status": status.value,
        "channel": contact.channel.value,
        "customer": writing.customer,
        "department": writing.assignee.department_id or writing.owner.department_id,
        "owner": writing.owner.staff_id,
        "subject": contact.subject,
        "topic": contact.topic,
        "received": plan.at,
        "expected_on": plan.expected_on,
        "ended": plan.at if status.ended else None,
    }


def status_after(plan: Plan) -> CaseStatus:
    """Return where a case stands after the contact that began it; what was resolved asks for no more."""
    outcome = plan.contact.outcome
    if outcome is Outcome.RESOLVED:
        if plan.kind is CaseKind.COMPLAINT:
            return CaseStatus.AWAITING_FEEDBACK
        return CaseStatus.ANSWERED if plan.kind is CaseKind.SAFETY else CaseStatus.CLOSED
    return CaseStatus.REFERRED if outcome in _HANDED_ON and not plan.kept else CaseStatus.OPEN


def _write_deadlines(writing: Writing, case: int) -> None:
    for owed in writing.plan.owed:
        writing.owe(deadline_row(owed, case=case, started=writing.plan.at, **_settled(writing, owed)))


def _settled(writing: Writing, owed: Owed) -> dict[str, Any]:
    """Return how the contact itself already ended a deadline, or that the date was told (POL-11, POL-23)."""
    plan = writing.plan
    at = plan.at
    if plan.contact.outcome is Outcome.RESOLVED:
        if owed.kind in ENDED_BY_ANSWER:
            return _ended(DeadlineState.MET, "settled.answered_at_once", at)
        if owed.kind is DeadlineKind.PROGRESS_UPDATE:
            return _ended(DeadlineState.CANCELLED, "settled.interruption_over", at)
        return {}
    if not plan.told:
        return {}
    if owed.kind in ENDED_BY_TELLING:
        return _ended(DeadlineState.MET, _HOW_TOLD.get(plan.way, "settled.said"), at)
    return {"promised": owed.kind is DeadlineKind.RESPOND}


_HOW_TOLD: dict[Way | None, str] = {Way.EMAIL: "settled.emailed"}


def _ended(state: DeadlineState, how: str, at: datetime) -> dict[str, Any]:
    return {"state": state.value, "settled": at, "settled_how": how}


def _write_referral(writing: Writing, case: int) -> None:
    plan = writing.plan
    department = writing.assignee.department_id
    if department is None or status_after(plan) is not CaseStatus.REFERRED:
        return
    writing.ctx.store.insert(
        Referral,
        case=case,
        department=department,
        staff=writing.assignee.staff_id,
        at=plan.at,
        expected_on=plan.expected_on,
        needed=plan.contact.subject or plan.contact.details,
    )


def _write_answer(writing: Writing, case: int) -> None:
    contact = writing.plan.contact
    if contact.outcome is Outcome.RESOLVED:
        writing.ctx.store.insert(
            Answer,
            case=case,
            at=writing.plan.at,
            by=writing.ctx.actor.staff_id,
            given_by=contact.channel.value,
            resolution=contact.answer,
        )


def _write_correspondence(writing: Writing, case: int) -> None:
    """Let the letter, postcard or e-mail wait that acknowledges the case (POL-12, POL-13, POL-22)."""
    plan = writing.plan
    if plan.way not in WRITTEN or (plan.told and plan.way is Way.EMAIL):
        return
    writing.corresponds = True
    kind = LetterKind.ACKNOWLEDGEMENT
    approval = kind in mailroom_rules(writing.ctx.store).approval
    writing.ctx.store.insert(
        Correspondence,
        case=case,
        customer=writing.customer,
        kind=kind.value,
        way=plan.way.value,
        language=writing.language,
        state=first_state(complete=_is_named(writing), approval=approval).value,
        context={},
        settles=settles(kind).value,
        created=plan.entered,
        written_by=writing.ctx.actor.staff_id,
    )


def _is_named(writing: Writing) -> bool:
    """Whether there is somebody to name and a date to promise (POL-10)."""
    open_still = status_after(writing.plan) is CaseStatus.OPEN
    return not open_still and bool(writing.owner.staff_id and writing.plan.expected_on)
