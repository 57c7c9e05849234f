"""Who is in the building, who left, and the list to call the roll by (POL-19)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from peewee import JOIN, ModelSelect, fn

from frontdesk.domain.errors import ConflictError, FrontDeskError, NotFoundError
from frontdesk.services.changes import Area, Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.events import record
from frontdesk.store.models import Case, Interaction, Staff, Visit


@dataclass(frozen=True, slots=True)
class VisitView:
    """One visit; without a departure the visitor is in the building."""

    interaction: int
    customer: int | None
    visitor: str
    organisation: str
    host: str
    arrived: datetime
    departed: datetime | None
    badge: str
    safety_note: str
    subject: str
    case: str | None  # its reference


def in_the_building(ctx: Context) -> tuple[VisitView, ...]:
    """Return everybody who arrived and has not left, the longest here first."""
    query = _select().where(Visit.departed.is_null(), ~Interaction.undone).order_by(Visit.arrived)
    return tuple(VisitView(*row) for row in ctx.store.rows(query))


def departed_since(ctx: Context, *, since: datetime) -> tuple[VisitView, ...]:
    """Return who left since an instant, the last to leave first."""
    query = _select().where(Visit.departed >= since, ~Interaction.undone).order_by(Visit.departed.desc())
    return tuple(VisitView(*row) for row in ctx.store.rows(query))


def depart(ctx: Context, *, interaction: int, at: datetime | None = None) -> Done[VisitView]:
    """Write down that a visitor left, now unless another instant is given.

    Raises `NotFoundError`, `ConflictError` when the departure is written down
    already, `FrontDeskError` (field "visit.departed") before the arrival or in the future.
    """
    with ctx.store.transaction():
        visit = _visit(ctx, interaction)
        left = at or ctx.clock.now()
        if visit.departed is not None:
            raise ConflictError("visit.left_already", at=visit.departed)
        if left < visit.arrived:
            raise FrontDeskError("visit.left_before_arrival", field="visit.departed", arrived=visit.arrived)
        if left > ctx.clock.now():
            raise FrontDeskError("visit.leaves_in_future", field="visit.departed")
        return _keep(ctx, visit, left, "visit.departed")


def stay_after_all(ctx: Context, *, interaction: int) -> Done[VisitView]:
    """Take a departure back that was written down by mistake. Raises `NotFoundError`."""
    with ctx.store.transaction():
        return _keep(ctx, _visit(ctx, interaction), None, "visit.departure_undone")


def _keep(ctx: Context, visit: VisitView, departed: datetime | None, kind: str) -> Done[VisitView]:
    ctx.store.execute(Visit.update(departed=departed).where(Visit.interaction == visit.interaction))
    payload = {"at": departed.isoformat()} if departed else {}
    record(ctx, kind, interaction_id=visit.interaction, customer_id=visit.customer, payload=payload)
    customers = frozenset({visit.customer} if visit.customer else ())
    changes = Changes(frozenset({Area.VISITS}), customers=customers)
    return Done(_visit(ctx, visit.interaction), changes)


def _visit(ctx: Context, interaction: int) -> VisitView:
    row: tuple[Any, ...] | None = ctx.store.one(_select().where(Visit.interaction == interaction))
    if row is None:
        raise NotFoundError("visit.none", field="visit")
    return VisitView(*row)


def _select() -> ModelSelect[Visit]:
    host = Staff.alias()
    return (
        Visit.select(
            Visit.interaction,
            Interaction.customer,
            Visit.visitor,
            Visit.organisation,
            fn.COALESCE(host.name, ""),
            Visit.arrived,
            Visit.departed,
            Visit.badge,
            Visit.safety_note,
            Interaction.subject,
            Case.reference,
        )
        .join(Interaction, on=(Visit.interaction == Interaction.id))
        .join(host, JOIN.LEFT_OUTER, on=(Visit.host == host.id))
        .join(Case, JOIN.LEFT_OUTER, on=(Interaction.case == Case.id))
    )
