"""Messages for colleagues: handed over."""

from __future__ import annotations

from typing import Any

from frontdesk.domain.errors import ConflictError, NotFoundError
from frontdesk.domain.kinds import DeadlineKind, DeadlineState
from frontdesk.domain.message import message
from frontdesk.services.changes import Area, Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.telling import told
from frontdesk.services.texts import many_lines
from frontdesk.store.models import Case, Deadline, Interaction


def deliver_message(ctx: Context, *, deadline: int, note: str = "") -> Done[None]:
    """Record that the colleague has the message. Raises `NotFoundError`, `ConflictError`."""
    said = many_lines(note, "note")
    with ctx.store.transaction():
        row = _open(ctx, deadline)
        ctx.store.execute(
            Deadline.update(
                state=DeadlineState.MET.value, settled=ctx.clock.now(), settled_how="settled.delivered"
            ).where(Deadline.id == deadline)
        )
        return _told(ctx, row, said)


def _open(ctx: Context, deadline: int) -> dict[str, Any]:
    names = ("state", "case", "reference", "interaction", "customer")
    query = (
        Deadline.select(
            Deadline.state, Deadline.case, Case.reference, Deadline.interaction, Interaction.customer
        )
        .left_outer_join(Case, on=(Deadline.case == Case.id))
        .left_outer_join(Interaction, on=(Deadline.interaction == Interaction.id))
        .where(Deadline.id == deadline, Deadline.kind == DeadlineKind.MESSAGE.value)
    )
    row = ctx.store.one(query)
    if row is None:
        raise NotFoundError("deadline.unknown", field="deadline", id=deadline)
    found = dict(zip(names, row, strict=True))
    if found["state"] != DeadlineState.OPEN.value:
        raise ConflictError("deadline.done_already", field="deadline")
    return found


def _told(ctx: Context, row: dict[str, Any], detail: str) -> Done[None]:
    event = told(
        ctx,
        "message.delivered",
        title=message("timeline.delivered"),
        detail=detail,
        case_id=row["case"],
        customer_id=row["customer"],
        interaction_id=row["interaction"],
        icon="note",
    )
    ctx.store.events.append(event)
    cases = frozenset({row["reference"]} if row["reference"] else ())
    customers = frozenset({row["customer"]} if row["customer"] else ())
    return Done(None, Changes(frozenset({Area.DEADLINES, Area.CASES}), cases, customers))
