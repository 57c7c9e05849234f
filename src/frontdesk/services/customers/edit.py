"""Putting right what is on file of a customer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from frontdesk.domain.errors import ConflictError
from frontdesk.domain.kinds import CaseStatus
from frontdesk.services.changes import Area, Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.customers.family import family_of
from frontdesk.services.customers.file import CustomerFile, check_file, tidy_file
from frontdesk.services.customers.index import index_customer
from frontdesk.services.customers.page import CustomerView, customer_view
from frontdesk.services.customers.phones import phone_digits
from frontdesk.services.customers.reach import name_key
from frontdesk.services.events import record
from frontdesk.services.lists.case_index import index_case
from frontdesk.services.office.particulars import stored_office
from frontdesk.store.models import Address, Case, Customer, Email, Phone
from frontdesk.store.store import Store

_CONCERNED = frozenset({Area.CUSTOMERS, Area.CASES, Area.CONTACTS})
_ENDED = tuple(status for status in CaseStatus if status.ended)
_SHOWN_ON_CASES = ("name", "organisation", "phones")
_PARTS = ("lines", "city", "region", "postal_code", "country")


def edit_customer(
    ctx: Context,
    *,
    id: int,  # noqa: A002  the word of all the views
    file: CustomerFile,
    seen: CustomerFile | None = None,
) -> Done[CustomerView]:
    """Replace what is on file of a customer, or of whom they were merged into.

    `seen` is what was on file when the change was begun: where somebody else has changed it
    since, `ConflictError` is raised. Raises `NotFoundError` (field "customer"), and
    `FrontDeskError` with the field at fault, such as "emails" or "addresses.0.country".
    """
    wanted = tidy_file(file)
    with ctx.store.transaction():
        before = customer_view(ctx, id=id)
        held = CustomerFile.of(before)
        if seen is not None and seen != held:
            raise ConflictError("people.changed_meanwhile")
        check_file(wanted, held, anonymous=before.anonymous)
        changed = _differences(held, wanted)
        if not changed:
            return Done(before, Changes())
        _write(ctx.store, before.id, wanted)
        _index(ctx.store, before.id, changed)
        record(ctx, "customer.edited", customer_id=before.id, payload=changed)
        return Done(customer_view(ctx, id=before.id), Changes(_CONCERNED, customers=frozenset({before.id})))


def _differences(before: CustomerFile, after: CustomerFile) -> dict[str, object]:
    """Return what each particular was and is, of those that differ."""
    was, becomes = asdict(before), asdict(after)
    return {name: [was[name], becomes[name]] for name in was if was[name] != becomes[name]}


def _write(store: Store, customer: int, wanted: CustomerFile) -> None:
    named = {"anonymous": False} if wanted.name or wanted.organisation else {}
    change = Customer.update(
        name=wanted.name,
        organisation=wanted.organisation,
        name_key=name_key(wanted.name, wanted.organisation),
        language=wanted.language,
        preferred_way=wanted.preferred_way,
        formality=wanted.formality,
        note=wanted.note,
        **named,
    )
    store.execute(change.where(Customer.id == customer))
    family = family_of(store, customer)
    _replace(store, Phone, family, _phones(store, wanted), key=("written",))
    _replace(store, Email, family, _emails(wanted), key=("written",))
    _replace(store, Address, family, _addresses(wanted), key=_PARTS)


def _replace(
    store: Store,
    model: type[Phone | Email | Address],
    family: tuple[int, ...],
    wanted: Sequence[Mapping[str, object]],
    *,
    key: tuple[str, ...],
) -> None:
    """Leave exactly the wanted rows on file, in their order.

    A row of a file that was merged in stays there while it is wanted, so that the files can be
    parted again; all others belong to the customer's own file.
    """
    customer, *twins = family
    columns = [getattr(model, name) for name in key]
    kept = {}
    for id_, *values in store.rows(model.select(model.id, *columns).where(model.customer.in_(twins))):
        kept[id_] = values
    values_wanted = [[row[name] for name in key] for row in wanted]
    gone = [id_ for id_, values in kept.items() if values not in values_wanted]
    store.execute(model.delete().where((model.customer == customer) | model.id.in_(gone)))
    on_file = list(kept.values())
    for row, values in zip(wanted, values_wanted, strict=True):
        if values not in on_file:
            store.insert(model, customer=customer, **row)


def _phones(store: Store, wanted: CustomerFile) -> list[Mapping[str, object]]:
    office = stored_office(store)
    country = office.country if office else ""
    return [{"written": written, "digits": phone_digits(written, country)} for written in wanted.phones]


def _emails(wanted: CustomerFile) -> list[Mapping[str, object]]:
    return [{"written": written, "address_key": written.lower()} for written in wanted.emails]


def _addresses(wanted: CustomerFile) -> list[Mapping[str, object]]:
    return [{**asdict(address), "lines": list(address.lines)} for address in wanted.addresses]


def _index(store: Store, customer: int, changed: Mapping[str, object]) -> None:
    """Make the customer findable by what is on file now, and the open cases by the new name.

    Ended cases keep the name of their time, and their place in the order of what is found.
    """
    index_customer(store, customer)
    if changed.keys().isdisjoint(_SHOWN_ON_CASES):
        return
    query = Case.select(Case.id).where(
        Case.customer.in_(family_of(store, customer)), Case.status.not_in(_ENDED)
    )
    for (case,) in store.rows(query.order_by(Case.received, Case.id)):
        index_case(store, case)
