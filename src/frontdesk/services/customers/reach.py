"""Who a customer is and how they are reached: found by number, e-mail or address and name."""

from __future__ import annotations

from dataclasses import dataclass, replace

from frontdesk.domain.errors import NotFoundError
from frontdesk.services.addresses.lines import deliverable
from frontdesk.services.contact import CustomerEntry, PostalAddress
from frontdesk.services.customers.family import family_of, root_of
from frontdesk.services.customers.phones import phone_digits
from frontdesk.services.quick import quick_rows
from frontdesk.store.folding import fold_key
from frontdesk.store.models import Address, Customer, Email, Phone
from frontdesk.store.store import Store

_MATCH = (
    "SELECT c.id FROM {table} r JOIN customers c ON c.id = r.customer_id"
    " WHERE r.{column} = ? AND c.name_key = ? AND c.anonymous = ? ORDER BY c.id LIMIT 1"
)


@dataclass(frozen=True, slots=True)
class Reach:
    """A customer with the ways to reach them: what is on file and what was said just now."""

    id: int | None  # None: somebody new
    name: str = ""
    organisation: str = ""
    language: str = ""
    preferred_way: str = ""
    has_phone: bool = False
    has_email: bool = False
    has_address: bool = False  # one that the post can deliver to

    @property
    def shown_name(self) -> str:
        """The name under which lists show the customer."""
        return self.name or self.organisation


def is_nobody(entry: CustomerEntry) -> bool:
    """Whether nothing at all was said about who it was."""
    return entry.id is None and not (
        entry.name or entry.organisation or entry.phones or entry.emails or entry.address
    )


def name_key(name: str, organisation: str) -> str:
    """Return the folded name and organisation by which a customer is looked up and sorted."""
    return fold_key(f"{name} {organisation}")


def find_customer(store: Store, entry: CustomerEntry, country: str) -> Reach:
    """Return who is meant, without writing anything.

    Raises `NotFoundError` (field "customer.id") for an id that nobody has.
    """
    said = Reach(
        id=None,
        name=entry.name,
        organisation=entry.organisation,
        language=entry.language,
        has_phone=bool(entry.phones),
        has_email=bool(entry.emails),
        has_address=deliverable(entry.address),
    )
    found = entry.id if entry.id is not None else _match(store, entry, country)
    return said if found is None else _with_file(store, said, _root(store, found))


def _root(store: Store, customer: int) -> int:
    try:
        return root_of(store, customer)
    except NotFoundError:
        raise NotFoundError("customer.unknown", field="customer.id", id=customer) from None


def _match(store: Store, entry: CustomerEntry, country: str) -> int | None:
    """Return the known customer of the same name with the same number, e-mail or address."""
    key = name_key(entry.name, entry.organisation)
    reached = [("phones", "digits", phone_digits(phone, country)) for phone in entry.phones]
    reached += [("emails", "address_key", email.lower()) for email in entry.emails]
    reached += [("addresses", "postal_code", code) for code in _postal_codes(entry.address)]
    for table, column, value in reached:
        if value:
            found = quick_rows(store, _MATCH.format(table=table, column=column), value, key, entry.anonymous)
            if found:
                return int(found[0][0])
    return None


def _postal_codes(address: PostalAddress | None) -> list[str]:
    return [address.postal_code] if address is not None and address.postal_code else []


def _with_file(store: Store, said: Reach, customer: int) -> Reach:
    """Return what was said together with what is on file of a customer, or of whom it was merged into."""
    family = family_of(store, customer)
    query = Customer.select(
        Customer.name, Customer.organisation, Customer.language, Customer.preferred_way
    ).where(Customer.id == customer)
    name, organisation, language, preferred_way = store.one(query) or ("", "", "", "")
    return replace(
        said,
        id=customer,
        name=name or said.name,
        organisation=organisation or said.organisation,
        language=said.language or language,
        preferred_way=preferred_way,
        has_phone=said.has_phone or _has(store, Phone, family),
        has_email=said.has_email or _has(store, Email, family),
        has_address=said.has_address or _has_address(store, family),
    )


def _has(store: Store, model: type[Phone | Email], family: tuple[int, ...]) -> bool:
    return store.one(model.select(model.id).where(model.customer.in_(family)).limit(1)) is not None


def _has_address(store: Store, family: tuple[int, ...]) -> bool:
    query = Address.select(
        Address.lines, Address.city, Address.region, Address.postal_code, Address.country
    ).where(Address.customer.in_(family))
    return any(deliverable(PostalAddress(tuple(lines), *place)) for lines, *place in store.rows(query))
