"""Customers that were merged: one person with several files, until they are parted again."""

from __future__ import annotations

from collections.abc import Sequence

from frontdesk.domain.errors import NotFoundError
from frontdesk.store.models import Customer
from frontdesk.store.store import Store


def root_of(store: Store, customer: int) -> int:
    """Return the customer whom this one was merged into, in the end; itself when it was not.

    Raises `NotFoundError` (field "customer") for an id that nobody has.
    """
    seen: set[int] = set()
    while customer not in seen:
        seen.add(customer)
        row = store.one(Customer.select(Customer.merged_into).where(Customer.id == customer))
        if row is None:
            raise NotFoundError("people.nobody", field="customer")
        if row[0] is None:
            return customer
        customer = row[0]
    return customer


def family_of(store: Store, customer: int) -> tuple[int, ...]:
    """Return a customer and everybody merged into it, directly or through another."""
    family = [customer]
    newest = [customer]
    while newest:
        query = Customer.select(Customer.id).where(Customer.merged_into.in_(newest)).order_by(Customer.id)
        newest = [id_ for (id_,) in store.rows(query) if id_ not in family]
        family += newest
    return tuple(family)


def heads_of(store: Store, customers: Sequence[int]) -> dict[int, int]:
    """Return whom of these customers each member of their families belongs to, themselves first."""
    heads = {customer: customer for customer in customers}
    newest = list(heads)
    while newest:
        query = Customer.select(Customer.id, Customer.merged_into).where(Customer.merged_into.in_(newest))
        found = {
            id_: heads[into] for id_, into in store.rows(query.order_by(Customer.id)) if id_ not in heads
        }
        heads |= found
        newest = list(found)
    return heads
