"""Merging customers who have two files, parting them again, and proposing who might be a twin."""

from __future__ import annotations

from frontdesk.domain.errors import ConflictError, FrontDeskError
from frontdesk.services.changes import Area, Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.customers.family import family_of, root_of
from frontdesk.services.customers.index import index_customer
from frontdesk.services.customers.lookup import customer_hits
from frontdesk.services.events import record
from frontdesk.services.views import CustomerHit
from frontdesk.store.models import Customer, Email, Phone
from frontdesk.store.store import Store

_CONCERNED = frozenset({Area.CUSTOMERS, Area.CASES, Area.CONTACTS})


def merge_customers(ctx: Context, *, kept: int, twin: int) -> Done[int]:
    """Merge a customer's second file into the first and return the id of what is kept.

    Nothing of the twin is rewritten, so that they can be parted again. Raises
    `FrontDeskError` (field "twin") for one and the same, `NotFoundError`.
    """
    with ctx.store.transaction():
        first, second = root_of(ctx.store, kept), root_of(ctx.store, twin)
        if first == second:
            raise FrontDeskError("people.same", field="twin")
        ctx.store.execute(Customer.update(merged_into=first).where(Customer.id == second))
        ctx.store.search.remove("customer", second)
        index_customer(ctx.store, first)
        record(ctx, "customer.merged", customer_id=first, payload={"twin": second})
        return Done(first, Changes(_CONCERNED, customers=frozenset({first, second})))


def part_customers(ctx: Context, *, twin: int) -> Done[int]:
    """Take a merge back: the twin has a file of its own again.

    Raises `ConflictError` when it is not merged, `NotFoundError`.
    """
    with ctx.store.transaction():
        root = root_of(ctx.store, twin)
        into = ctx.store.value(Customer.select(Customer.merged_into).where(Customer.id == twin))
        if into is None:
            raise ConflictError("people.not_merged", field="twin")
        ctx.store.execute(Customer.update(merged_into=None).where(Customer.id == twin))
        index_customer(ctx.store, root)
        index_customer(ctx.store, twin)
        record(ctx, "customer.parted", customer_id=twin, payload={"from": into})
        return Done(twin, Changes(_CONCERNED, customers=frozenset({root, twin})))


def similar_customers(ctx: Context, *, id: int, limit: int = 5) -> tuple[CustomerHit, ...]:  # noqa: A002  as in the views
    """Return who may be the same as a customer: by number or e-mail first, then by name."""
    store = ctx.store
    with store.reading():
        family = family_of(store, root_of(store, id))
        alike = [
            *_sharing(store, Phone, family),
            *_sharing(store, Email, family),
            *_named_alike(store, family),
        ]
        roots = (root_of(store, other) for other in dict.fromkeys(alike))
        others = [other for other in dict.fromkeys(roots) if other not in family]
        return customer_hits(store, others[:limit])


def _sharing(store: Store, model: type[Phone | Email], family: tuple[int, ...]) -> list[int]:
    """Return who has a number or e-mail address of the family."""
    column = model.digits if issubclass(model, Phone) else model.address_key
    own = model.select(column).where(model.customer.in_(family), column != "")
    query = model.select(model.customer).where(column.in_([value for (value,) in store.rows(own)]))
    return [customer for (customer,) in store.rows(query.limit(50)) if customer not in family]


def _named_alike(store: Store, family: tuple[int, ...]) -> list[int]:
    keys = store.rows(Customer.select(Customer.name_key).where(Customer.id.in_(family)))
    named = [key for (key,) in keys if key]
    query = Customer.select(Customer.id).where(Customer.name_key.in_(named)).order_by(Customer.id.desc())
    return [customer for (customer,) in store.rows(query.limit(50)) if customer not in family]
