"""Contacts as they come in at the tests' office, and what became of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from frontdesk.domain.kinds import CaseKind, Channel, DeadlineKind, DeadlineState, Outcome
from frontdesk.domain.message import Message
from frontdesk.services.cases.view import case_view
from frontdesk.services.contact import Contact, CustomerEntry, PostalAddress
from frontdesk.services.intake.log import log_contact
from frontdesk.services.views import CaseView, DeadlineView, Logged
from frontdesk.words import words_for
from tests.services.offices import ZONE, Desk

ROSA = CustomerEntry(
    name="Rosa Delgado",
    address=PostalAddress(("5 Mill Lane",), city="London", postal_code="E1 7AA", country="GB"),
)
NGOZI = CustomerEntry(name="Ngozi Okafor", phones=("+44 20 7946 0018",))
LIAM = CustomerEntry(name="Liam O’Connor", emails=("liam@example.org",))

CALL = Contact(
    Channel.CALL,
    customer=NGOZI,
    kind=CaseKind.COMPLAINT,
    subject="Parcel marked delivered but not received",
    outcome=Outcome.REFERRED,
    department="Shipping",
    person="Jonas Weber",
    said=True,
    understood=True,
)
LETTER = Contact(Channel.MAIL, customer=ROSA, kind=CaseKind.COMPLAINT, subject="Parcel left in the rain")
REFERRED_LETTER = replace(LETTER, outcome=Outcome.REFERRED, department="Shipping", person="Jonas Weber")
EMAIL = Contact(
    Channel.EMAIL,
    customer=LIAM,
    kind=CaseKind.QUESTION,
    subject="Is the side entrance open?",
    outcome=Outcome.REFERRED,
    department="Shipping",
    person="Jonas Weber",
)


def log(desk: Desk, contact: Contact, **changed: object) -> Logged:
    """Log a contact, with some of it changed."""
    return log_contact(desk.ctx, contact=replace(contact, **changed)).result  # type: ignore[arg-type]  # by name


def begin(desk: Desk, contact: Contact, **changed: object) -> str:
    """Log a contact that begins a case and return its reference."""
    reference = log(desk, contact, **changed).case
    assert reference is not None
    return reference


def view(desk: Desk, reference: str) -> CaseView:
    """Return a case as its page shows it."""
    return case_view(desk.ctx, reference=reference)


def deadline(desk: Desk, reference: str, kind: DeadlineKind) -> DeadlineView:
    """Return the last deadline of a kind that a case got."""
    found = [each for each in view(desk, reference).deadlines if each.kind is kind]
    return max(found, key=lambda each: each.id)


def state(desk: Desk, reference: str, kind: DeadlineKind) -> DeadlineState:
    """Return how the last deadline of a kind stands."""
    return deadline(desk, reference, kind).state


def due(desk: Desk, reference: str, kind: DeadlineKind) -> datetime:
    """Return when the last deadline of a kind is due."""
    return deadline(desk, reference, kind).due


def said(desk: Desk, message: Message | None, language: str = "en", zone: ZoneInfo = ZONE) -> str:
    """Return a message in words; whatever is missing in the catalogue fails the test."""
    assert message is not None
    return words_for(language, timezone=zone, clock=desk.clock, strict=True).render(message)
