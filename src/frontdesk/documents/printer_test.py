"""A page to measure how far a printer is off: two long lines, rulers, and the frames of a layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.documents.fixed_words import fixed_words
from frontdesk.documents.geometry import NO_OFFSET, Offset

if TYPE_CHECKING:
    from frontdesk.documents.text.typesetter import Typesetter


def printer_test_pdf(
    layout: str, *, language: str = "en", offset: Offset = NO_OFFSET, typesetter: Typesetter | None = None
) -> bytes:
    """Return the test page for a layout of any kind, with what to do on it in `language`.

    What is measured on it, `geometry.measured_offset` turns into an offset. Raises `FrontDeskError` for a
    layout that is unknown or wrong.
    """
    # Start-up: nothing of fonts and PDF is loaded before something is printed.
    from frontdesk.documents.pdf.writer import DocumentInfo, pdf_bytes  # noqa: PLC0415  start-up
    from frontdesk.documents.printer_test_page import printer_test_page  # noqa: PLC0415  start-up
    from frontdesk.documents.text.typesetter import system_typesetter  # noqa: PLC0415  start-up

    page = printer_test_page(layout, language, offset, typesetter or system_typesetter())
    return pdf_bytes(
        [page], DocumentInfo(fixed_words(language)["test_title"], "Front Desk", language), offset
    )
