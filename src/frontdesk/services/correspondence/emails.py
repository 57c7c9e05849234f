"""An e-mail as a file for any mail program (.eml, RFC 5322), or as an address to be opened (RFC 6068)."""

from __future__ import annotations

from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from email.utils import format_datetime
from urllib.parse import quote

from frontdesk.domain.errors import ConflictError, FrontDeskError
from frontdesk.domain.kinds import Way
from frontdesk.services.context import Context
from frontdesk.services.correspondence.content import EmailContent, email_content
from frontdesk.services.correspondence.names import file_name
from frontdesk.services.correspondence.previewing import letter_pdf
from frontdesk.services.correspondence.recipients import email_address_of
from frontdesk.services.correspondence.record import LetterRecord, read_letter
from frontdesk.services.rules import Rules, rules

LONGEST_LINK = 1_800
"""Characters of a mailto link that every system passes on whole."""


def email_file(ctx: Context, *, id: int, attach_pdf: bool = False) -> bytes:  # noqa: A002  as in the views
    """Return an e-mail as a file that mail programs open as a draft, ready to be sent.

    With `attach_pdf` the letter that says the same goes with it. Raises `ConflictError` for what is no
    e-mail, and `FrontDeskError` for what is missing in it, or for a letter that cannot be drawn.
    """
    office = rules(ctx)
    letter = _email(ctx, id)
    content = email_content(ctx, id=id)
    to = email_address_of(ctx.store, letter.customer)
    # Beyond ASCII only UTF-8 mail can name an address (RFC 6532).
    plain = to.isascii() and office.office.email.isascii()
    mail = EmailMessage(policy=SMTP if plain else SMTPUTF8)
    _address(mail, "From", office.office.name, office.office.email)
    _address(mail, "To", letter.customer_name, to)
    mail["Subject"] = _subject(content, letter)
    mail["Date"] = format_datetime(office.calendar.local(ctx.clock.now()))
    mail["Message-ID"] = f"<letter-{letter.id}.{letter.version}@{_domain(office)}>"
    mail["Content-Language"] = content.language
    mail["X-Unsent"] = "1"  # mail programs open it as a draft, ready to be sent
    mail.set_content(content.body)
    if attach_pdf:
        name = file_name(ctx, id)
        mail.add_attachment(letter_pdf(ctx, id=id), maintype="application", subtype="pdf", filename=name)
    return mail.as_bytes()


def email_to(ctx: Context, *, id: int) -> str:  # noqa: A002  as in the views
    """Return the address that an e-mail goes to, or nothing where only a mail program may know it."""
    return email_address_of(ctx.store, _email(ctx, id).customer)


def email_link(ctx: Context, *, id: int) -> str:  # noqa: A002  as in the views
    """Return the mailto link that opens an e-mail in the system's mail program; "" where it is too long.

    Raises like `email_file`.
    """
    letter = _email(ctx, id)
    content = email_content(ctx, id=id)
    to = quote(email_address_of(ctx.store, letter.customer), safe="@")
    body = quote(content.body.replace("\n", "\r\n"))
    link = f"mailto:{to}?subject={quote(_subject(content, letter))}&body={body}"
    return link if len(link) <= LONGEST_LINK else ""


def _email(ctx: Context, id_: int) -> LetterRecord:
    letter = read_letter(ctx, id=id_)
    if letter.way is not Way.EMAIL:
        raise ConflictError("letter.is_no_email", field="letter", reference=letter.name)
    return letter


def _subject(content: EmailContent, letter: LetterRecord) -> str:
    """Return the subject with the case's reference, by which an answer to it finds the case."""
    known = not letter.case or letter.case in content.subject
    return " ".join((content.subject if known else f"{content.subject} [{letter.case}]").split())


def _address(mail: EmailMessage, header: str, name: str, address: str) -> None:
    """Set an address; one that a mail program would not take is left for a person to write."""
    if not address:
        return
    try:
        mail[header] = Address(display_name=" ".join(name.split()), addr_spec=address)
    except (MessageError, ValueError, IndexError) as error:
        if header == "To":
            raise FrontDeskError("letter.wrong_email_address", field="way", address=address) from error


def _domain(office: Rules) -> str:
    domain = office.office.email.rpartition("@")[2]
    return domain if domain.isascii() and domain else "frontdesk.invalid"
