"""What a customer is found by: names, numbers, e-mail and postal addresses, those of twins too; and what
callbacks that belong to no case or contact are about."""

from __future__ import annotations

from collections.abc import Iterable

from frontdesk.services.customers.family import family_of
from frontdesk.store.models import Address, Callback, Customer, Email, Phone
from frontdesk.store.search import SearchEntry
from frontdesk.store.store import Store


def index_customer(store: Store, customer: int) -> None:
    """Index a customer anew. Inside a transaction."""
    store.search.put(customer_entry(store, customer))


def customer_entry(store: Store, customer: int) -> SearchEntry:
    """Return what a customer, with everybody merged into it, is found by and shown as."""
    family = family_of(store, customer)
    names = list(_names(store, family))
    numbers = [written for (written,) in _of(store, Phone, family)]
    emails = [written for (written,) in _of(store, Email, family)]
    places = list(_places(store, family))
    name, organisation = names[0]
    return search_entry(
        customer,
        name=name,
        organisation=organisation,
        reached=(*numbers, *emails),
        places=places,
        others=(*(word for pair in names[1:] for word in pair), *_abouts(store, family)),
    )


def search_entry(
    customer: int,
    *,
    name: str,
    organisation: str,
    reached: Iterable[str],
    places: Iterable[str],
    others: Iterable[str] = (),
) -> SearchEntry:
    """Return the entry of a customer whose particulars are at hand."""
    reached, places = tuple(reached), tuple(places)
    detail = (organisation if name else "", *reached[:1], *places[:1])
    return SearchEntry(
        kind="customer",
        target=customer,
        title=name or organisation,
        detail=" · ".join(part for part in detail if part),
        text="\n".join((name, organisation, *reached, *places, *others)),
    )


def _names(store: Store, family: tuple[int, ...]) -> Iterable[tuple[str, str]]:
    query = Customer.select(Customer.id, Customer.name, Customer.organisation).where(Customer.id.in_(family))
    found = {id_: (name, organisation) for id_, name, organisation in store.rows(query)}
    return [found[id_] for id_ in family]


def _of(store: Store, model: type[Phone | Email], family: tuple[int, ...]) -> list[tuple[str]]:
    query = model.select(model.written).where(model.customer.in_(family))
    query = query.order_by(model.customer != family[0], model.id)
    return [(str(written),) for (written,) in store.rows(query)]


def _abouts(store: Store, family: tuple[int, ...]) -> Iterable[str]:
    """Return what callbacks are about that are found by nothing else, each once."""
    query = Callback.select(Callback.about).where(
        Callback.customer.in_(family), Callback.case.is_null(), Callback.interaction.is_null()
    )
    return dict.fromkeys(about for (about,) in store.rows(query.order_by(Callback.id)) if about)


def _places(store: Store, family: tuple[int, ...]) -> Iterable[str]:
    query = (
        Address.select(Address.lines, Address.postal_code, Address.city, Address.region)
        .where(Address.customer.in_(family))
        .order_by(Address.customer != family[0], Address.id)
    )
    for lines, postal_code, city, region in store.rows(query):
        yield " ".join(part for part in (*lines, postal_code, city, region) if part)
