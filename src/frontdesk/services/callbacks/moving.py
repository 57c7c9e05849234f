"""A callback at another time, by somebody else, or no longer needed."""

from __future__ import annotations

from datetime import datetime

from frontdesk.domain.callbacks import CallbackEnd
from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import DeadlineState
from frontdesk.domain.message import Message, message
from frontdesk.services.callbacks.change import CallbackChange, changing_callback
from frontdesk.services.callbacks.entry import check_window
from frontdesk.services.callbacks.following import follow
from frontdesk.services.callbacks.promise import owe_call
from frontdesk.services.callbacks.record import CallbackRecord
from frontdesk.services.callbacks.warnings import callback_warnings
from frontdesk.services.changes import Area, Done
from frontdesk.services.context import Context
from frontdesk.services.staff.assignees import Assignee, ensure_assignee, find_assignee
from frontdesk.services.staff.names import assignee_of
from frontdesk.services.texts import many_lines, one_line, required
from frontdesk.store.models import Callback, Deadline


def reschedule_callback(
    ctx: Context,
    *,
    callback: int,
    window_start: datetime,
    window_end: datetime,
    told: str = "",
    version: int | None = None,
) -> Done[tuple[Message, ...]]:
    """Move a callback to another window and return the warnings about it.

    A window that the customer was told moves only with what they were told of the new one (field "told");
    a next try that only the office knows of moves freely. Raises `FrontDeskError` (field "window", "told"),
    `NotFoundError`, and `ConflictError` when the callback was changed meanwhile or has ended.
    """
    words = many_lines(told, "told")
    with changing_callback(ctx, callback, version) as (change, record):
        window = check_window(window_start, window_end, change.now)
        if not (words or record.tried):
            raise FrontDeskError("callback.told_missing", field="told", provision="CSP-002")
        who = assignee_of(ctx.store, record.staff, record.department)
        warnings = callback_warnings(ctx, change.office, window, who, timezone=record.timezone, but=record.id)
        _move(change, record, window, told=bool(words))
        title = "timeline.callback_moved" if words else "timeline.next_try_moved"
        change.tell(record, "callback.moved", message(title, start=window[0], end=window[1]), detail=words)
    return change.done(warnings)


def hand_over_callback(
    ctx: Context,
    *,
    callback: int,
    department: str = "",
    person: str = "",
    note: str = "",
    version: int | None = None,
) -> Done[tuple[Message, ...]]:
    """Let another person or department call, and return the warnings about them.

    Raises `FrontDeskError` (field "person", "department"), `NotFoundError` and `ConflictError`.
    """
    words = many_lines(note, "note")
    with changing_callback(ctx, callback, version) as (change, record):
        named = _named(ctx, department, person)
        window = (record.call_from, record.call_until)
        warnings = callback_warnings(ctx, change.office, window, named, but=record.id)
        to = ensure_assignee(ctx.store, named)
        if to != named:
            change.areas.add(Area.OFFICE)
        whose = {"staff": to.staff_id, "department": to.department_id}
        change.alter(Callback, record.id, **whose)
        if record.deadline is not None:
            change.alter(Deadline, record.deadline, **whose)
        change.tell(
            record, "callback.handed_over", message("timeline.call_handed_over", who=to.who), detail=words
        )
    return change.done(warnings)


def cancel_callback(ctx: Context, *, callback: int, reason: str, version: int | None = None) -> Done[None]:
    """End a callback that is no longer needed. Raises `FrontDeskError` (field "reason") without a reason."""
    why = required(reason, "reason")
    with changing_callback(ctx, callback, version) as (change, record):
        follow(change, record)  # of a series only this one is cancelled
        cancelled(change, record, why)
    return change.done(None)


def cancelled(change: CallbackChange, record: CallbackRecord, reason: str) -> None:
    """End a callback without a call."""
    change.settle(record, "settled.not_needed", state=DeadlineState.CANCELLED, reason=reason)
    change.alter(Callback, record.id, done=change.now, outcome=CallbackEnd.CANCELLED.value, reason=reason)
    change.tell(record, "callback.cancelled", message("timeline.callback_cancelled"), detail=reason)


def _named(ctx: Context, department: str, person: str) -> Assignee:
    named = find_assignee(
        ctx.store, department=one_line(department, "department"), person=one_line(person, "person")
    )
    if named.nobody:
        raise FrontDeskError("contact.callback_by_whom", field="person", provision="CSP-002")
    return named


def _move(
    change: CallbackChange, record: CallbackRecord, window: tuple[datetime, datetime], *, told: bool
) -> None:
    """Owe the call in another window; told before the old one had passed, the promise was kept by that."""
    late = change.now > record.call_until
    kept = DeadlineState.MET if late else DeadlineState.KEPT_BY_NOTICE
    state = kept if told else DeadlineState.CANCELLED
    change.settle(record, "settled.callback_moved", state=state)
    missed = record.missed + 1 if late and not record.tried else record.missed
    owe_call(change, record, window, promised=told, missed=missed)
