"""What the event log is told of a case: enough to show it in the timeline, and to take it back."""

from __future__ import annotations

from datetime import datetime

from frontdesk.domain.message import Message
from frontdesk.services.context import Context
from frontdesk.store.event_log import NewEvent

TITLE = "title"
DETAIL = "detail"
HAPPENED = "at"
UNDO = "undo"
TOGETHER = "together"  # how many events the operation was told in, this one the last of them
ICON = "icon"
"""The parts of a payload that the timeline and undoing read."""


def told(
    ctx: Context,
    kind: str,
    *,
    title: Message,
    icon: str,
    detail: str = "",
    at: datetime | None = None,
    case_id: int | None = None,
    customer_id: int | None = None,
    interaction_id: int | None = None,
    **facts: object,
) -> NewEvent:
    """Return an event by the context’s actor, logged now; `at` is when it happened, if earlier."""
    now = ctx.clock.now()
    payload: dict[str, object] = {TITLE: title.to_json(), DETAIL: detail, ICON: icon, **facts}
    if at is not None and at != now:
        payload[HAPPENED] = at.isoformat()
    return NewEvent(
        at=now,
        actor=ctx.actor.name,
        kind=kind,
        desk=ctx.desk,
        case_id=case_id,
        customer_id=customer_id,
        interaction_id=interaction_id,
        payload=payload,
    )
