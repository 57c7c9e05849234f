"""A page to measure how far a printer is off: two long lines, rulers, and the frames of a layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.documents.fixed_words import fixed_words
from frontdesk.documents.layouts.frames import Frames, frames_of
from frontdesk.documents.layouts.geometry import NO_OFFSET, Offset
from frontdesk.documents.layouts.layout import Sheet

if TYPE_CHECKING:
    from frontdesk.documents.text.typesetter import Typesetter

_UNREACHED = 5.0  # mm at the edges of a sheet that most printers leave white


def printer_test_pdf(
    layout: str, *, language: str = "en", offset: Offset = NO_OFFSET, typesetter: Typesetter | None = None
) -> bytes:
    """Return the test page for a layout of any kind, with what to do on it in `language`.

    Raises `FrontDeskError` for a layout that is unknown or wrong.
    """
    return _pdf(frames_of(layout), layout, language, offset, typesetter)


def plain_test_pdf(width: float, height: float, *, language: str = "en", offset: Offset = NO_OFFSET) -> bytes:
    """Return the test page for a sheet of this size in mm, whatever will be printed on it."""
    return _pdf(Frames(Sheet(width, height, _UNREACHED), (), ()), "", language, offset, None)


def _pdf(frames: Frames, name: str, language: str, offset: Offset, typesetter: Typesetter | None) -> bytes:
    # Start-up: nothing of fonts and PDF is loaded before something is printed.
    from frontdesk.documents.pdf.writer import DocumentInfo, pdf_bytes  # noqa: PLC0415  start-up
    from frontdesk.documents.printer_test_page import printer_test_page  # noqa: PLC0415  start-up
    from frontdesk.documents.text.typesetter import system_typesetter  # noqa: PLC0415  start-up

    page = printer_test_page(frames, name, language, offset, typesetter or system_typesetter())
    return pdf_bytes(
        [page], DocumentInfo(fixed_words(language)["test_title"], "Front Desk", language), offset
    )
