"""Blank forms of the suggestion book: to write on by hand, and to be scanned when they come back."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from frontdesk.documents.content import Letterhead
from frontdesk.documents.fixed_words import fixed_words
from frontdesk.documents.suggestions.content import FormContent
from frontdesk.documents.suggestions.layouts import form_layout

if TYPE_CHECKING:
    from frontdesk.documents.text.typesetter import Typesetter


def forms_on_a_sheet(layout: str, letterhead: Letterhead) -> int:
    """Return how many forms a sheet of a layout holds. Raises `FrontDeskError` for one that is none."""
    return form_layout(layout, letterhead).grid.count


def forms_pdf(content: FormContent, *, typesetter: Typesetter | None = None) -> bytes:
    """Return one form for each code as a PDF. Raises `FrontDeskError` for a layout that is none."""
    # Start-up: nothing of fonts and PDF is loaded before something is printed.
    from frontdesk.documents.pdf.writer import DocumentInfo, write_pdf  # noqa: PLC0415  start-up
    from frontdesk.documents.suggestions.form_pages import FormComposer  # noqa: PLC0415  start-up
    from frontdesk.documents.text.typesetter import system_typesetter  # noqa: PLC0415  start-up

    pages = FormComposer(content, typesetter or system_typesetter()).pages()
    title = fixed_words(content.language)["form_title"]
    sink = BytesIO()
    write_pdf(pages, sink, DocumentInfo(title, content.sender.name, content.language))
    return sink.getvalue()
