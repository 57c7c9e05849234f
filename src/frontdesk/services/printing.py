"""By how much a printer is off, and the page on which it is measured."""

from __future__ import annotations

from frontdesk.documents.geometry import NO_OFFSET, Offset
from frontdesk.documents.layouts import layouts_for, letter_layout
from frontdesk.documents.printer_test import plain_test_pdf, printer_test_pdf
from frontdesk.services.context import Context
from frontdesk.services.office import office

__all__ = ["NO_OFFSET", "Offset", "moved", "offset_page"]


def moved(_ctx: Context, data: bytes, offset: Offset) -> bytes:
    """Return a finished document for a printer that is off by so much. Raises `FrontDeskError`."""
    from frontdesk.documents.moving import moved_pdf  # noqa: PLC0415  start-up: PDFium

    return moved_pdf(data, offset)


def offset_page(ctx: Context, *, width: float, height: float, offset: Offset = NO_OFFSET) -> bytes:
    """Return the page as a PDF for a sheet of this size in mm, in the office's language.

    On the paper of the office's letters the envelope's window is shown too.
    """
    particulars = office(ctx)
    letters = particulars.letter_layout or layouts_for(particulars.country).letter
    sheet = letter_layout(letters).sheet
    if (sheet.width, sheet.height) == (width, height):
        return printer_test_pdf(letters, language=particulars.language, offset=offset)
    return plain_test_pdf(width, height, language=particulars.language, offset=offset)
