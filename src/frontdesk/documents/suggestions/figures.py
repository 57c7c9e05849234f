"""The figures of the suggestion book on one page, for whoever answers for it."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from frontdesk.documents.suggestions.content import FiguresContent

if TYPE_CHECKING:
    from frontdesk.documents.text.typesetter import Typesetter


def figures_pdf(content: FiguresContent, *, typesetter: Typesetter | None = None) -> bytes:
    """Return the figures as a PDF of one page; of a chart as many bars as there is room for.

    Raises `FrontDeskError` for a layout that is none.
    """
    # Start-up: nothing of fonts and PDF is loaded before something is printed.
    from frontdesk.documents.pdf.writer import DocumentInfo, write_pdf  # noqa: PLC0415  start-up
    from frontdesk.documents.suggestions.figures_page import figures_page  # noqa: PLC0415  start-up
    from frontdesk.documents.text.typesetter import system_typesetter  # noqa: PLC0415  start-up

    page = figures_page(content, typesetter or system_typesetter())
    title = " · ".join(part for part in (content.title, content.period) if part)
    sink = BytesIO()
    write_pdf([page], sink, DocumentInfo(title, content.sender.name, content.language))
    return sink.getvalue()
