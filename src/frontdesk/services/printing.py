"""By how much a printer is off, and the page on which it is measured."""

from __future__ import annotations

from frontdesk.documents.geometry import NO_OFFSET, Offset
from frontdesk.documents.offset_page import CROSS, offset_page_pdf
from frontdesk.services.context import Context
from frontdesk.services.office import office
from frontdesk.words import words_for

__all__ = ["NO_OFFSET", "Offset", "offset_page"]


def offset_page(ctx: Context, *, width: float, height: float, offset: Offset = NO_OFFSET) -> bytes:
    """Return the page as a PDF for a sheet of this size in mm, in the office's language."""
    particulars = office(ctx)
    words = words_for(particulars.language, timezone=particulars.zone, clock=ctx.clock)
    distance = f"{CROSS:g}"
    texts = (
        words.text("printing.test.title"),
        words.text("printing.test.measure", distance=distance),
        words.text("printing.test.right", distance=distance),
        words.text("printing.test.down", distance=distance),
        words.text("printing.test.now", right=f"{offset.right:+g}", down=f"{offset.down:+g}"),
    )
    return offset_page_pdf(texts, width=width, height=height, language=words.language, offset=offset)
