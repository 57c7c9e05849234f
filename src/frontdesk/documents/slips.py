"""Referral slips: what the department gets in hand, with the expected date (POL-24)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.documents.content import SlipContent
from frontdesk.documents.fixed_words import fixed_words
from frontdesk.documents.layouts.geometry import NO_OFFSET, Offset

if TYPE_CHECKING:
    from frontdesk.documents.text.typesetter import Typesetter


def slip_pdf(
    content: SlipContent, *, offset: Offset = NO_OFFSET, typesetter: Typesetter | None = None
) -> bytes:
    """Return one slip as a PDF, on as many pages as its details need.

    Raises `FrontDeskError` for a character that no font has.
    """
    # Start-up: nothing of fonts and PDF is loaded before something is printed.
    from frontdesk.documents.pdf.writer import DocumentInfo, pdf_bytes  # noqa: PLC0415  start-up
    from frontdesk.documents.slip_pages import SlipComposer  # noqa: PLC0415  start-up
    from frontdesk.documents.text.typesetter import system_typesetter  # noqa: PLC0415  start-up

    title = f"{content.kind or fixed_words(content.language)['referral']} {content.reference}"
    pages = SlipComposer(content, typesetter or system_typesetter()).pages()
    return pdf_bytes(pages, DocumentInfo(title, content.office, content.language), offset)
