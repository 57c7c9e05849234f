"""A finished PDF as an independent reader (PDFium) sees it: what stands where, and what it says."""

from __future__ import annotations

import ctypes
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

import pypdfium2 as pdfium
from pypdfium2 import raw

from frontdesk.documents.geometry import Box, millimetres, points
from frontdesk.documents.seen import Kind, Seen
from frontdesk.domain.errors import FrontDeskError

_ONE_AT_A_TIME = Lock()  # PDFium keeps state of its own and knows nothing of threads


_KINDS = {raw.FPDF_PAGEOBJ_TEXT: Kind.TEXT, raw.FPDF_PAGEOBJ_PATH: Kind.LINE}


class ReadPage:
    """One page, open until the next one is read."""

    def __init__(self, page: object, text: object) -> None:
        self._page = page
        self._text = text
        self._height = raw.FPDF_GetPageHeightF(page)

    def close(self) -> None:
        """Give the page back; it cannot be asked for anything after that."""
        text, page, self._text, self._page = self._text, self._page, None, None
        raw.FPDFText_ClosePage(text)
        raw.FPDF_ClosePage(page)

    def objects(self) -> Iterator[Seen]:
        """Yield everything that is drawn on the page."""
        self._check_open()
        edges = [ctypes.c_float() for _ in range(4)]
        references = [ctypes.byref(edge) for edge in edges]
        for index in range(raw.FPDFPage_CountObjects(self._page)):
            found = raw.FPDFPage_GetObject(self._page, index)
            kind = _KINDS.get(raw.FPDFPageObj_GetType(found), Kind.PICTURE)
            if raw.FPDFPageObj_GetBounds(found, *references):
                left, bottom, right, top = (edge.value for edge in edges)
                place = millimetres(left), millimetres(self._height - top)
                yield Seen(kind, Box(*place, millimetres(right - left), millimetres(top - bottom)))

    def text_in(self, box: Box) -> str:
        """Return what a reader copies from a part of the page."""
        self._check_open()
        edges = points(box.left), self._height - points(box.top), points(box.right)
        corners = *edges, self._height - points(box.bottom)
        length = raw.FPDFText_GetBoundedText(self._text, *corners, None, 0)
        buffer = (ctypes.c_ushort * (length + 1))()
        raw.FPDFText_GetBoundedText(self._text, *corners, buffer, length)
        return bytes(buffer)[: 2 * length].decode("utf-16-le", errors="replace").rstrip("\0")

    def _check_open(self) -> None:
        # PDFium does not ask: what is closed ends the program.
        if self._page is None:
            raise RuntimeError("the page has been closed")


def read_pages(pdf: bytes | Path) -> Generator[ReadPage, None, None]:
    """Yield the pages of a PDF, each open until the next one is asked for.

    Raises `FrontDeskError` for a file that is no PDF, or damaged.
    """
    with opened_alone(pdf) as document:
        for index in range(len(document)):
            page = raw.FPDF_LoadPage(document.raw, index)
            if not page:
                raise FrontDeskError("finished.unreadable")
            read = ReadPage(page, raw.FPDFText_LoadPage(page))
            try:
                yield read
            finally:
                read.close()


@contextmanager
def opened_alone(pdf: bytes | Path) -> Iterator[pdfium.PdfDocument]:
    """Open a PDF while no other is. Raises as `read_pages`."""
    with _ONE_AT_A_TIME:
        try:
            document = pdfium.PdfDocument(pdf)
        except (pdfium.PdfiumError, OSError) as error:
            raise FrontDeskError("finished.unreadable") from error
        try:
            yield document
        finally:
            document.close()
