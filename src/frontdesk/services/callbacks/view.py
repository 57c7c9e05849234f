"""One callback with all that whoever calls needs: history, what to say first, and when to try again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from frontdesk.domain.callbacks import FAILED, CallOutcome
from frontdesk.domain.errors import NotFoundError
from frontdesk.domain.message import Message, message
from frontdesk.services.callbacks.missed import way_of_card
from frontdesk.services.callbacks.reading import Moment, read_rows
from frontdesk.services.callbacks.record import CallbackRecord, read_callback
from frontdesk.services.callbacks.rules import callback_rules
from frontdesk.services.callbacks.series_view import series_view
from frontdesk.services.callbacks.tries import counted_tries, proposed_again, still_promised
from frontdesk.services.callbacks.undoing import callback_events, can_undo_callback
from frontdesk.services.callbacks.views import Attempt, CallbackRow, CallbackView, HistoryLine
from frontdesk.services.context import Context
from frontdesk.services.rules import Rules, rules
from frontdesk.services.staff.assignees import staff_assignee
from frontdesk.services.telling import DETAIL, TITLE
from frontdesk.store.models import Callback, CallbackAttempt, Interaction, Staff
from frontdesk.store.store import Store


def callback_view(ctx: Context, *, callback: int) -> CallbackView:
    """Return everything about a callback. Raises `NotFoundError` (field "callback")."""
    store, office = ctx.store, rules(ctx)
    with store.reading():
        record = read_callback(store, callback)
        (row,) = read_rows(ctx, Moment.at(office, ctx.clock.now()), (Callback.id == callback,), ())
        agreed_by, reason = store.rows(
            Callback.select(Callback.agreed_by, Callback.reason).where(Callback.id == callback)
        )[0]
        return CallbackView(
            row=row,
            agreed=record.agreed,
            agreed_by=staff_assignee(store, agreed_by).person if agreed_by else "",
            reason=reason,
            attempts=_attempts(store, callback),
            history=_history(store, record),
            script=opening_line(row, caller=ctx.actor.name, office=office.office.name),
            next_tries=_next_tries(ctx, office, record),
            most_attempts=callback_rules(store).most_attempts,
            counted=counted_tries(store, record),
            early=still_promised(record, ctx.clock.now()) is not None,
            details=_details(store, record),
            can_undo=can_undo_callback(store, record),
            series=series_view(ctx, series=record.series) if record.series else None,
            card=way_of_card(store, record, office.office.country),
        )


def callback_of(ctx: Context, *, deadline: int) -> int:
    """Return the id of the callback that is owed by a deadline. Raises `NotFoundError` (field "deadline")."""
    found = ctx.store.value(Callback.select(Callback.id).where(Callback.deadline == deadline))
    if found is None:
        raise NotFoundError("deadline.unknown", field="deadline", id=deadline)
    return int(found)


def opening_line(row: CallbackRow, *, caller: str, office: str) -> Message:
    """Return what to say first when the customer answers (PRO-1.3): who calls, and about what."""
    words = f"say.call.{row.purpose}" if row.customer_name else f"say.call.{row.purpose}.nameless"
    return message(
        words,
        customer=row.customer_name,
        caller=caller,
        office=office,
        about=row.about or message("say.call.about"),
    )


def _attempts(store: Store, callback: int) -> tuple[Attempt, ...]:
    query = (
        CallbackAttempt.select(
            CallbackAttempt.id,
            CallbackAttempt.at,
            Staff.name,
            CallbackAttempt.outcome,
            CallbackAttempt.note,
            CallbackAttempt.number,
            CallbackAttempt.in_time,
            CallbackAttempt.again_from,
            CallbackAttempt.again_until,
        )
        .left_outer_join(Staff)
        .where(CallbackAttempt.callback == callback)
        .order_by(CallbackAttempt.at, CallbackAttempt.id)
    )
    return tuple(
        Attempt(id_, at, who or "", CallOutcome(outcome), *rest)
        for id_, at, who, outcome, *rest in store.rows(query)
    )


def _history(store: Store, record: CallbackRecord) -> tuple[HistoryLine, ...]:
    events, undone = callback_events(store, record)
    return tuple(
        HistoryLine(
            at=at,
            kind=kind,
            title=Message.from_json(payload[TITLE]) if payload else message("timeline.erased", kind=kind),
            detail=str(payload.get(DETAIL) or ""),
            who=actor,
            undone=sequence in undone,
        )
        for sequence, at, actor, kind, payload in events
    )


def _next_tries(
    ctx: Context, office: Rules, record: CallbackRecord
) -> Mapping[CallOutcome, tuple[datetime, datetime]]:
    if record.done is not None:
        return {}
    limits, now = callback_rules(ctx.store), ctx.clock.now()
    early = still_promised(record, now)
    if early is not None:
        return dict.fromkeys(FAILED, early)
    counted = counted_tries(ctx.store, record)
    proposed = {outcome: proposed_again(limits, counted, outcome, now, office.calendar) for outcome in FAILED}
    return {outcome: window for outcome, window in proposed.items() if window is not None}


def _details(store: Store, record: CallbackRecord) -> str:
    if record.interaction is None:
        return ""
    query = Interaction.select(Interaction.details).where(Interaction.id == record.interaction)
    return str(store.value(query) or "")
