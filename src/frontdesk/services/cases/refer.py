"""Handing a case to a department or person, and knowing that they have it in hand (POL-18, POL-24)."""

from __future__ import annotations

from datetime import date

from frontdesk.domain.errors import ConflictError
from frontdesk.domain.kinds import CaseStatus, DeadlineKind, Slip
from frontdesk.domain.message import message
from frontdesk.services.cases.change import changing
from frontdesk.services.cases.expecting import expect_answer
from frontdesk.services.cases.letters import letters_follow
from frontdesk.services.changes import Area, Done
from frontdesk.services.context import Context
from frontdesk.services.staff.assignees import ensure_assignee, find_assignee, no_department
from frontdesk.services.texts import many_lines, one_line
from frontdesk.store.models import Referral

_SETTLED = {
    Slip.PRINTED: "settled.slip_printed",
    Slip.EMAILED: "settled.slip_emailed",
    Slip.CONFIRMED: "settled.slip_confirmed",
}


def refer(
    ctx: Context,
    *,
    reference: str,
    department: str = "",
    person: str = "",
    needed: str = "",
    expected_on: date | None = None,
    version: int | None = None,
) -> Done[int]:
    """Hand a case on and return the id of the referral; unknown names are added, unconfirmed.

    Without `expected_on` the answer is expected when it was promised or the policies ask for it, unless that
    day has passed. Raises `FrontDeskError` with the field at fault, `ConflictError` when the case has ended
    or was changed.
    """
    with changing(ctx, reference, version) as change:
        named = find_assignee(
            ctx.store, department=one_line(department, "department"), person=one_line(person, "person")
        )
        if not named.department:
            raise no_department(named)
        assignee = ensure_assignee(ctx.store, named)
        expected = expect_answer(change, expected_on)
        referral = change.create(
            Referral,
            case=change.case.id,
            department=assignee.department_id,
            staff=assignee.staff_id,
            at=change.now,
            expected_on=expected,
            needed=many_lines(needed, "needed"),
        )
        change.set(
            status=CaseStatus.REFERRED.value,
            department=assignee.department_id,
            owner=assignee.staff_id or change.case.owner,
            expected_on=expected,
            waiting_reason="",
        )
        letters_follow(change)
        title = "timeline.referred.dated" if expected else "timeline.referred"
        change.tell(
            "case.referred", message(title, who=assignee.who, day=expected), icon="refer", detail=needed
        )
        if assignee != named:
            change.areas.add(Area.OFFICE)
    return change.done(referral)


def confirm_referral(ctx: Context, *, reference: str, slip: Slip, version: int | None = None) -> Done[None]:
    """Record that the department has the case in hand: slip printed, e-mailed, or receipt confirmed (POL-24).

    Raises `ConflictError` when the case has not been referred.
    """
    with changing(ctx, reference, version) as change:
        query = Referral.select(Referral.id).where(Referral.case == change.case.id)
        row = ctx.store.one(query.order_by(Referral.at.desc(), Referral.id.desc()))
        if row is None:
            raise ConflictError("case.not_referred", field="department", reference=change.case.reference)
        change.alter(Referral, row[0], slip=slip.value, in_hand=change.now)
        change.settle([DeadlineKind.FORWARD], _SETTLED[slip])
        change.tell("case.in_hand", message(f"timeline.in_hand.{slip.value}"), icon="refer")
    return change.done(None)
