"""The customers of the latest contacts, and those looked up, each with the last contact."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from peewee import fn

from frontdesk.domain.kinds import Channel, Direction
from frontdesk.services.context import Context
from frontdesk.services.customers.family import heads_of, root_of
from frontdesk.services.customers.lookup import customer_hits, look_up
from frontdesk.services.views import CustomerHit
from frontdesk.store.models import Interaction
from frontdesk.store.store import Store

_LOOKED_THROUGH = 500  # of the latest contacts: enough for a page, and as quick in an office of any size


@dataclass(frozen=True, slots=True)
class LastContact:
    """When and how a customer was last in contact."""

    at: datetime
    channel: Channel
    direction: Direction
    subject: str


@dataclass(frozen=True, slots=True)
class CustomerRow:
    """One customer in a list, and the last contact if there was one."""

    hit: CustomerHit
    last: LastContact | None


def recent_customers(ctx: Context, *, limit: int = 30) -> tuple[CustomerRow, ...]:
    """Return the customers of the latest contacts, the last one first; merged files are one customer."""
    with ctx.store.reading():
        return _rows(ctx.store, customer_hits(ctx.store, _latest(ctx.store, limit)))


def find_customers(ctx: Context, text: str, *, limit: int = 30) -> tuple[CustomerRow, ...]:
    """Return whom `look_up` finds by a name, number, e-mail or postal address, or reference."""
    with ctx.store.reading():
        return _rows(ctx.store, look_up(ctx, text, limit=limit))


def _latest(store: Store, limit: int) -> list[int]:
    query = (
        Interaction.select(Interaction.customer, Interaction.undone)
        .order_by(Interaction.at.desc(), Interaction.id.desc())
        .limit(_LOOKED_THROUGH)
    )
    named = dict.fromkeys(customer for customer, undone in store.rows(query) if customer and not undone)
    found: dict[int, None] = {}
    for customer in named:
        if len(found) == limit:
            break
        found[root_of(store, customer)] = None
    return list(found)


def _rows(store: Store, hits: Sequence[CustomerHit]) -> tuple[CustomerRow, ...]:
    last = _last(store, heads_of(store, [hit.id for hit in hits]))
    return tuple(CustomerRow(hit, last.get(hit.id)) for hit in hits)


def _last(store: Store, heads: Mapping[int, int]) -> dict[int, LastContact]:
    """Return the last contact of each family, by its head."""
    latest = (
        Interaction.select(Interaction.customer, fn.MAX(Interaction.at))
        .where(Interaction.customer.in_(list(heads)), ~Interaction.undone)
        .group_by(Interaction.customer)
    )
    when = dict(store.rows(latest))
    query = (
        Interaction.select(
            Interaction.customer,
            Interaction.at,
            Interaction.channel,
            Interaction.direction,
            Interaction.subject,
        )
        .where(
            Interaction.customer.in_(list(when)), Interaction.at.in_(list(when.values())), ~Interaction.undone
        )
        .order_by(Interaction.at, Interaction.id)
    )
    found: dict[int, LastContact] = {}
    for customer, at, channel, direction, subject in store.rows(query):
        if at == when[customer]:
            found[heads[customer]] = LastContact(at, Channel(channel), Direction(direction), subject)
    return found
