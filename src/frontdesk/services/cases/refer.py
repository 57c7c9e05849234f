"""Handing a case to a department or person, and knowing that they have it in hand (POL-18, POL-24)."""

from __future__ import annotations

from datetime import date
from typing import Any

from frontdesk.domain.errors import ConflictError, FrontDeskError
from frontdesk.domain.kinds import CaseStatus, DeadlineKind, Slip
from frontdesk.domain.message import message
from frontdesk.services.assignees import ensure_assignee, find_assignee
from frontdesk.services.cases.acknowledge import print_again
from frontdesk.services.cases.change import CaseChange, changing
from frontdesk.services.changes import Area, Done
from frontdesk.services.context import Context
from frontdesk.services.texts import many_lines, one_line
from frontdesk.store.models import Deadline, Referral

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

    Without `expected_on` the answer is expected when it was promised or the policies ask for it. Raises
    `FrontDeskError` with the field at fault, `ConflictError` when the case has ended or was changed.
    """
    with changing(ctx, reference, version) as change:
        named = find_assignee(
            ctx.store, department=one_line(department, "department"), person=one_line(person, "person")
        )
        if not named.department:
            raise FrontDeskError("contact.department_missing", field="department", provision="POL-18")
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
        print_again(change)
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


def expect_answer(change: CaseChange, chosen: date | None) -> date | None:
    """Return the day on which an answer is to be expected; an earlier one than was owed becomes the deadline.

    When what was owed has passed already, any day to come may be named: the deadline stays missed. Raises
    `FrontDeskError` (field "expected_on") for a day in the past, closed, or later than what is still owed.
    """
    respond = _open_respond(change)
    if respond is None:
        return chosen or change.case.expected_on
    id_, due, promised = respond
    calendar = change.office.calendar
    usual, today = change.office.day_of_due(due), change.office.day(change.now)
    if chosen is None:
        return change.case.expected_on if promised and change.case.expected_on else usual
    if chosen > usual >= today:
        raise FrontDeskError("contact.expected_too_late", field="expected_on", latest=usual)
    if chosen < today:
        raise FrontDeskError("contact.expected_in_the_past", field="expected_on", day=chosen)
    if not calendar.intervals(chosen):
        raise FrontDeskError("contact.expected_when_closed", field="expected_on", day=chosen)
    if chosen < usual:
        _bring_forward(change, id_, chosen)
    return chosen


def _open_respond(change: CaseChange) -> tuple[Any, ...] | None:
    ids = change.open_deadlines([DeadlineKind.RESPOND])
    if not ids:
        return None
    query = Deadline.select(Deadline.id, Deadline.due, Deadline.promised).where(Deadline.id == ids[0])
    return change.ctx.store.one(query)


def _bring_forward(change: CaseChange, deadline: int, day: date) -> None:
    row = change.ctx.store.one(Deadline.select(Deadline.explanation).where(Deadline.id == deadline))
    steps = [*(row[0] if row else ()), message("explain.promised", day=day).to_json()]
    change.alter(Deadline, deadline, due=change.office.calendar.closing(day), explanation=steps)
