"""A contact as it was typed, made fit to be kept; nothing in it changes its meaning."""

from __future__ import annotations

from dataclasses import replace

from frontdesk.services.callbacks.entry import check_timezone
from frontdesk.services.contact import (
    CallbackEntry,
    CallEntry,
    Contact,
    CustomerEntry,
    MailEntry,
    PostalAddress,
    VisitEntry,
)
from frontdesk.services.texts import LINE, SUBJECT, many_lines, one_line

_SHORT = 100  # numbers, codes and badges: columns that hold no sentence


def tidy(contact: Contact) -> Contact:
    """Return the contact with clean texts.

    Raises `FrontDeskError` with the field whose text is too long or broken.
    """
    return replace(
        contact,
        customer=tidy_customer(contact.customer),
        subject=one_line(contact.subject, "subject", limit=SUBJECT),
        details=many_lines(contact.details, "details"),
        topic=one_line(contact.topic, "topic"),
        department=one_line(contact.department, "department"),
        person=one_line(contact.person, "person"),
        answer=many_lines(contact.answer, "answer"),
        reference=one_line(contact.reference, "reference", limit=_SHORT),
        case=one_line(contact.case, "case", limit=_SHORT),
        channel_label=one_line(contact.channel_label, "channel_label"),
        visit=_visit(contact.visit) if contact.visit else None,
        call=_call(contact.call) if contact.call else None,
        mail=_mail(contact.mail) if contact.mail else None,
        callback=_callback(contact.callback) if contact.callback else None,
    )


def tidy_customer(entry: CustomerEntry) -> CustomerEntry:
    """Return who it was with clean texts. Raises like `tidy`."""
    return replace(
        entry,
        name=one_line(entry.name, "customer.name"),
        organisation=one_line(entry.organisation, "customer.organisation"),
        phones=_lines(entry.phones, "customer.phones", _SHORT),
        emails=_lines(entry.emails, "customer.emails", LINE),
        address=_address(entry.address) if entry.address else None,
        language=one_line(entry.language, "customer.language", limit=_SHORT),
    )


def _address(address: PostalAddress) -> PostalAddress | None:
    clean = PostalAddress(
        lines=_lines(address.lines, "customer.address.lines", LINE),
        city=one_line(address.city, "customer.address.city"),
        region=one_line(address.region, "customer.address.region"),
        postal_code=one_line(address.postal_code, "customer.address.postal_code", limit=_SHORT),
        country=one_line(address.country, "customer.address.country", limit=_SHORT).upper(),
    )
    return None if clean == PostalAddress() else clean


def _visit(visit: VisitEntry) -> VisitEntry:
    return replace(
        visit,
        host=one_line(visit.host, "visit.host"),
        badge=one_line(visit.badge, "visit.badge", limit=_SHORT),
        safety_note=many_lines(visit.safety_note, "visit.safety_note"),
        visitor=one_line(visit.visitor, "visit.visitor", limit=SUBJECT),
    )


def _call(call: CallEntry) -> CallEntry:
    return replace(call, number=one_line(call.number, "call.number", limit=_SHORT))


def _mail(mail: MailEntry) -> MailEntry:
    number = one_line(mail.registered_number, "mail.registered_number", limit=_SHORT)
    return replace(mail, registered_number=number)


def _callback(callback: CallbackEntry) -> CallbackEntry:
    zone = one_line(callback.timezone, "callback.timezone", limit=_SHORT)
    check_timezone(zone, field="callback.timezone")
    number = one_line(callback.number, "callback.number", limit=_SHORT)
    return replace(callback, number=number, timezone=zone)


def _lines(texts: tuple[str, ...], field: str, limit: int) -> tuple[str, ...]:
    clean = (one_line(text, field, limit=limit) for text in texts)
    return tuple(dict.fromkeys(text for text in clean if text))
