"""Telling the event log what an operation did, inside of its transaction."""

from __future__ import annotations

from collections.abc import Mapping

from frontdesk.services.context import Context
from frontdesk.store.event_log import NewEvent


def record(
    ctx: Context,
    kind: str,
    *,
    case_id: int | None = None,
    customer_id: int | None = None,
    interaction_id: int | None = None,
    payload: Mapping[str, object] | None = None,
) -> int:
    """Log that the context's actor did something now; return its sequence number in the log."""
    event = NewEvent(
        at=ctx.clock.now(),
        actor=ctx.actor.name,
        kind=kind,
        desk=ctx.desk,
        case_id=case_id,
        customer_id=customer_id,
        interaction_id=interaction_id,
        payload=payload or {},
    )
    return ctx.store.events.append(event)
