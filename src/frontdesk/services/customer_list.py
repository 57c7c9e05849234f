"""The list of customers, as the People page shows it: an array of ids, rows only for what is on screen."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from frontdesk.services.context import Context
from frontdesk.services.customer_lookup import customer_hits
from frontdesk.services.views import CustomerHit
from frontdesk.store.models import Customer

_FEW = 20_000  # ids in one statement; SQLite allows 32,766 and PostgreSQL 65,535 parameters


class CustomerSort(StrEnum):
    """In which order the customers stand."""

    NAME = "name"
    NEWEST = "newest"


_ORDERS: dict[CustomerSort, tuple[Any, ...]] = {
    CustomerSort.NAME: (Customer.name_key, Customer.id),
    CustomerSort.NEWEST: (Customer.id.desc(),),
}


def customer_ids(ctx: Context, *, text: str = "", sort: CustomerSort = CustomerSort.NAME) -> array[int]:
    """Return the ids of all customers in order, or of those that hold all the words or numbers of a text.

    Who was merged into another is left out.
    """
    query = Customer.select(Customer.id).where(Customer.merged_into.is_null()).order_by(*_ORDERS[sort])
    if not text.strip():
        return ctx.store.ids(query)
    held = ctx.store.search.targets(text, kind="customer")
    if len(held) <= _FEW:
        return ctx.store.ids(query.where(Customer.id.in_(list(held))))
    return array("q", (id_ for id_ in ctx.store.ids(query) if id_ in held))


def customer_rows(ctx: Context, ids: Sequence[int]) -> tuple[CustomerHit, ...]:
    """Return the rows of these customers, in this order; who is no longer there is left out."""
    with ctx.store.reading():
        return customer_hits(ctx.store, list(ids))
