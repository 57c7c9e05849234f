"""Who is it? Customers suggested while a name or number is being typed, and what they came for before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from peewee import fn

from frontdesk.domain.kinds import CaseKind, CaseStatus, Channel, Direction
from frontdesk.services.context import Context
from frontdesk.services.customers.family import family_of, heads_of, root_of
from frontdesk.services.references import looks_like_reference, parse_reference
from frontdesk.services.views import CustomerHit, HistoryEntry
from frontdesk.store.models import Address, Case, Customer, Interaction, Phone
from frontdesk.store.store import Store

Heads = Mapping[int, int]
"""Every member of a family, with whom it belongs to."""

_ENDED = tuple(status for status in CaseStatus if status.ended)


def look_up(ctx: Context, text: str, limit: int = 8) -> tuple[CustomerHit, ...]:
    """Return customers found by the beginning of any word of their names, a number (also its
    last digits), an e-mail or postal address, or the reference of a case; the newest first.
    """
    store = ctx.store
    with store.reading():
        found = [hit.target for hit in store.search.query(text, limit=limit, kind="customer")]
        if looks_like_reference(text):
            found = [*_of_case(store, parse_reference(text)), *found]
        return customer_hits(store, list(dict.fromkeys(found))[:limit])


def known_customer(ctx: Context, customer: int) -> CustomerHit | None:
    """Return what a look-up would show of a customer, or None for nobody."""
    with ctx.store.reading():
        return next(iter(customer_hits(ctx.store, [customer])), None)


def history(ctx: Context, customer: int, *, limit: int = 50) -> tuple[HistoryEntry, ...]:
    """Return the earlier contacts of a customer and of everybody merged into it, the newest first."""
    store = ctx.store
    with store.reading():
        family = family_of(store, root_of(store, customer))
        query = (
            Interaction.select(
                Interaction.id,
                Interaction.at,
                Interaction.channel,
                Case.reference,
                Case.kind,
                Interaction.subject,
                Case.status,
                Interaction.direction,
            )
            .left_outer_join(Case)
            .where(Interaction.customer.in_(family), ~Interaction.undone)
            .order_by(Interaction.at.desc(), Interaction.id.desc())
            .limit(limit)
        )
        return tuple(_entry(row) for row in store.rows(query))


def customer_hits(store: Store, customers: list[int]) -> tuple[CustomerHit, ...]:
    """Return how customers are suggested, in this order, with what belongs to the files merged into
    theirs; who is no longer there is left out.
    """
    if not customers:
        return ()
    query = Customer.select(Customer.id, Customer.name, Customer.organisation)
    named = {id_: rest for id_, *rest in store.rows(query.where(Customer.id.in_(customers)))}
    heads = heads_of(store, customers)
    numbers, places = _numbers(store, heads), _places(store, heads)
    contacts, open_cases = _contacts(store, heads), _open_cases(store, heads)
    return tuple(
        CustomerHit(
            id=id_,
            name=named[id_][0],
            organisation=named[id_][1],
            number=numbers.get(id_, ""),
            place=places.get(id_, ""),
            contacts=contacts[id_],
            open_cases=open_cases[id_],
        )
        for id_ in customers
        if id_ in named
    )


def _of_case(store: Store, reference: str) -> list[int]:
    row = store.one(Case.select(Case.customer).where(Case.reference == reference))
    return [root_of(store, row[0])] if row and row[0] is not None else []


def _numbers(store: Store, heads: Heads) -> dict[int, str]:
    query = Phone.select(Phone.customer, Phone.written).where(Phone.customer.in_(list(heads)))
    return _first(store.rows(query.order_by(Phone.id)), heads)


def _places(store: Store, heads: Heads) -> dict[int, str]:
    query = Address.select(Address.customer, Address.city).where(Address.customer.in_(list(heads)))
    return _first(store.rows(query.order_by(Address.id)), heads)


def _first(rows: Iterable[tuple[int, str]], heads: Heads) -> dict[int, str]:
    """Return the first value of each family, one of the head's own before those merged in."""
    first: dict[int, str] = {}
    for customer, value in sorted(rows, key=lambda row: heads[row[0]] != row[0]):
        first.setdefault(heads[customer], value)
    return first


def _contacts(store: Store, heads: Heads) -> Counter[int]:
    query = Interaction.select(Interaction.customer, fn.COUNT(Interaction.id)).where(
        Interaction.customer.in_(list(heads)), ~Interaction.undone
    )
    return _sum(store.rows(query.group_by(Interaction.customer)), heads)


def _open_cases(store: Store, heads: Heads) -> Counter[int]:
    query = Case.select(Case.customer, fn.COUNT(Case.id)).where(
        Case.customer.in_(list(heads)), Case.status.not_in(_ENDED)
    )
    return _sum(store.rows(query.group_by(Case.customer)), heads)


def _sum(rows: Iterable[tuple[int, int]], heads: Heads) -> Counter[int]:
    total: Counter[int] = Counter()
    for customer, count in rows:
        total[heads[customer]] += count
    return total


def _entry(row: tuple[Any, ...]) -> HistoryEntry:
    interaction, at, channel, case, kind, subject, status, direction = row
    return HistoryEntry(
        interaction,
        at,
        Channel(channel),
        case,
        CaseKind(kind) if kind else None,
        subject,
        CaseStatus(status) if status else None,
        Direction(direction),
    )
