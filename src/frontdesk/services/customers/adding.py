"""Adding what was said of a customer: somebody new, or a number that was not on file."""

from __future__ import annotations

from datetime import datetime

from frontdesk.services.contact import CustomerEntry, PostalAddress
from frontdesk.services.customers.phones import is_end_of, phone_digits
from frontdesk.services.customers.reach import Reach, is_nobody, name_key
from frontdesk.store.models import Address, Customer, Email, Phone
from frontdesk.store.store import Store


def ensure_customer(
    store: Store, entry: CustomerEntry, reach: Reach, *, country: str, now: datetime
) -> int | None:
    """Return the id of who was found, or of the new customer; None when nobody was named.

    Numbers and addresses that were not on file are added. Inside a transaction.
    """
    if reach.id is None and is_nobody(entry):
        return None
    customer = reach.id
    if customer is None:
        customer = store.insert(
            Customer,
            name=entry.name,
            organisation=entry.organisation,
            name_key=name_key(entry.name, entry.organisation),
            language=entry.language,
            anonymous=entry.anonymous,
            created=now,
        )
    _add_phones(store, customer, entry.phones, country, known=reach.id is not None)
    _add_emails(store, customer, entry.emails, known=reach.id is not None)
    if entry.address is not None:
        _add_address(store, customer, entry.address, known=reach.id is not None)
    return customer


def _add_phones(store: Store, customer: int, phones: tuple[str, ...], country: str, *, known: bool) -> None:
    on_file = _on_file(store, Phone, customer) if known and phones else frozenset()
    for written in dict.fromkeys(phones):
        digits = phone_digits(written, country)
        if digits not in on_file and not any(is_end_of(written, kept) for kept in on_file):
            store.insert(Phone, customer=customer, written=written, digits=digits)


def _add_emails(store: Store, customer: int, emails: tuple[str, ...], *, known: bool) -> None:
    on_file = _on_file(store, Email, customer) if known and emails else frozenset()
    for written in dict.fromkeys(emails):
        if written.lower() not in on_file:
            store.insert(Email, customer=customer, written=written, address_key=written.lower())


def _on_file(store: Store, model: type[Phone | Email], customer: int) -> frozenset[str]:
    column = model.digits if issubclass(model, Phone) else model.address_key
    return frozenset(value for (value,) in store.rows(model.select(column).where(model.customer == customer)))


def _add_address(store: Store, customer: int, address: PostalAddress, *, known: bool) -> None:
    row = {
        "lines": list(address.lines),
        "city": address.city,
        "region": address.region,
        "postal_code": address.postal_code,
        "country": address.country.upper(),
    }
    if known:
        # Compared here: in a query a list would be taken for several values.
        query = Address.select(Address.lines, Address.city, Address.postal_code)
        same = (row["lines"], address.city, address.postal_code)
        if same in store.rows(query.where(Address.customer == customer)):
            return
    store.insert(Address, customer=customer, **row)
