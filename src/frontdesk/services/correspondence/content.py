"""What a letter says: its template filled from the case and its facts, or what a person wrote instead.

A postcard is filled from a context that has no place for what the case is about (PRO-4.1).
"""

from __future__ import annotations

from dataclasses import dataclass

from frontdesk.documents.content import LetterContent, PostcardContent, Sender, Signatory
from frontdesk.documents.contexts import AcknowledgementContext, PostcardContext
from frontdesk.documents.layouts import layouts_for
from frontdesk.documents.templates import FilledText, fill
from frontdesk.domain.kinds import LetterKind, Way
from frontdesk.services.cases.naming import Named, holder, who_and_when
from frontdesk.services.cases.record import CaseRecord, read_case
from frontdesk.services.context import Context
from frontdesk.services.correspondence.plain_words import plain_words
from frontdesk.services.correspondence.recipients import recipient_of
from frontdesk.services.correspondence.record import LetterRecord, read_letter
from frontdesk.services.office import Office
from frontdesk.services.rules import Rules, rules
from frontdesk.store.models import Department, Staff
from frontdesk.words import Words, words_for


@dataclass(frozen=True, slots=True)
class EmailContent:
    """The text of an e-mail, ready to be sent."""

    language: str
    subject: str
    paragraphs: tuple[str, ...]
    closing: str
    signatory: Signatory

    @property
    def body(self) -> str:
        """The text as plain lines."""
        ending = "\n".join(filter(None, (self.closing, self.signatory.name, self.signatory.department)))
        return "\n\n".join(filter(None, (*self.paragraphs, ending))) + "\n"


def letter_content(ctx: Context, *, id: int) -> LetterContent | PostcardContent:  # noqa: A002  as in the views
    """Return what a letter or postcard says, ready to be drawn; of an e-mail, the letter that says the same.

    Raises `NotFoundError`, and `FrontDeskError` when there is nobody to name or no date to promise (POL-10),
    or no address that the post can deliver to.
    """
    return content_of(ctx, read_letter(ctx, id=id))


def email_content(ctx: Context, *, id: int) -> EmailContent:  # noqa: A002  as in the views
    """Return the text of an e-mail. Raises like `letter_content`."""
    letter = read_letter(ctx, id=id)
    text = words_of(ctx, letter)
    return EmailContent(
        letter.language, text.subject, text.paragraphs, text.closing, signatory_of(ctx, letter)
    )


def content_of(ctx: Context, letter: LetterRecord) -> LetterContent | PostcardContent:
    """Return what a letter says that may not be kept yet. Raises like `letter_content`."""
    office = rules(ctx)
    words = _words(ctx, office, letter)
    text = words_of(ctx, letter)
    recipient = recipient_of(ctx.store, letter.customer, office.office)
    date = words.long_date(office.day(ctx.clock.now()))
    if letter.way is Way.POSTCARD:
        return PostcardContent(
            layout=letter.layout
            or office.office.postcard_layout
            or layouts_for(office.office.country).postcard,
            language=words.language,
            sender=sender_of(office.office),
            recipient=recipient,
            date=date,
            reference=letter.case,
            title=text.subject,
            paragraphs=text.paragraphs,
            closing=text.closing,
        )
    return LetterContent(
        layout=letter.layout or office.office.letter_layout or layouts_for(office.office.country).letter,
        language=words.language,
        sender=sender_of(office.office),
        recipient=recipient,
        date=date,
        reference=letter.case,
        subject=text.subject,
        paragraphs=text.paragraphs,
        closing=text.closing,
        signatory=signatory_of(ctx, letter),
        enclosures=letter.enclosures,
    )


def words_of(ctx: Context, letter: LetterRecord) -> FilledText:
    """Return the words of a letter: those of a person where there are any, else the template's.

    Raises `FrontDeskError` for what the template needs and nobody has said.
    """
    office = rules(ctx)
    words = _words(ctx, office, letter)
    if letter.words is not None:
        return FilledText(letter.words.subject, letter.words.paragraphs, letter.words.closing)
    case = read_case(ctx.store, letter.case) if letter.case else None
    if letter.kind is LetterKind.ACKNOWLEDGEMENT and case is not None:
        named = who_and_when(ctx.store, case)
        return _acknowledgement(office, words, letter, case, named)
    return plain_words(words, letter, case)


def sender_of(office: Office) -> Sender:
    """Return the office as its letterhead shows it."""
    return Sender(
        name=office.name,
        lines=office.address,
        phone=office.phone,
        email=office.email,
        website=office.website,
    )


def signatory_of(ctx: Context, letter: LetterRecord) -> Signatory:
    """Return who signs: whoever has the case, else whoever wrote the letter."""
    if letter.case:
        named = holder(ctx.store, read_case(ctx.store, letter.case))
        if named.person:
            return Signatory(named.person, named.department)
    query = Staff.select(Staff.name, Department.name).left_outer_join(Department)
    row = ctx.store.one(query.where(Staff.id == letter.written_by)) if letter.written_by else None
    return Signatory(row[0], row[1] or "") if row else Signatory(ctx.actor.name)


def _words(ctx: Context, office: Rules, letter: LetterRecord) -> Words:
    language = letter.language or office.language
    return words_for(language, timezone=office.timezone, territory=office.office.country, clock=ctx.clock)


def _acknowledgement(
    office: Rules, words: Words, letter: LetterRecord, case: CaseRecord, named: Named
) -> FilledText:
    if letter.way is Way.POSTCARD:
        card = PostcardContext(
            reference=case.reference,
            person=named.assignee.person,
            department=named.assignee.department,
            answer_by=words.date(named.expected_on),
            office=office.office.name,
            customer=letter.customer_name,
            phone=office.office.phone,
        )
        return fill("acknowledgement_postcard", words.language, card)
    context = AcknowledgementContext(
        kind=case.kind,
        reference=case.reference,
        received=words.date(office.day(case.received)),
        person=named.assignee.person,
        department=named.assignee.department,
        answer_by=words.date(named.expected_on),
        office=office.office.name,
        customer=letter.customer_name,
        phone=office.office.phone,
    )
    return fill("acknowledgement_letter", words.language, context)
