"""Envelopes without a window: address and sender, one after the other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, BinaryIO

from frontdesk.documents.batch import Refused, Told
from frontdesk.documents.content import PLAIN, Letterhead, Recipient, Sender
from frontdesk.documents.layouts.geometry import NO_OFFSET, Offset

if TYPE_CHECKING:
    from frontdesk.documents.text.typesetter import Typesetter


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
    """Write an envelope for each of `recipients`, each `copies` times, and return their number.

    A page is an envelope. `written` and `refused` are told as by `write_letters`. Raises `FrontDeskError`
    for an address, notes or a sender that do not fit, and for an odd number of copies (field "copies");
    and as `letters_pdf` does.
    """
    # Start-up: nothing of fonts and PDF is loaded before something is printed.
    from frontdesk.documents.batch import batch, repeated, told  # noqa: PLC0415  start-up
    from frontdesk.documents.fixed_words import fixed_words  # noqa: PLC0415  start-up
    from frontdesk.documents.pdf.writer import DocumentInfo, write_pdf  # noqa: PLC0415  start-up
    from frontdesk.documents.sheets.envelope_page import EnvelopeComposer  # noqa: PLC0415  start-up
    from frontdesk.documents.sheets.layouts import envelope_layout  # noqa: PLC0415  start-up
    from frontdesk.documents.text.typesetter import system_typesetter  # noqa: PLC0415  start-up

    known = envelope_layout(layout, letterhead)
    composer = EnvelopeComposer(known, sender, letterhead, language, typesetter or system_typesetter())
    composed = repeated(batch(recipients, composer.pages, refused), copies)
    info = DocumentInfo(fixed_words(language)["envelopes"], sender.name, language)
    return write_pdf(told(composed, composer.written, written), sink, info, offset)
