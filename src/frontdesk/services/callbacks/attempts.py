"""A call that was made, and what came of it: the end, or when to try again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from frontdesk.domain.calendar import OfficeCalendar
from frontdesk.domain.callbacks import FAILED, CallbackEnd, CallbackPurpose, CallOutcome, next_try
from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import CaseStatus, DeadlineKind, DeadlineState
from frontdesk.domain.message import Message, message
from frontdesk.services.callbacks.change import CallbackChange, changing_callback
from frontdesk.services.callbacks.entry import check_window
from frontdesk.services.callbacks.following import follow
from frontdesk.services.callbacks.missed import tell_manager, write_card
from frontdesk.services.callbacks.promise import owe_call
from frontdesk.services.callbacks.record import CallbackRecord, callback_of_deadline
from frontdesk.services.callbacks.rules import CallbackRules, callback_rules
from frontdesk.services.callbacks.views import Attempted
from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.customers.phones import dialled
from frontdesk.services.texts import many_lines, one_line
from frontdesk.store.models import Callback, CallbackAttempt

Window = tuple[datetime, datetime]

_ANSWERED = (CaseStatus.ANSWERED, CaseStatus.AWAITING_FEEDBACK)
_TITLES = {outcome: f"timeline.call.{outcome}" for outcome in CallOutcome}
_SHORT = 100


@dataclass(frozen=True, slots=True)
class Try:
    """What came of a call. A note is what was said; why it was given up is a note that may not be missing.

    `again` is when to try next, otherwise than the office's rules propose it, or the other time that the
    customer asked for; `number` is another one to call from now on.
    """

    outcome: CallOutcome
    note: str = ""
    again: Window | None = None
    number: str = ""


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
        found = _FOLLOWED[kept.outcome](change, record, kept)
    return change.done(found)


def complete_callback(ctx: Context, *, deadline: int, reached: bool, note: str = "") -> Done[Attempted]:
    """Record a call by the deadline that it was owed by: the customer was reached, or nobody answered.

    Raises like `record_attempt`.
    """
    outcome = CallOutcome.REACHED if reached else CallOutcome.NO_ANSWER
    id_ = callback_of_deadline(ctx.store, deadline)
    return record_attempt(ctx, callback=id_, tried=Try(outcome, note))


def proposed_again(
    limits: CallbackRules, attempts: int, outcome: CallOutcome, at: datetime, calendar: OfficeCalendar
) -> Window | None:
    """Return when to try again if a try fails now, after so many attempts; None when it is the last."""
    failed = attempts + 1
    if failed >= limits.most_attempts:
        return None
    return next_try(limits.step(outcome, failed), at, limits.window, calendar)


def still_promised(record: CallbackRecord, now: datetime) -> Window | None:
    """Return the window that was promised while it has not begun yet: the customer expects the call in it."""
    if record.tried is None and now < record.window_start:
        return record.window_start, record.window_end
    return None


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
    return replace(tried, note=note, again=again, number=_number(tried.number))


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


def _reached(change: CallbackChange, record: CallbackRecord, tried: Try) -> Attempted:
    attempt = _attempt(change, record, tried, None)
    _end(change, record, CallbackEnd.REACHED, how="settled.called_back")
    _first_response(change)
    _keep_words(change, record, tried.note)
    following = follow(change, record)  # told first: the last thing told is what can be taken back
    change.tell(record, "callback.done", message("timeline.called_back"), detail=tried.note)
    return Attempted(attempt, CallbackEnd.REACHED, next_of_series=following)


def _failed(change: CallbackChange, record: CallbackRecord, tried: Try) -> Attempted:
    early = still_promised(record, change.now)
    if tried.again is None and early is not None:
        return _early(change, record, tried, early)
    limits, calendar = callback_rules(change.ctx.store), change.office.calendar
    again = tried.again or proposed_again(limits, record.attempts, tried.outcome, change.now, calendar)
    attempt = _attempt(change, record, tried, again)
    if again is None:
        return _unreached(change, record, tried, attempt)
    change.settle(record, "settled.call_tried")
    owe_call(change, record, again, promised=False, explanation=_steps(change, record, again[1]))
    _tell_again(change, record, tried, again)
    return Attempted(attempt, None, again=again)


def _early(change: CallbackChange, record: CallbackRecord, tried: Try, window: Window) -> Attempted:
    """Store a try before the window: what was promised is owed all the same."""
    attempt = _attempt(change, record, tried, window)
    _tell_again(change, record, tried, window)
    return Attempted(attempt, None, again=window)


def _tell_again(change: CallbackChange, record: CallbackRecord, tried: Try, again: Window) -> None:
    title = message("timeline.call_again", what=message(_TITLES[tried.outcome]), at=again[0])
    change.tell(record, "callback.tried", title, detail=tried.note, outcome=tried.outcome.value)


def _unreached(change: CallbackChange, record: CallbackRecord, tried: Try, attempt: int) -> Attempted:
    """End a callback that was tried as often as the office tries."""
    _end(change, record, CallbackEnd.UNREACHED, how="settled.call_tried")
    letter = write_card(change, record)
    tell_manager(change, record)
    following = follow(change, record)
    title = message("timeline.unreached", what=message(_TITLES[tried.outcome]), n=record.attempts + 1)
    change.tell(
        record, "callback.unreached", title, detail=tried.note, outcome=tried.outcome.value, letter=letter
    )
    return Attempted(attempt, CallbackEnd.UNREACHED, letter=letter, next_of_series=following)


def _other_time(change: CallbackChange, record: CallbackRecord, tried: Try) -> Attempted:
    again = tried.again
    if again is None:
        raise FrontDeskError("callback.which_time", field="window")
    attempt = _attempt(change, record, tried, again)
    change.settle(record, "settled.called_back")
    _first_response(change)
    owe_call(change, record, again, promised=True)
    title = message("timeline.call_other_time", start=again[0], end=again[1])
    change.tell(record, "callback.moved", title, detail=tried.note, outcome=tried.outcome.value)
    return Attempted(attempt, None, again=again)


def _gave_up(change: CallbackChange, record: CallbackRecord, tried: Try) -> Attempted:
    attempt = _attempt(change, record, tried, None, counts=False)
    excused = DeadlineState.EXCUSED
    _end(change, record, CallbackEnd.GAVE_UP, how="settled.gave_up", state=excused, reason=tried.note)
    following = follow(change, record)
    change.tell(record, "callback.gave_up", message(_TITLES[CallOutcome.GAVE_UP]), detail=tried.note)
    return Attempted(attempt, CallbackEnd.GAVE_UP, next_of_series=following)


def _attempt(
    change: CallbackChange, record: CallbackRecord, tried: Try, again: Window | None, *, counts: bool = True
) -> int:
    """Store a try; to give up is none."""
    if counts:
        first = {} if record.tried or still_promised(record, change.now) else {"tried": change.now}
        change.alter(Callback, record.id, attempts=record.attempts + 1, **first)
    return change.create(
        CallbackAttempt,
        callback=record.id,
        at=change.now,
        by=change.ctx.actor.staff_id,
        outcome=tried.outcome.value,
        note=tried.note,
        number=record.number,
        in_time=change.now <= record.call_until,
        again_from=again[0] if again else None,
        again_until=again[1] if again else None,
    )


def _end(
    change: CallbackChange,
    record: CallbackRecord,
    end: CallbackEnd,
    *,
    how: str,
    state: DeadlineState = DeadlineState.MET,
    reason: str = "",
) -> None:
    change.settle(record, how, state=state, reason=reason)
    change.alter(Callback, record.id, done=change.now, outcome=end.value, reason=reason)


def _first_response(change: CallbackChange) -> None:
    """A callback made is a first response (policy-duties, *First response*)."""
    if change.case is not None:
        change.case.settle([DeadlineKind.FIRST_RESPONSE], "settled.called_back")


def _keep_words(change: CallbackChange, record: CallbackRecord, note: str) -> None:
    """End what the callback was promised for with what the customer said (CSP-004, PRO-8.1)."""
    case = change.case
    if case is None or not note:
        return
    if record.purpose is CallbackPurpose.SAFETY:
        case.settle([DeadlineKind.SAFETY_FOLLOW_UP], "settled.followed_up")
    elif record.purpose is CallbackPurpose.FEEDBACK and case.case.status in _ANSWERED:
        case.settle([DeadlineKind.FEEDBACK], "settled.feedback")
        case.set(feedback=note, status=CaseStatus.ANSWERED.value)


def _steps(change: CallbackChange, record: CallbackRecord, due: datetime) -> tuple[Message, ...]:
    """Return how the next try explains itself."""
    return (
        message("explain.call_tried", at=change.now),
        message("explain.due", at=due, provision=record.purpose.provision),
    )


_ENDS = {
    CallbackPurpose.SAFETY: DeadlineKind.SAFETY_FOLLOW_UP,
    CallbackPurpose.FEEDBACK: DeadlineKind.FEEDBACK,
}
_FOLLOWED = {
    CallOutcome.REACHED: _reached,
    CallOutcome.OTHER_TIME: _other_time,
    CallOutcome.GAVE_UP: _gave_up,
    **dict.fromkeys(FAILED, _failed),
}
