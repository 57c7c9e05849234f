"""Putting right what is known of a customer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from frontdesk.domain.errors import FrontDeskError, NotFoundError
from frontdesk.domain.kinds import Way
from frontdesk.services.case_index import index_case
from frontdesk.services.changes import Area, Changes, Done
from frontdesk.services.contact import PostalAddress
from frontdesk.services.context import Context
from frontdesk.services.customer_index import index_customer
from frontdesk.services.events import record
from frontdesk.services.intake.customers import name_key
from frontdesk.services.office import office
from frontdesk.services.phones import phone_digits
from frontdesk.services.texts import many_lines, one_line
from frontdesk.store.models import Address, Case, Customer, Email, Phone
from frontdesk.store.store import Store

_CHANGED = frozenset({Area.CUSTOMERS, Area.CASES})
_REINDEXED = 500  # of a customer's cases, the newest, that are found by a new name at once


@dataclass(frozen=True, slots=True)
class CustomerFile:
    """A customer's own file, as it is edited; what twins brought stays in theirs."""

    name: str = ""
    organisation: str = ""
    language: str = ""
    preferred_way: str = ""
    note: str = ""
    anonymous: bool = False
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    addresses: tuple[PostalAddress, ...] = ()


def customer_file(ctx: Context, *, id: int) -> CustomerFile:  # noqa: A002  the word of all the views
    """Return a customer's own file. Raises `NotFoundError` (field "customer")."""
    return _file(ctx.store, id)


def change_customer(ctx: Context, *, id: int, file: CustomerFile) -> Done[CustomerFile]:  # noqa: A002  as above
    """Replace what is known of a customer.

    Raises `FrontDeskError` with the field at fault ("name", "phones" …), `NotFoundError`.
    """
    tidy = _tidy(file)
    with ctx.store.transaction():
        before = _file(ctx.store, id)
        if before == tidy:
            return Done(before, Changes())
        _write(ctx, id, tidy)
        index_customer(ctx.store, id)
        if (before.name, before.organisation) != (tidy.name, tidy.organisation):
            _reindex_cases(ctx.store, id)
        record(ctx, "customer.changed", customer_id=id, payload=_differences(before, tidy))
        return Done(tidy, Changes(_CHANGED, customers=frozenset({id})))


def _tidy(file: CustomerFile) -> CustomerFile:
    if file.preferred_way and file.preferred_way not in tuple(Way):
        raise FrontDeskError("people.no_way", field="preferred_way", way=file.preferred_way)
    tidy = CustomerFile(
        name=one_line(file.name, "name"),
        organisation=one_line(file.organisation, "organisation"),
        language=one_line(file.language, "language", limit=20),
        preferred_way=file.preferred_way,
        note=many_lines(file.note, "note"),
        anonymous=file.anonymous,
        phones=_lines(file.phones, "phones"),
        emails=_lines(file.emails, "emails"),
        addresses=tuple(_tidy_address(address) for address in file.addresses if address != PostalAddress()),
    )
    if not (tidy.name or tidy.organisation or tidy.anonymous):
        raise FrontDeskError("people.nameless", field="name")
    return tidy


def _lines(values: tuple[str, ...], field: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line for line in (one_line(value, field) for value in values) if line))


def _tidy_address(address: PostalAddress) -> PostalAddress:
    return PostalAddress(
        lines=tuple(line for line in (one_line(line, "addresses") for line in address.lines) if line),
        city=one_line(address.city, "addresses"),
        region=one_line(address.region, "addresses"),
        postal_code=one_line(address.postal_code, "addresses", limit=20),
        country=one_line(address.country, "addresses", limit=2).upper(),
    )


def _write(ctx: Context, customer: int, file: CustomerFile) -> None:
    store, country = ctx.store, office(ctx).country
    own = ("name", "organisation", "language", "preferred_way", "note", "anonymous")
    row = {name: getattr(file, name) for name in own}
    key = name_key(file.name, file.organisation)
    store.execute(Customer.update(name_key=key, **row).where(Customer.id == customer))
    for model in (Phone, Email, Address):
        store.execute(model.delete().where(model.customer == customer))
    for written in file.phones:
        store.insert(Phone, customer=customer, written=written, digits=phone_digits(written, country))
    for written in file.emails:
        store.insert(Email, customer=customer, written=written, address_key=written.lower())
    for address in file.addresses:
        store.insert(Address, customer=customer, **{**asdict(address), "lines": list(address.lines)})


def _file(store: Store, customer: int) -> CustomerFile:
    query = Customer.select(
        Customer.name,
        Customer.organisation,
        Customer.language,
        Customer.preferred_way,
        Customer.note,
        Customer.anonymous,
    ).where(Customer.id == customer)
    row = store.one(query)
    if row is None:
        raise NotFoundError("people.nobody", field="customer")
    addresses = (
        Address.select(Address.lines, Address.city, Address.region, Address.postal_code, Address.country)
        .where(Address.customer == customer)
        .order_by(Address.id)
    )
    name, organisation, language, preferred_way, note, anonymous = row
    return CustomerFile(
        name=name,
        organisation=organisation,
        language=language,
        preferred_way=preferred_way,
        note=note,
        anonymous=anonymous,
        phones=_written(store, Phone, customer),
        emails=_written(store, Email, customer),
        addresses=tuple(PostalAddress(tuple(lines), *rest) for lines, *rest in store.rows(addresses)),
    )


def _written(store: Store, model: type[Phone | Email], customer: int) -> tuple[str, ...]:
    query = model.select(model.written).where(model.customer == customer).order_by(model.id)
    return tuple(written for (written,) in store.rows(query))


def _reindex_cases(store: Store, customer: int) -> None:
    query = Case.select(Case.id).where(Case.customer == customer).order_by(Case.received.desc())
    newest = [id_ for (id_,) in store.rows(query.limit(_REINDEXED))]
    for case in reversed(newest):
        index_case(store, case)


def _differences(before: CustomerFile, after: CustomerFile) -> Mapping[str, Any]:
    names = (field.name for field in fields(CustomerFile))
    pairs = {name: (getattr(before, name), getattr(after, name)) for name in names}
    return {name: {"before": str(old), "after": str(new)} for name, (old, new) in pairs.items() if old != new}
