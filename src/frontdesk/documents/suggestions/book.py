"""The suggestion book as a book: cover, entries with their answers, index of themes."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from frontdesk.documents.layouts.geometry import NO_OFFSET, Offset
from frontdesk.documents.suggestions.content import BookContent

if TYPE_CHECKING:
    from frontdesk.documents.text.typesetter import Typesetter


def book_pdf(content: BookContent, *, typesetter: Typesetter | None = None) -> bytes:
    """Return the book as a PDF. Raises `FrontDeskError` for a layout that is none."""
    sink = BytesIO()
    write_book(content, sink, typesetter=typesetter)
    return sink.getvalue()


def write_book(
    content: BookContent,
    sink: BinaryIO,
    *,
    offset: Offset = NO_OFFSET,
    typesetter: Typesetter | None = None,
) -> int:
    """Write the book to `sink`, each page as soon as it is full, and return the number of pages."""
    # Start-up: nothing of fonts and PDF is loaded before something is printed.
    from frontdesk.documents.pdf.writer import DocumentInfo, write_pdf  # noqa: PLC0415  start-up
    from frontdesk.documents.suggestions.book_pages import BookComposer  # noqa: PLC0415  start-up
    from frontdesk.documents.text.typesetter import system_typesetter  # noqa: PLC0415  start-up

    book = BookComposer(content, typesetter or system_typesetter())
    title = " · ".join(part for part in (content.title, content.period) if part)
    return write_pdf(book.pages(), sink, DocumentInfo(title, content.sender.name, content.language), offset)
