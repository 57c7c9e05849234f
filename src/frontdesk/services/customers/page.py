"""One page per customer, with everything about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from frontdesk.domain.kinds import CaseKind, CaseStatus
from frontdesk.services.contact import PostalAddress
from frontdesk.services.context import Context
from frontdesk.services.customers.family import family_of, root_of
from frontdesk.services.customers.lookup import history
from frontdesk.services.office.particulars import stored_office
from frontdesk.services.stationery.settings import letter_settings
from frontdesk.services.views import HistoryEntry
from frontdesk.store.models import Address, Case, Customer, Email, Phone
from frontdesk.store.store import Store

_MOST = 200  # of a customer's cases and contacts; the list of cases shows the rest


@dataclass(frozen=True, slots=True)
class CustomerCase:
    """One case of a customer."""

    reference: str
    kind: CaseKind
    status: CaseStatus
    subject: str
    received: datetime


@dataclass(frozen=True, slots=True)
class Twin:
    """Another file of the same customer, merged into this one."""

    id: int
    name: str
    organisation: str


@dataclass(frozen=True, slots=True)
class CustomerView:
    """Everything about a customer, the files merged into theirs included."""

    id: int
    name: str
    organisation: str
    language: str
    preferred_way: str
    formality: str
    note: str
    anonymous: bool
    created: datetime
    phones: tuple[str, ...]
    emails: tuple[str, ...]
    addresses: tuple[PostalAddress, ...]
    twins: tuple[Twin, ...]
    cases: tuple[CustomerCase, ...]
    history: tuple[HistoryEntry, ...]


def customer_view(ctx: Context, *, id: int) -> CustomerView:  # noqa: A002  the word of all the views
    """Return everything about a customer, or about whom they were merged into.

    Raises `NotFoundError` (field "customer").
    """
    store = ctx.store
    with store.reading():
        root = root_of(store, id)
        family = family_of(store, root)
        particulars = _particulars(store, root)
        name, organisation, language, preferred_way, formality, note, anonymous, created = particulars
        return CustomerView(
            id=root,
            name=name,
            organisation=organisation,
            language=language,
            preferred_way=preferred_way,
            formality=formality,
            note=note,
            anonymous=anonymous,
            created=created,
            phones=_written(store, Phone, family),
            emails=_written(store, Email, family),
            addresses=_addresses(store, family),
            twins=_twins(store, family[1:]),
            cases=_cases(store, family),
            history=history(ctx, root, limit=_MOST),
        )


def language_of(ctx: Context, customer: int | None) -> str:
    """Return the language to speak with a customer: theirs, else the one of the office's letters."""
    if customer is not None:
        spoken = ctx.store.value(Customer.select(Customer.language).where(Customer.id == customer))
        if spoken:
            return str(spoken)
    particulars = stored_office(ctx.store)
    return letter_settings(ctx.store).language or (particulars.language if particulars else "")


def _particulars(store: Store, customer: int) -> tuple[Any, ...]:
    query = Customer.select(
        Customer.name,
        Customer.organisation,
        Customer.language,
        Customer.preferred_way,
        Customer.formality,
        Customer.note,
        Customer.anonymous,
        Customer.created,
    ).where(Customer.id == customer)
    return store.rows(query)[0]


def _written(store: Store, model: type[Phone | Email], family: tuple[int, ...]) -> tuple[str, ...]:
    query = model.select(model.written).where(model.customer.in_(family))
    query = query.order_by(model.customer != family[0], model.id)
    return tuple(dict.fromkeys(written for (written,) in store.rows(query)))


def _addresses(store: Store, family: tuple[int, ...]) -> tuple[PostalAddress, ...]:
    query = (
        Address.select(Address.lines, Address.city, Address.region, Address.postal_code, Address.country)
        .where(Address.customer.in_(family))
        .order_by(Address.customer != family[0], Address.id)
    )
    return tuple(PostalAddress(tuple(lines), *rest) for lines, *rest in store.rows(query))


def _twins(store: Store, twins: tuple[int, ...]) -> tuple[Twin, ...]:
    query = Customer.select(Customer.id, Customer.name, Customer.organisation).where(Customer.id.in_(twins))
    return tuple(Twin(*row) for row in store.rows(query.order_by(Customer.id)))


def _cases(store: Store, family: tuple[int, ...]) -> tuple[CustomerCase, ...]:
    query = (
        Case.select(Case.reference, Case.kind, Case.status, Case.subject, Case.received)
        .where(Case.customer.in_(family))
        .order_by(Case.received.desc(), Case.id.desc())
        .limit(_MOST)
    )
    return tuple(
        CustomerCase(reference, CaseKind(kind), CaseStatus(status), subject, received)
        for reference, kind, status, subject, received in store.rows(query)
    )
