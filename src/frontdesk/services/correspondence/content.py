"""What an acknowledgement says: its template filled from the case.

A postcard is filled from a context that has no place for what the case is about (PRO-4.1).
"""

from __future__ import annotations

from frontdesk.documents.content import LetterContent, PostcardContent, Recipient, Sender, Signatory
from frontdesk.documents.contexts import AcknowledgementContext, PostcardContext
from frontdesk.documents.layouts import layouts_for
from frontdesk.documents.templates import FilledText, fill
from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import Way
from frontdesk.services.addresses import address_lines, deliverable
from frontdesk.services.cases.naming import Named, who_and_when
from frontdesk.services.cases.record import CaseRecord, read_case
from frontdesk.services.contact import PostalAddress
from frontdesk.services.context import Context
from frontdesk.services.correspondence.waiting import WaitingLetter, letter
from frontdesk.services.customer_family import family_of, root_of
from frontdesk.services.office import Office
from frontdesk.services.rules import Rules, rules
from frontdesk.store.models import Address, Customer
from frontdesk.store.store import Store
from frontdesk.words import Words, words_for


def letter_content(ctx: Context, *, id: int) -> LetterContent | PostcardContent:  # noqa: A002  as in the views
    """Return what a letter or postcard says, ready to be drawn.

    Raises `NotFoundError`, and `FrontDeskError` when there is nobody to name or no date to promise (POL-10),
    or no address that the post can deliver to.
    """
    office = rules(ctx)
    waiting = letter(ctx, id=id)
    case = read_case(ctx.store, waiting.case)
    named = who_and_when(ctx.store, case)
    language = waiting.language or office.language
    words = words_for(language, timezone=office.timezone, territory=office.office.country, clock=ctx.clock)
    recipient = _recipient(ctx.store, waiting, office.office)
    if waiting.way is Way.POSTCARD:
        return _postcard(ctx, office, words, waiting, named, recipient)
    return _letter(ctx, office, words, case, waiting, named, recipient)


def sender_of(office: Office) -> Sender:
    """Return the office as its letterhead shows it."""
    return Sender(
        name=office.name,
        lines=office.address,
        phone=office.phone,
        email=office.email,
        website=office.website,
    )


def _letter(
    ctx: Context,
    office: Rules,
    words: Words,
    case: CaseRecord,
    waiting: WaitingLetter,
    named: Named,
    recipient: Recipient,
) -> LetterContent:
    context = AcknowledgementContext(
        kind=case.kind,
        reference=case.reference,
        received=words.date(office.day(case.received)),
        person=named.assignee.person,
        department=named.assignee.department,
        answer_by=words.date(named.expected_on),
        office=office.office.name,
        customer=waiting.customer_name,
        phone=office.office.phone,
    )
    text = fill("acknowledgement_letter", words.language, context)
    return LetterContent(
        layout=office.office.letter_layout or layouts_for(office.office.country).letter,
        language=words.language,
        sender=sender_of(office.office),
        recipient=recipient,
        date=words.long_date(office.day(ctx.clock.now())),
        reference=case.reference,
        subject=text.subject,
        paragraphs=text.paragraphs,
        closing=text.closing,
        signatory=Signatory(named.assignee.person, named.assignee.department),
    )


def _postcard(
    ctx: Context,
    office: Rules,
    words: Words,
    waiting: WaitingLetter,
    named: Named,
    recipient: Recipient,
) -> PostcardContent:
    text = _postcard_text(office, words, waiting, named)
    return PostcardContent(
        layout=office.office.postcard_layout or layouts_for(office.office.country).postcard,
        language=words.language,
        sender=sender_of(office.office),
        recipient=recipient,
        date=words.long_date(office.day(ctx.clock.now())),
        reference=waiting.case,
        title=text.subject,
        paragraphs=text.paragraphs,
        closing=text.closing,
    )


def _postcard_text(office: Rules, words: Words, waiting: WaitingLetter, named: Named) -> FilledText:
    context = PostcardContext(
        reference=waiting.case,
        person=named.assignee.person,
        department=named.assignee.department,
        answer_by=words.date(named.expected_on),
        office=office.office.name,
        customer=waiting.customer_name,
        phone=office.office.phone,
    )
    return fill("acknowledgement_postcard", words.language, context)


def _recipient(store: Store, waiting: WaitingLetter, office: Office) -> Recipient:
    """Return name and address as the post wants them, the newest address that it can deliver to."""
    if waiting.customer is None:
        raise FrontDeskError("contact.no_address_for_letter", field="customer.address", provision="POL-13")
    customer = root_of(store, waiting.customer)
    query = Address.select(
        Address.lines, Address.city, Address.region, Address.postal_code, Address.country
    ).where(Address.customer.in_(family_of(store, customer)))
    for lines, *place in store.rows(query.order_by(Address.id.desc())):
        address = PostalAddress(tuple(lines), *place)
        if deliverable(address):
            return Recipient(_lines(store, customer, address, office))
    raise FrontDeskError("contact.no_address_for_letter", field="customer.address", provision="POL-13")


def _lines(store: Store, customer: int, address: PostalAddress, office: Office) -> tuple[str, ...]:
    row = store.one(Customer.select(Customer.name, Customer.organisation).where(Customer.id == customer))
    name, organisation = row or ("", "")
    return address_lines(
        address, name=name, organisation=organisation, home=office.country, language=office.language
    )
