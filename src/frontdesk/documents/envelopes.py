"""Envelopes without a window: address and sender, one after the other."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from frontdesk.documents.batch import Refused, Told
from frontdesk.documents.content import PLAIN, Letterhead, Recipient, Sender
from frontdesk.documents.geometry import NO_OFFSET, Offset

if TYPE_CHECKING:
    from frontdesk.documents.text.typesetter import Typesetter


def envelopes_pdf(
    recipients: Iterable[Recipient],
    layout: str,
    sender: Sender,
    *,
    copies: int = 1,
    language: str = "en",
    letterhead: Letterhead = PLAIN,
    offset: Offset = NO_OFFSET,
    typesetter: Typesetter | None = None,
) -> bytes:
    """Return an envelope for each of `recipients` as one PDF, each `copies` times; a page is an envelope.

    Raises `FrontDeskError` for an address, notes or a sender that do not fit, and for an odd number of
    copies (field "copies"); and as `letters_pdf` does.
    """
    sink = BytesIO()
    write_envelopes(
        recipients,
        layout,
        sender,
        sink,
        copies=copies,
        language=language,
        letterhead=letterhead,
        offset=offset,
        typesetter=typesetter,
    )
    return sink.getvalue()


def write_envelopes(
    recipients: Iterable[Recipient],
    layout: str,
    sender: Sender,
    sink: BinaryIO,
    *,
    copies: int = 1,
    language: str = "en",
    letterhead: Letterhead = PLAIN,
    offset: Offset = NO_OFFSET,
    typesetter: Typesetter | None = None,
    written: Told | None = None,
    refused: Refused[Recipient] | None = None,
) -> int:
    """Write envelopes to `sink` as they come and return their number.

    `written` and `refused` are told as by `write_letters`.
    """
    # Start-up: nothing of fonts and PDF is loaded before something is printed.
    from frontdesk.documents.batch import batch, repeated, told  # noqa: PLC0415  start-up
    from frontdesk.documents.envelope_page import EnvelopeComposer  # noqa: PLC0415  start-up
    from frontdesk.documents.fixed_words import fixed_words  # noqa: PLC0415  start-up
    from frontdesk.documents.pdf.writer import DocumentInfo, write_pdf  # noqa: PLC0415  start-up
    from frontdesk.documents.sheet_layouts import envelope_layout  # noqa: PLC0415  start-up
    from frontdesk.documents.text.typesetter import system_typesetter  # noqa: PLC0415  start-up

    known = envelope_layout(layout, letterhead)
    composer = EnvelopeComposer(known, sender, letterhead, language, typesetter or system_typesetter())
    composed = repeated(batch(recipients, composer.pages, refused), copies)
    info = DocumentInfo(fixed_words(language)["envelopes"], sender.name, language)
    return write_pdf(told(composed, composer.written, written), sink, info, offset)
