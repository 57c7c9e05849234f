"""The referral slip, on paper or by e-mail: how a department gets a case in hand (POL-24)."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8

from frontdesk.documents.content import Fact, SlipContent
from frontdesk.documents.layouts.layout import layouts_for
from frontdesk.documents.slips import slip_pdf
from frontdesk.domain.errors import ConflictError
from frontdesk.services.cases.record import CaseRecord, read_case
from frontdesk.services.context import Context
from frontdesk.services.rules import Rules, rules
from frontdesk.store.models import Customer, Department, Interaction, Phone, Referral, Staff
from frontdesk.store.store import Store
from frontdesk.words import Words, words_for


@dataclass(frozen=True, slots=True)
class _Referred:
    """The last referral of a case."""

    department: str
    department_email: str
    person: str
    person_email: str
    needed: str
    expected_on: date | None


def slip_of(ctx: Context, *, reference: str) -> bytes:
    """Return the slip of a case's last referral as a PDF.

    Raises `ConflictError` when the case has not been referred, `NotFoundError` when there is none.
    """
    return slip_pdf(slip_content(ctx, reference=reference))


def slip_email(ctx: Context, *, reference: str) -> bytes:
    """Return the slip as an e-mail to be sent by any mail program (.eml, RFC 5322), the PDF attached.

    Raises like `slip_of`.
    """
    case = read_case(ctx.store, reference)
    referred = _referred(ctx.store, case)
    content = slip_content(ctx, reference=reference)
    return slip_mail(content, referred.person_email or referred.department_email).as_bytes()


def slip_mail(content: SlipContent, to: str) -> EmailMessage:
    """Return the draft of an e-mail that says what a slip says, the slip attached.

    `to` may be empty; one that no mail program would take is left for a person to write.
    """
    mail = EmailMessage(policy=SMTP if to.isascii() else SMTPUTF8)
    mail["Subject"] = f"{content.reference} {content.subject}".strip()
    mail["X-Unsent"] = "1"  # mail programs open it as a draft, ready to be sent
    with suppress(MessageError, ValueError, IndexError):
        mail["To"] = Address(addr_spec=to)
    mail.set_content(_plain_text(content))
    mail.add_attachment(
        slip_pdf(content), maintype="application", subtype="pdf", filename=f"{content.reference}.pdf"
    )
    return mail


def slip_content(ctx: Context, *, reference: str) -> SlipContent:
    """Return what the slip says, in the office's language. Raises like `slip_of`."""
    office = rules(ctx)
    words = words_for(
        office.office.language, timezone=office.timezone, territory=office.office.country, clock=ctx.clock
    )
    case = read_case(ctx.store, reference)
    referred = _referred(ctx.store, case)
    details = (referred.needed, _details(ctx.store, case))
    return SlipContent(
        layout=layouts_for(office.office.country).slip,
        language=words.language,
        office=office.office.name,
        reference=case.reference,
        department=referred.department,
        person=referred.person,
        answer_by=words.date(referred.expected_on) if referred.expected_on else "",
        subject=case.subject,
        facts=_facts(ctx.store, office, words, case),
        details="\n\n".join(dict.fromkeys(text for text in details if text)),
    )


def _plain_text(content: SlipContent) -> str:
    lines = [content.subject, *(f"{fact.label}: {fact.value}" for fact in content.facts)]
    return "\n".join([*lines, "", content.details])


def _referred(store: Store, case: CaseRecord) -> _Referred:
    query = (
        Referral.select(
            Department.name, Department.email, Staff.name, Staff.email, Referral.needed, Referral.expected_on
        )
        .join(Department, on=(Referral.department == Department.id))
        .left_outer_join(Staff, on=(Referral.staff == Staff.id))
        .where(Referral.case == case.id)
        .order_by(Referral.at.desc(), Referral.id.desc())
    )
    row = store.one(query)
    if row is None:
        raise ConflictError("case.not_referred", field="department", reference=case.reference)
    department, department_email, person, person_email, needed, expected_on = row
    return _Referred(department, department_email, person or "", person_email or "", needed, expected_on)


def _facts(store: Store, office: Rules, words: Words, case: CaseRecord) -> tuple[Fact, ...]:
    values = {
        "slip.kind": f"{words.text(f'kind.{case.kind.value}')} · {case.priority.value}",
        "slip.received": f"{words.text(f'channel.{case.channel.value}')}, {words.instant(case.received)}",
        "slip.customer": _customer(store, case.customer),
        "slip.topic": case.topic,
    }
    return tuple(Fact(words.text(label), value) for label, value in values.items() if value)


def _customer(store: Store, customer: int | None) -> str:
    if customer is None:
        return ""
    row = store.one(Customer.select(Customer.name, Customer.organisation).where(Customer.id == customer))
    number = store.value(Phone.select(Phone.written).where(Phone.customer == customer).order_by(Phone.id))
    return ", ".join(part for part in (*(row or ()), number) if part)


def _details(store: Store, case: CaseRecord) -> str:
    query = Interaction.select(Interaction.details).where(Interaction.case == case.id, ~Interaction.undone)
    return str(store.value(query.order_by(Interaction.at, Interaction.id)) or "")
