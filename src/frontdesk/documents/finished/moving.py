"""A finished PDF for a printer that is off: the same pages, each a little further on its sheet."""

from __future__ import annotations

from io import BytesIO

from pypdfium2 import raw

from frontdesk.documents.finished.reading import opened_alone
from frontdesk.documents.layouts.geometry import Offset, points
from frontdesk.domain.errors import FrontDeskError


def moved_pdf(pdf: bytes, offset: Offset) -> bytes:
    """Return a PDF with everything on its pages moved by `offset`; what is kept of it stays as it is.

    Raises `FrontDeskError` for a file that cannot be read.
    """
    matrix = raw.FS_MATRIX(1, 0, 0, 1, points(offset.right), -points(offset.down))
    sink = BytesIO()
    with opened_alone(pdf) as document:
        for page in document:
            clip = raw.FS_RECTF(0, page.get_height(), page.get_width(), 0)
            if not raw.FPDFPage_TransFormWithClip(page.raw, matrix, clip):
                raise FrontDeskError("finished.unreadable")
            page.close()
        document.save(sink)
    return sink.getvalue()
