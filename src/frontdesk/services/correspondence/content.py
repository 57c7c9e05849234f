"""What a letter, postcard or e-mail says and how it is dressed, ready to be drawn or sent.

A postcard is filled from a context that has no place for what the case is about (PRO-4.1).
"""

from __future__ import annotations

from dataclasses import dataclass

from frontdesk.documents.content import LetterContent, PostcardContent, Recipient, Sender, Signatory
from frontdesk.documents.templates.filling import FilledText
from frontdesk.domain.kinds import Way
from frontdesk.services.context import Context
from frontdesk.services.correspondence.recipients import recipient_of
from frontdesk.services.correspondence.record import LetterRecord, read_letter
from frontdesk.services.correspondence.signing import signatory_of
from frontdesk.services.correspondence.wording import Wording, wording
from frontdesk.services.rules import rules
from frontdesk.services.stationery.layouts import chosen_layouts
from frontdesk.services.stationery.letterhead import letterhead, sender_on
from frontdesk.services.stationery.settings import LetterSettings, letter_settings


@dataclass(frozen=True, slots=True)
class EmailContent:
    """The text of an e-mail, ready to be sent; `signature` stands below it, one line each."""

    language: str
    subject: str
    paragraphs: tuple[str, ...]
    closing: str
    signatory: Signatory
    signature: tuple[str, ...] = ()

    @property
    def body(self) -> str:
        """The text as plain lines, the office's particulars below the dashes that mail programs know."""
        ending = "\n".join(filter(None, (self.closing, self.signatory.name, self.signatory.title)))
        text = "\n\n".join(filter(None, (*self.paragraphs, ending)))
        below = "\n".join(filter(None, (self.signatory.department, *self.signature)))
        return f"{text}\n\n-- \n{below}\n" if below else f"{text}\n"


def letter_content(ctx: Context, *, id: int) -> LetterContent | PostcardContent:  # noqa: A002  as in the views
    """Return what a letter or postcard says, ready to be drawn; of an e-mail, the letter that says the same.

    Raises `NotFoundError`, and `FrontDeskError` when there is nobody to name or no date to promise (POL-10),
    or no address that the post can deliver to.
    """
    return content_of(ctx, read_letter(ctx, id=id))


def email_content(ctx: Context, *, id: int) -> EmailContent:  # noqa: A002  as in the views
    """Return the text of an e-mail. Raises like `letter_content`, but needs no address."""
    letter = read_letter(ctx, id=id)
    signatory = signatory_of(ctx, case=letter.case, written_by=letter.written_by)
    return email_with(ctx, wording(ctx, letter), signatory)


def content_of(
    ctx: Context, letter: LetterRecord, worded: Wording | None = None
) -> LetterContent | PostcardContent:
    """Return what a letter says that may not be kept yet; its words where they are known already.

    Raises like `letter_content`.
    """
    worded = worded or wording(ctx, letter)
    recipient = recipient_of(ctx.store, letter.customer, rules(ctx).office)
    signatory = signatory_of(ctx, case=letter.case, written_by=letter.written_by)
    return paper_with(ctx, letter, worded, recipient, signatory)


def words_of(ctx: Context, letter: LetterRecord) -> FilledText:
    """Return the words of a letter: those of a person where there are any, else the template's.

    Raises `FrontDeskError` for what the template needs and nobody has said.
    """
    return wording(ctx, letter).text


def paper_with(
    ctx: Context,
    letter: LetterRecord,
    worded: Wording,
    recipient: Recipient,
    signatory: Signatory,
    *,
    settings: LetterSettings | None = None,
) -> LetterContent | PostcardContent:
    """Return a letter or postcard with these words, dressed as the office has decided or by other settings.

    Raises `StoreError` when the logo's content is missing.
    """
    office = rules(ctx).office
    settings = settings or letter_settings(ctx.store)
    date = worded.speech.day(rules(ctx).day(ctx.clock.now()), "long")
    text = worded.text
    if letter.way is Way.POSTCARD:
        return PostcardContent(
            layout=letter.layout or chosen_layouts(ctx).postcard,
            language=worded.speech.language,
            sender=sender_on(office, settings),
            recipient=recipient,
            date=date,
            reference=letter.case,
            title=text.subject,
            paragraphs=text.paragraphs,
            closing=text.closing,
            letterhead=letterhead(ctx.store, settings),
        )
    return LetterContent(
        layout=letter.layout or chosen_layouts(ctx).letter,
        language=worded.speech.language,
        sender=sender_on(office, settings),
        recipient=recipient,
        date=date,
        reference=letter.case,
        subject=text.subject,
        paragraphs=text.paragraphs,
        closing=text.closing,
        signatory=signatory,
        enclosures=letter.enclosures,
        letterhead=letterhead(ctx.store, settings),
        code=letter.case,
    )


def email_with(ctx: Context, worded: Wording, signatory: Signatory) -> EmailContent:
    """Return an e-mail with these words, the office's particulars below."""
    settings = letter_settings(ctx.store)
    text = worded.text
    return EmailContent(
        language=worded.speech.language,
        subject=text.subject,
        paragraphs=text.paragraphs,
        closing=text.closing,
        signatory=signatory,
        signature=_below(sender_on(rules(ctx).office, settings), settings),
    )


def _below(sender: Sender, settings: LetterSettings) -> tuple[str, ...]:
    address = ", ".join(sender.lines)
    lines = (sender.name, address, sender.phone, sender.email, sender.website, *settings.footer)
    return tuple(line for line in lines if line)
