"""What comes of a call: the end of the callback, another try, a card in the Mailroom, another time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

from frontdesk.domain.callbacks import FAILED, CallbackEnd, CallbackPurpose, CallOutcome
from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import CaseStatus, DeadlineKind, DeadlineState
from frontdesk.domain.message import Message, message
from frontdesk.services.callbacks.change import CallbackChange
from frontdesk.services.callbacks.following import follow
from frontdesk.services.callbacks.missed import tell_manager, write_card
from frontdesk.services.callbacks.promise import owe_call
from frontdesk.services.callbacks.record import CallbackRecord
from frontdesk.services.callbacks.rules import callback_rules
from frontdesk.services.callbacks.tries import (
    Try,
    Window,
    counted_tries,
    proposed_again,
    still_promised,
)
from frontdesk.services.callbacks.views import Attempted
from frontdesk.store.models import Callback, CallbackAttempt

_ANSWERED = (CaseStatus.ANSWERED, CaseStatus.AWAITING_FEEDBACK)
_TITLES = {outcome: f"timeline.call.{outcome}" for outcome in CallOutcome}


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
    if early is not None and tried.again in (None, early):
        return _early(change, record, tried, early)
    store, calendar = change.ctx.store, change.office.calendar
    counted = counted_tries(store, record)
    again = tried.again or proposed_again(callback_rules(store), counted, tried.outcome, change.now, calendar)
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
    if (record.call_from, record.call_until) != window:  # a sooner try stood in its place
        change.settle(record, "settled.call_tried")
        owe_call(change, record, window, promised=True)
    _tell_again(change, record, tried, window, title="timeline.call_early")
    return Attempted(attempt, None, again=window)


def _tell_again(
    change: CallbackChange,
    record: CallbackRecord,
    tried: Try,
    again: Window,
    *,
    title: str = "timeline.call_again",
) -> None:
    said = message(title, what=message(_TITLES[tried.outcome]), at=again[0])
    change.tell(record, "callback.tried", said, detail=tried.note, outcome=tried.outcome.value)


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


FOLLOWED: Final[Mapping[CallOutcome, Callable[[CallbackChange, CallbackRecord, Try], Attempted]]] = {
    CallOutcome.REACHED: _reached,
    CallOutcome.OTHER_TIME: _other_time,
    CallOutcome.GAVE_UP: _gave_up,
    **dict.fromkeys(FAILED, _failed),
}
"""What follows from each outcome; all of it inside the caller's transaction."""
