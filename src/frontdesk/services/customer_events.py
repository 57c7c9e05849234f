"""What happened to a customer's file itself: put right, merged with another, parted again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from frontdesk.services.context import Context
from frontdesk.services.customer_family import family_of, root_of
from frontdesk.store.models import Customer, Event
from frontdesk.store.store import Store

_OTHERS = {"customer.merged": "twin", "customer.parted": "from"}
"""The kinds of event that concern another file, and where the payload names it."""

_KINDS = ("customer.edited", *_OTHERS)


@dataclass(frozen=True, slots=True)
class FileEvent:
    """One thing that was done to a customer's file.

    `kind` is "customer.edited", "customer.merged" or "customer.parted"; `other` is the
    name of the other file, where that is still known.
    """

    at: datetime
    kind: str
    who: str
    other: str = ""


def file_events(
    ctx: Context,
    *,
    id: int,  # noqa: A002  the word of all the views
    limit: int = 50,
) -> tuple[FileEvent, ...]:
    """Return what was done to a customer's file and to those merged into it, the newest first.

    Raises `NotFoundError` (field "customer").
    """
    store = ctx.store
    with store.reading():
        query = (
            Event.select(Event.at, Event.kind, Event.actor, Event.payload)
            .where(Event.customer_id.in_(family_of(store, root_of(store, id))), Event.kind.in_(_KINDS))
            .order_by(Event.sequence.desc())
            .limit(limit)
        )
        rows = [(at, kind, who, _other(kind, payload)) for at, kind, who, payload in store.rows(query)]
        names = _names(store, (other for *_, other in rows if other is not None))
    return tuple(FileEvent(at, kind, who, names.get(other, "")) for at, kind, who, other in rows)


def _other(kind: str, payload: str | None) -> int | None:
    """Return the other file that an event tells of; an erased payload tells of none."""
    told = json.loads(payload) if payload else {}
    return told.get(_OTHERS.get(kind))


def _names(store: Store, customers: Iterable[int]) -> dict[int | None, str]:
    query = Customer.select(Customer.id, Customer.name, Customer.organisation)
    found = store.rows(query.where(Customer.id.in_(list(customers))))
    return {id_: name or organisation for id_, name, organisation in found}
