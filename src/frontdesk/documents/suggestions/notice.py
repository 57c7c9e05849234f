"""The notice "You said, we did": how those hear of it who left no name (POL-07, POL-08)."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from frontdesk.documents.suggestions.content import NoticeContent

if TYPE_CHECKING:
    from frontdesk.documents.text.typesetter import Typesetter


def notice_pdf(content: NoticeContent, *, typesetter: Typesetter | None = None) -> bytes:
    """Return the notice as a PDF, on as many sheets as it needs.

    Raises `FrontDeskError` for a layout that is none, or a picture (field "picture") that is damaged.
    """
    # Start-up: nothing of fonts and PDF is loaded before something is printed.
    from frontdesk.documents.pdf.writer import DocumentInfo, write_pdf  # noqa: PLC0415  start-up
    from frontdesk.documents.suggestions.notice_pages import NoticeComposer  # noqa: PLC0415  start-up
    from frontdesk.documents.text.typesetter import system_typesetter  # noqa: PLC0415  start-up

    pages = NoticeComposer(content, typesetter or system_typesetter()).pages()
    title = " · ".join(part for part in (content.title, content.period) if part)
    sink = BytesIO()
    write_pdf(pages, sink, DocumentInfo(title, content.sender.name, content.language))
    return sink.getvalue()
