"""What happened to a customer's file itself: put right, merged with another, parted again."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from operator import attrgetter

from frontdesk.services.context import Context
from frontdesk.services.customers.family import family_of, root_of
from frontdesk.store.models import Customer, Event
from frontdesk.store.store import Store

_EDITED, _MERGED, _PARTED = "customer.edited", "customer.merged", "customer.parted"
_OTHERS = {_MERGED: "twin", _PARTED: "from"}  # where the payload names the other file


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
        family = family_of(store, root_of(store, id))
        rows = _logged(store, family, (_EDITED, _MERGED, _PARTED), limit)
        former = {row.other for row in rows if row.kind == _MERGED and row.other} - set(family)
        for row in _logged(store, former, (_PARTED,), limit):
            if row.other in family:  # parted from here: the log has it with the one that left
                rows.append(replace(row, other=row.customer))
        rows.sort(key=attrgetter("sequence"), reverse=True)
        names = _names(store, {row.other for row in rows if row.other})
    return tuple(FileEvent(row.at, row.kind, row.who, names.get(row.other, "")) for row in rows[:limit])


@dataclass(frozen=True, slots=True)
class _Logged:
    """A row of the log, with the other file that its payload names; an erased payload names none."""

    sequence: int
    customer: int
    at: datetime
    kind: str
    who: str
    other: int | None


def _logged(store: Store, customers: Collection[int], kinds: tuple[str, ...], limit: int) -> list[_Logged]:
    query = (
        Event.select(Event.sequence, Event.customer_id, Event.at, Event.kind, Event.actor, Event.payload)
        .where(Event.customer_id.in_(list(customers)), Event.kind.in_(kinds))
        .order_by(Event.sequence.desc())
        .limit(limit)
    )
    return [
        _Logged(sequence, customer, at, kind, who, _other(kind, payload))
        for sequence, customer, at, kind, who, payload in store.rows(query)
    ]


def _other(kind: str, payload: str | None) -> int | None:
    told = json.loads(payload) if payload else {}
    return told.get(_OTHERS.get(kind))


def _names(store: Store, customers: Collection[int]) -> dict[int | None, str]:
    query = Customer.select(Customer.id, Customer.name, Customer.organisation)
    found = store.rows(query.where(Customer.id.in_(list(customers))))
    return {id_: name or organisation for id_, name, organisation in found}
