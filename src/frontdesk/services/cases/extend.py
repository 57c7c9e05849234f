"""A new response date, told to the customer before the old one passes (POL-16)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from frontdesk.domain.correspondence import WRITTEN
from frontdesk.domain.deadlines import Owed
from frontdesk.domain.errors import ConflictError, FrontDeskError
from frontdesk.domain.kinds import DeadlineKind, DeadlineState, LetterKind, Way
from frontdesk.domain.message import Message, message
from frontdesk.services.cases.change import CaseChange, changing
from frontdesk.services.cases.letters import drop_letters, how_told, letter_waits, print_again
from frontdesk.services.cases.naming import holder
from frontdesk.services.cases.record import read_case
from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.texts import required
from frontdesk.store.models import Deadline, Extension

_PROVISION = "POL-16"
_EXTENSION = frozenset({LetterKind.EXTENSION})


@dataclass(frozen=True, slots=True)
class OwedAnswer:
    """The deadline by which a case is to be answered."""

    id: int
    due: datetime


def extend(
    ctx: Context,
    *,
    reference: str,
    new_date: date,
    reason: str,
    told_by: Way,
    sent: bool = False,
    version: int | None = None,
) -> Done[int | None]:
    """Move the answer to closing time of a later day, which the customer is told.

    The old deadline stays visible as kept by notice, and extensions chain. A written notice waits in the
    Mailroom and counts from the day it is posted, unless it was `sent` without the program; the id of the
    letter that waits is returned. Raises `FrontDeskError` (field "reason", "new_date") and `ConflictError`
    when no answer is owed any more, or its date has passed already.
    """
    why = required(reason, "reason")
    with changing(ctx, reference, version) as change:
        letter = None
        if told_by in WRITTEN and not sent:
            letter = extension_waits(change, new_date, why, told_by, field="told_by")
        else:
            check_extension(change, new_date)
            drop_letters(change, _EXTENSION)
            give_extension(change, new_date, why, told_by, at=change.now)
        written = "" if letter is None else "to_be_"
        change.tell(
            "case.extended" if letter is None else "case.extension_written",
            message(f"timeline.{written}extended.{told_by.value}", day=new_date),
            icon="extend",
            detail=why,
        )
    return change.done(letter)


def extension_waits(change: CaseChange, new_date: date, reason: str, way: Way, *, field: str) -> int:
    """Let the notice of a new date wait; one that waited before is dropped. Raises like `check_extension`."""
    old = check_extension(change, new_date)
    drop_letters(change, _EXTENSION)
    facts = {
        "old_date": change.office.day_of_due(old.due).isoformat(),
        "new_date": new_date.isoformat(),
        "reason": reason,
    }
    return letter_waits(change, LetterKind.EXTENSION, way, field=field, facts=facts)


def check_extension(change: CaseChange, new_date: date) -> OwedAnswer:
    """Return the answer that is owed, if it can be put off to a day.

    Raises `ConflictError` when none is owed any more or its date has passed already, and `FrontDeskError`
    (field "new_date") for a day that is closed or does not come after it.
    """
    old = owed_answer(change)
    if old is None:
        raise ConflictError("case.no_answer_owed", field="reference", reference=change.case.reference)
    if old.due < change.now:
        raise ConflictError("case.extended_too_late", field="new_date", reference=change.case.reference)
    calendar = change.office.calendar
    if not calendar.intervals(new_date):
        raise FrontDeskError("contact.expected_when_closed", field="new_date", day=new_date)
    if calendar.closing(new_date) <= old.due:
        raise FrontDeskError("case.extended_backwards", field="new_date", old=old.due)
    return old


def give_extension(change: CaseChange, new_date: date, reason: str, told_by: Way, *, at: datetime) -> bool:
    """Move the answer to the day that the customer was told at an instant; tell whether that was in time.

    What was told after the old date had passed keeps nothing: the old deadline stays missed (POL-16).
    """
    # Any answer of a person is a first response (policy-duties, *First response*).
    change.settle([DeadlineKind.FIRST_RESPONSE], how_told(told_by), at=at)
    change.set(expected_on=new_date)
    print_again(change)
    old = owed_answer(change)
    if old is None or old.due < at:
        return False
    new_due = _closing(change, new_date)
    if new_due > old.due:
        _replace(change, old, _extended(change, new_due, new_date, at), reason, at)
    change.create(
        Extension,
        case=change.case.id,
        old_due=old.due,
        new_due=new_due,
        reason=reason,
        told_by=told_by.value,
        told=at,
    )
    return True


def extension_sentence(ctx: Context, *, reference: str, new_date: date) -> Message:
    """Return what to say to the customer when the answer takes longer."""
    case = read_case(ctx.store, reference)
    return message("say.extend", who=holder(ctx.store, case).who, date=new_date)


def owed_answer(change: CaseChange) -> OwedAnswer | None:
    """Return the answer that is still owed, the latest where extensions chain."""
    ids = change.open_deadlines([DeadlineKind.RESPOND])
    if not ids:
        return None
    row = change.ctx.store.one(Deadline.select(Deadline.id, Deadline.due).where(Deadline.id == ids[-1]))
    return OwedAnswer(*row) if row else None


def _replace(change: CaseChange, old: OwedAnswer, new: Owed, reason: str, at: datetime) -> None:
    change.alter(
        Deadline,
        old.id,
        state=DeadlineState.KEPT_BY_NOTICE.value,
        settled=at,
        settled_how="settled.extended",
        reason=reason,
    )
    change.owe(new, since=at, promised=True)


def _closing(change: CaseChange, day: date) -> datetime:
    """Return closing time of a day that was told; of the next one where it has become a closed day since."""
    calendar = change.office.calendar
    return calendar.closing(day if calendar.intervals(day) else calendar.next_business_day(day))


def _extended(change: CaseChange, due: datetime, day: date, at: datetime) -> Owed:
    steps = (message("explain.extended", at=at), message("explain.promised", day=day))
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
