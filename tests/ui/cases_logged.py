"""Cases for the tests of pages and dialogs."""

from __future__ import annotations

from frontdesk.domain.kinds import CaseKind, Channel, Outcome
from frontdesk.services.cases.view import case_view
from frontdesk.services.contact import (
    CallbackEntry,
    CallEntry,
    Contact,
    CustomerEntry,
    MailEntry,
    PostalAddress,
)
from frontdesk.services.context import Context
from frontdesk.services.intake.log import log_contact
from frontdesk.services.views import CaseView

LEEDS = PostalAddress(("5 Mill Lane",), "Leeds", "", "LS1 4DY", "GB")


def letter(ctx: Context, *, outcome: Outcome = Outcome.REFERRED) -> CaseView:
    """Log a letter of complaint that is acknowledged by letter."""
    referred = outcome is Outcome.REFERRED
    return _case(
        ctx,
        Contact(
            Channel.MAIL,
            customer=CustomerEntry(name="Rosa Delgado", address=LEEDS),
            kind=CaseKind.COMPLAINT,
            subject="Parcel left in the rain",
            outcome=outcome,
            department="Shipping" if referred else "",
            person="Jonas Weber" if referred else "",
            mail=MailEntry(),
        ),
    )


def call(
    ctx: Context,
    *,
    kind: CaseKind = CaseKind.REQUEST,
    name: str = "Liam Connor",
    subject: str = "Copies of four invoices",
) -> CaseView:
    """Log a call that was referred and acknowledged while it lasted."""
    return _case(
        ctx,
        Contact(
            Channel.CALL,
            customer=CustomerEntry(name=name, phones=("+44 20 7946 0018",)),
            kind=kind,
            subject=subject,
            outcome=Outcome.REFERRED,
            department="Shipping",
            person="Jonas Weber",
            said=True,
            understood=True,
            call=CallEntry("+44 20 7946 0018"),
        ),
    )


def callback(ctx: Context) -> CaseView:
    """Log a call that ended with a promise to call back."""
    return _case(
        ctx,
        Contact(
            Channel.CALL,
            customer=CustomerEntry(name="Ngozi Okafor", phones=("+44 20 7946 0018",)),
            kind=CaseKind.QUESTION,
            subject="Which hall is the fair in?",
            outcome=Outcome.CALLBACK,
            person="Ana Lind",
            said=True,
            understood=True,
            call=CallEntry("+44 20 7946 0018"),
            callback=CallbackEntry(number="+44 20 7946 0018"),
        ),
    )


def _case(ctx: Context, contact: Contact) -> CaseView:
    logged = log_contact(ctx, contact=contact).result
    assert logged.case is not None
    return case_view(ctx, reference=logged.case)
