"""By how much a printer is off, and the page on which it is measured."""

from __future__ import annotations

from pathlib import Path

from frontdesk.documents.layouts.geometry import NO_OFFSET, Offset
from frontdesk.documents.layouts.layout import layouts_for, letter_layout
from frontdesk.documents.printer_test import plain_test_pdf, printer_test_pdf
from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.context import Context
from frontdesk.services.office.particulars import office

__all__ = ["NO_OFFSET", "Offset", "moved", "offset_page", "sides_apart"]


def moved(_ctx: Context, data: bytes, offset: Offset) -> bytes:
    """Return a finished document for a printer that is off by so much. Raises `FrontDeskError`."""
    from frontdesk.documents.finished.moving import moved_pdf  # noqa: PLC0415  start-up: PDFium

    return moved_pdf(data, offset)


def sides_apart(_ctx: Context, pdf: Path) -> tuple[Path, Path]:
    """Write the fronts of a document's sheets and their backs into files beside it, and return these.

    Raises `FrontDeskError` (field "out" where nothing can be written); nothing is left of them then.
    """
    from frontdesk.documents.finished.two_sides import write_sides  # noqa: PLC0415  start-up: PDFium

    fronts, backs = (pdf.with_stem(f"{pdf.stem}-{side}") for side in ("fronts", "backs"))
    try:
        write_sides(pdf, fronts, backs)
    except (OSError, FrontDeskError) as error:
        for written in (fronts, backs):
            written.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise FrontDeskError("letter.cannot_write", field="out", where=str(pdf.parent)) from error
        raise
    return fronts, backs


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
