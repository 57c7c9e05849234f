"""Contacts that make customers."""

from __future__ import annotations

from frontdesk.domain.kinds import CaseKind, Channel, Direction, Outcome
from frontdesk.services.contact import CallEntry, Contact, CustomerEntry, PostalAddress
from frontdesk.services.intake.log import log_contact
from frontdesk.services.views import Logged
from tests.services.offices import Desk

QUAY = PostalAddress(("12 Mill Lane",), "Leeds", "", "LS1 4AB", "GB")


def call(
    desk: Desk,
    name: str,
    *phones: str,
    emails: tuple[str, ...] = (),
    address: PostalAddress | None = None,
    anonymous: bool = False,
) -> int:
    """Log a call that is just a contact and return who called."""
    entry = CustomerEntry(name=name, phones=phones, emails=emails, address=address, anonymous=anonymous)
    customer = log_contact(desk.ctx, contact=_call(entry)).result.customer
    assert customer is not None
    return customer


def call_again(desk: Desk, customer: int, direction: Direction = Direction.INBOUND) -> None:
    """Log another call of a customer."""
    log_contact(desk.ctx, contact=_call(CustomerEntry(id=customer), direction))


def complain(desk: Desk, customer: int, subject: str = "Parcel left in the rain") -> Logged:
    """Log a customer's complaint, referred to Jonas Weber."""
    contact = Contact(
        Channel.CALL,
        customer=CustomerEntry(id=customer),
        kind=CaseKind.COMPLAINT,
        subject=subject,
        outcome=Outcome.REFERRED,
        department="Shipping",
        person="Jonas Weber",
        said=True,
        understood=True,
        call=CallEntry(number="+44 20 7946 0018"),
    )
    return log_contact(desk.ctx, contact=contact).result


def _call(customer: CustomerEntry, direction: Direction = Direction.INBOUND) -> Contact:
    return Contact(Channel.CALL, direction, customer=customer, subject="Opening hours", call=CallEntry())
