"""Whoever writes or supports: found or added among the customers, and how they can be told."""

from __future__ import annotations

from dataclasses import dataclass

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.suggestions import HearBy
from frontdesk.services.contact import CustomerEntry
from frontdesk.services.context import Context
from frontdesk.services.customers.adding import ensure_customer
from frontdesk.services.customers.index import index_customer
from frontdesk.services.customers.page import language_of
from frontdesk.services.customers.reach import Reach, find_customer
from frontdesk.services.rules import rules

_UNREACHED = {
    HearBy.LETTER: "contact.no_address_for_letter",
    HearBy.POSTCARD: "contact.no_address_for_letter",
    HearBy.EMAIL: "contact.no_email_address",
    HearBy.PHONE: "suggestion.no_number",
}


@dataclass(frozen=True, slots=True)
class Writer:
    """Who somebody is, once found or added."""

    customer: int | None
    name: str
    language: str


def writer(ctx: Context, entry: CustomerEntry, hear_by: HearBy, language: str) -> Writer:
    """Return who it is; somebody new who can be reached is added to the customers. In a transaction.

    Raises `FrontDeskError` (field "hear_by") for a way that does not reach them, and `NotFoundError`
    (field "customer.id").
    """
    country = rules(ctx).office.country
    reach = find_customer(ctx.store, entry, country)
    check_reaches(reach, hear_by)
    name = entry.name or entry.organisation or reach.shown_name
    if reach.id is None and not (entry.phones or entry.emails or entry.address):
        return Writer(None, name, language or entry.language or language_of(ctx, None))
    customer = ensure_customer(ctx.store, entry, reach, country=country, now=ctx.clock.now())
    if customer is not None:
        index_customer(ctx.store, customer)
    return Writer(customer, name, language or reach.language or language_of(ctx, customer))


def check_reaches(reach: Reach, hear_by: HearBy, *, field: str = "hear_by") -> None:
    """Raise `FrontDeskError` (`field`) where somebody cannot be told the way they want."""
    if not reaches(reach, hear_by):
        raise FrontDeskError(_UNREACHED[hear_by], field=field, provision="POL-07")


def reaches(reach: Reach, hear_by: HearBy) -> bool:
    """Whether a way leads to somebody."""
    if hear_by in (HearBy.LETTER, HearBy.POSTCARD):
        return reach.has_address
    if hear_by is HearBy.EMAIL:
        return reach.has_email
    return reach.has_phone if hear_by is HearBy.PHONE else True


def unreached(hear_by: HearBy) -> str:
    """Return the message id that says why a way does not lead to somebody."""
    return _UNREACHED[hear_by]
