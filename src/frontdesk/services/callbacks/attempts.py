"""Recording a call that was made, by whoever made it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from frontdesk.domain.callbacks import FAILED, CallbackPurpose, CallOutcome
from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import DeadlineKind
from frontdesk.services.callbacks.change import CallbackChange, changing_callback
from frontdesk.services.callbacks.consequences import FOLLOWED
from frontdesk.services.callbacks.entry import check_window
from frontdesk.services.callbacks.record import CallbackRecord, callback_of_deadline
from frontdesk.services.callbacks.tries import Try, Window, still_promised
from frontdesk.services.callbacks.views import Attempted
from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.customers.phones import dialled
from frontdesk.services.texts import many_lines, one_line
from frontdesk.store.models import Callback

_SHORT = 100


def record_attempt(ctx: Context, *, callback: int, tried: Try, version: int | None = None) -> Done[Attempted]:
    """Record a call that was made, with all that follows.

    Whoever was reached has had a first response; a try that failed is followed by another, as often as the
    office tries, then by a card in the Mailroom and a message for the manager. Raises `FrontDeskError`
    with the field at fault ("note", "window", "number"), `NotFoundError`, and `ConflictError` when the
    callback was changed meanwhile or has ended.
    """
    with changing_callback(ctx, callback, version) as (change, record):
        kept = _tidy(change, record, tried)
        if kept.number:
            number = dialled(kept.number, change.office.office.country)
            change.alter(Callback, record.id, number=number.shown, dial=number.dial)
        found = FOLLOWED[kept.outcome](change, record, kept)
    return change.done(found)


def complete_callback(ctx: Context, *, deadline: int, reached: bool, note: str = "") -> Done[Attempted]:
    """Record a call by the deadline that it was owed by: the customer was reached, or nobody answered.

    Raises like `record_attempt`.
    """
    outcome = CallOutcome.REACHED if reached else CallOutcome.NO_ANSWER
    id_ = callback_of_deadline(ctx.store, deadline)
    return record_attempt(ctx, callback=id_, tried=Try(outcome, note))


def _tidy(change: CallbackChange, record: CallbackRecord, tried: Try) -> Try:
    note = many_lines(tried.note, "note")
    needs_note = tried.outcome is CallOutcome.GAVE_UP or (
        tried.outcome is CallOutcome.REACHED and _owes_words(change, record)
    )
    if needs_note and not note:
        raise FrontDeskError("text.missing", field="note", provision=record.purpose.provision)
    if tried.outcome is CallOutcome.OTHER_TIME and tried.again is None:
        raise FrontDeskError("callback.which_time", field="window")
    again = None
    if tried.again is not None and tried.outcome not in (CallOutcome.REACHED, CallOutcome.GAVE_UP):
        again = check_window(*tried.again, change.now)
        if tried.outcome in FAILED:
            _check_kept(record, again, change.now)
    return replace(tried, note=note, again=again, number=_number(tried.number))


def _check_kept(record: CallbackRecord, again: Window, now: datetime) -> None:
    """Refuse a next try that would take the place of a window which the customer still counts on."""
    promised = still_promised(record, now)
    if promised is not None and again != promised and again[1] > promised[0]:
        raise FrontDeskError("callback.promise_stands", field="window", start=promised[0], end=promised[1])


def _owes_words(change: CallbackChange, record: CallbackRecord) -> bool:
    """Whether what the customer said has to be written down: that they are safe, or that all is well."""
    if change.case is None or record.purpose not in _ENDS:
        return False
    return bool(change.case.open_deadlines([_ENDS[record.purpose]]))


def _number(written: str) -> str:
    number = one_line(written, "number", limit=_SHORT)
    if number and not any(sign.isdecimal() for sign in number):
        raise FrontDeskError("people.no_number", field="number", number=number)
    return number


_ENDS = {
    CallbackPurpose.SAFETY: DeadlineKind.SAFETY_FOLLOW_UP,
    CallbackPurpose.FEEDBACK: DeadlineKind.FEEDBACK,
}
