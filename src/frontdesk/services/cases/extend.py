"""A new response date, told to the customer before the old one passes (POL-16)."""

from __future__ import annotations

from datetime import date, datetime

from frontdesk.domain.deadlines import Owed
from frontdesk.domain.errors import ConflictError, FrontDeskError
from frontdesk.domain.kinds import DeadlineKind, DeadlineState, Way
from frontdesk.domain.message import Message, message
from frontdesk.services.cases.acknowledge import print_again
from frontdesk.services.cases.change import CaseChange, changing
from frontdesk.services.cases.naming import holder
from frontdesk.services.cases.record import read_case
from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.texts import required
from frontdesk.store.models import Deadline, Extension

_PROVISION = "POL-16"


def extend(
    ctx: Context, *, reference: str, new_date: date, reason: str, told_by: Way, version: int | None = None
) -> Done[datetime]:
    """Move the answer to closing time of a later day, which the customer has been told; return it.

    The old deadline stays visible as kept by notice, and extensions chain. Raises `FrontDeskError` (field
    "reason", "new_date") and `ConflictError` when no answer is owed any more, or its date has passed already.
    """
    why = required(reason, "reason")
    with changing(ctx, reference, version) as change:
        old, old_due = _owed_answer(change)
        new_due = _new_due(change, old_due, new_date)
        change.alter(
            Deadline,
            old,
            state=DeadlineState.KEPT_BY_NOTICE.value,
            settled=change.now,
            settled_how="settled.extended",
            reason=why,
        )
        change.owe(_extended(change, new_due, new_date), since=change.now, promised=True)
        change.create(
            Extension,
            case=change.case.id,
            old_due=old_due,
            new_due=new_due,
            reason=why,
            told_by=told_by.value,
            told=change.now,
        )
        # Any answer of a person is a first response (policy-duties, *First response*).
        change.settle([DeadlineKind.FIRST_RESPONSE], "settled.told")
        change.set(expected_on=new_date)
        print_again(change)
        change.tell(
            "case.extended",
            message(f"timeline.extended.{told_by.value}", day=new_date),
            icon="extend",
            detail=why,
        )
    return change.done(new_due)


def extension_sentence(ctx: Context, *, reference: str, new_date: date) -> Message:
    """Return what to say to the customer when the answer takes longer."""
    case = read_case(ctx.store, reference)
    return message("say.extend", who=holder(ctx.store, case).who, date=new_date)


def _owed_answer(change: CaseChange) -> tuple[int, datetime]:
    ids = change.open_deadlines([DeadlineKind.RESPOND])
    if not ids:
        raise ConflictError("case.no_answer_owed", field="reference", reference=change.case.reference)
    row = change.ctx.store.one(Deadline.select(Deadline.id, Deadline.due).where(Deadline.id == ids[-1]))
    if row is None or row[1] < change.now:
        raise ConflictError("case.extended_too_late", field="new_date", reference=change.case.reference)
    return row[0], row[1]


def _new_due(change: CaseChange, old_due: datetime, day: date) -> datetime:
    calendar = change.office.calendar
    if not calendar.intervals(day):
        raise FrontDeskError("contact.expected_when_closed", field="new_date", day=day)
    new_due = calendar.closing(day)
    if new_due <= old_due:
        raise FrontDeskError("case.extended_backwards", field="new_date", old=old_due)
    return new_due


def _extended(change: CaseChange, due: datetime, day: date) -> Owed:
    steps = (message("explain.extended", at=change.now), message("explain.promised", day=day))
    return Owed(
        kind=DeadlineKind.RESPOND,
        due=due,
        provisions=(_PROVISION,),
        explanation=steps,
        policy_version=change.office.book.version,
        calendar_digest=change.office.calendar.digest(),
        promise=True,
        renews=False,
        figure=steps[1],
    )
