"""Making a contact findable: who, the numbers, the reference and every word of it."""

from __future__ import annotations

from frontdesk.services.customers.index import search_entry
from frontdesk.services.intake.writing import Writing
from frontdesk.services.lists.case_index import case_entry
from frontdesk.store.search import SearchEntry


def index_contact(writing: Writing) -> None:
    """Index a new customer, and the case, or the contact where it began none.

    A contact on a case is indexed anew with that, when what came of it has been done.
    """
    entries = []
    if writing.customer is not None and writing.new_customer:
        entries.append(_customer_entry(writing, writing.customer))
    if writing.case is None:
        entries.append(_interaction_entry(writing))
    elif not writing.plan.contact.case:
        entries.append(_case_entry(writing, writing.case))
    writing.ctx.store.search.add_all(entries)


def _customer_entry(writing: Writing, customer: int) -> SearchEntry:
    entry = writing.plan.contact.customer
    address = entry.address
    place = (*address.lines, address.postal_code, address.city, address.region) if address else ()
    return search_entry(
        customer,
        name=entry.name,
        organisation=entry.organisation,
        reached=(*entry.phones, *entry.emails),
        places=(" ".join(part for part in place if part),) if place else (),
    )


def _case_entry(writing: Writing, case: int) -> SearchEntry:
    return case_entry(
        case,
        reference=writing.reference,
        title=writing.plan.contact.subject or writing.plan.contact.details,
        customer=writing.plan.reach.shown_name,
        words=_words(writing),
    )


def _interaction_entry(writing: Writing) -> SearchEntry:
    contact = writing.plan.contact
    return SearchEntry(
        kind="interaction",
        target=writing.interaction,
        title=contact.subject or contact.details[:_SHOWN] or writing.plan.reach.shown_name,
        detail=writing.plan.reach.shown_name,
        text="\n".join(word for word in _words(writing) if word),
    )


_SHOWN = 120  # characters of a text that stands for a missing subject


def _words(writing: Writing) -> tuple[str, ...]:
    plan, contact = writing.plan, writing.plan.contact
    call = contact.call.number if contact.call else ""
    visitor = contact.visit.visitor if contact.visit else ""
    return (
        plan.reach.name,
        plan.reach.organisation,
        visitor,
        call,
        *contact.customer.phones,
        *contact.customer.emails,
        contact.details,
        contact.subject,
        contact.topic,
    )
