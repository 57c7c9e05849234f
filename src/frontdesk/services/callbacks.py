"""Callbacks that were promised and messages for colleagues: done, or tried (CSP-002)."""

from __future__ import annotations

from typing import Any

from frontdesk.domain.errors import ConflictError, NotFoundError
from frontdesk.domain.kinds import DeadlineKind, DeadlineState
from frontdesk.domain.message import Message, message
from frontdesk.services.cases.change import settle_open
from frontdesk.services.changes import Area, Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.telling import told
from frontdesk.services.texts import many_lines
from frontdesk.store.models import Callback, Case, Deadline, Interaction


def complete_callback(ctx: Context, *, deadline: int, reached: bool, note: str = "") -> Done[None]:
    """Record that the customer was called back; when nobody answered, that it was tried, and it stays owed.

    Raises `NotFoundError`, `ConflictError` when it has been done already.
    """
    said = many_lines(note, "note")
    with ctx.store.transaction():
        row = _open(ctx, deadline, DeadlineKind.CALLBACK)
        tried = Callback.update(attempts=Callback.attempts + 1).where(Callback.deadline == deadline)
        ctx.store.execute(tried)
        if not reached:
            return _told(ctx, row, "callback.tried", message("timeline.call_tried"), said)
        now = ctx.clock.now()
        done = Callback.update(done=now, outcome=said or "reached").where(Callback.deadline == deadline)
        ctx.store.execute(done)
        _settle(ctx, deadline, "settled.called_back")
        if row["case"] is not None:
            # A callback made is a first response (policy-duties, *First response*).
            settle_open(ctx.store, row["case"], [DeadlineKind.FIRST_RESPONSE], "settled.called_back", now)
        return _told(ctx, row, "callback.done", message("timeline.called_back"), said)


def deliver_message(ctx: Context, *, deadline: int, note: str = "") -> Done[None]:
    """Record that the colleague has the message. Raises like `complete_callback`."""
    said = many_lines(note, "note")
    with ctx.store.transaction():
        row = _open(ctx, deadline, DeadlineKind.MESSAGE)
        _settle(ctx, deadline, "settled.delivered")
        return _told(ctx, row, "message.delivered", message("timeline.delivered"), said)


def _open(ctx: Context, deadline: int, kind: DeadlineKind) -> dict[str, Any]:
    names = ("state", "case", "reference", "interaction", "customer")
    query = (
        Deadline.select(
            Deadline.state, Deadline.case, Case.reference, Deadline.interaction, Interaction.customer
        )
        .left_outer_join(Case, on=(Deadline.case == Case.id))
        .left_outer_join(Interaction, on=(Deadline.interaction == Interaction.id))
        .where(Deadline.id == deadline, Deadline.kind == kind.value)
    )
    row = ctx.store.one(query)
    if row is None:
        raise NotFoundError("deadline.unknown", field="deadline", id=deadline)
    found = dict(zip(names, row, strict=True))
    if found["state"] != DeadlineState.OPEN.value:
        raise ConflictError("deadline.done_already", field="deadline")
    return found


def _settle(ctx: Context, deadline: int, how: str) -> None:
    ctx.store.execute(
        Deadline.update(state=DeadlineState.MET.value, settled=ctx.clock.now(), settled_how=how).where(
            Deadline.id == deadline
        )
    )


def _told(ctx: Context, row: dict[str, Any], kind: str, title: Message, detail: str) -> Done[None]:
    event = told(
        ctx,
        kind,
        title=title,
        detail=detail,
        case_id=row["case"],
        customer_id=row["customer"],
        interaction_id=row["interaction"],
        icon="callback",
    )
    ctx.store.events.append(event)
    cases = frozenset({row["reference"]} if row["reference"] else ())
    customers = frozenset({row["customer"]} if row["customer"] else ())
    return Done(None, Changes(frozenset({Area.DEADLINES, Area.CASES}), cases, customers))
