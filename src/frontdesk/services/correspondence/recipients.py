"""Who a letter goes to: name and address as the post wants them, or the address of an e-mail."""

from __future__ import annotations

from collections.abc import Iterable

from frontdesk.documents.content import Recipient
from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.addresses.lines import address_lines, deliverable
from frontdesk.services.contact import PostalAddress
from frontdesk.services.customers.family import family_of, root_of
from frontdesk.services.office.particulars import Office
from frontdesk.store.models import Address, Customer, Email
from frontdesk.store.store import Store


def recipient_of(store: Store, customer: int | None, office: Office) -> Recipient:
    """Return name and address as the post wants them, the newest address that it can deliver to.

    Raises `FrontDeskError` (field "customer.address") where there is none.
    """
    if customer is not None:
        root = root_of(store, customer)
        for address in _newest_first(store, root):
            if deliverable(address):
                name, organisation = _named(store, root)
                lines = address_lines(
                    address,
                    name=name,
                    organisation=organisation,
                    home=office.country,
                    language=office.language,
                )
                return Recipient(lines, addressee=name or organisation)
    raise FrontDeskError("contact.no_address_for_letter", field="customer.address", provision="POL-13")


def email_address_of(store: Store, customer: int | None) -> str:
    """Return the newest e-mail address of a customer, or nothing: a mail program may know it."""
    if customer is None:
        return ""
    family = family_of(store, root_of(store, customer))
    query = Email.select(Email.written).where(Email.customer.in_(family)).order_by(Email.id.desc())
    return str(store.value(query) or "")


def _newest_first(store: Store, customer: int) -> Iterable[PostalAddress]:
    query = Address.select(
        Address.lines, Address.city, Address.region, Address.postal_code, Address.country
    ).where(Address.customer.in_(family_of(store, customer)))
    rows = store.rows(query.order_by(Address.id.desc()))
    return (PostalAddress(tuple(lines), *place) for lines, *place in rows)


def _named(store: Store, customer: int) -> tuple[str, str]:
    row = store.one(Customer.select(Customer.name, Customer.organisation).where(Customer.id == customer))
    name, organisation = row or ("", "")
    return name or "", organisation or ""
