"""A finished PDF as an independent reader (PDFium) sees it: what stands where, and what it says."""

from __future__ import annotations

import ctypes
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import BinaryIO

import pypdfium2 as pdfium
from pypdfium2 import raw

from frontdesk.documents.finished.seen import Kind, Seen
from frontdesk.documents.layouts.geometry import Box, millimetres, points
from frontdesk.domain.errors import FrontDeskError

Source = bytes | Path | BinaryIO
"""A finished PDF: itself, where it is, or the file that it was just written to."""

_ONE_AT_A_TIME = Lock()  # PDFium keeps state of its own and knows nothing of threads
_NEXT = Lock()  # who waits comes before who reads a long file bit by bit
_PAGES_AT_ONCE = 250  # PDFium remembers what it has read: memory must not grow with the batch

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


def read_pages(pdf: Source) -> Generator[ReadPage, None, None]:
    """Yield the pages of a PDF, each open until the next one is asked for.

    A preview does not wait for a long file: others read between its pages. Raises `FrontDeskError` for a
    file that is no PDF, or damaged.
    """
    start, count = 0, 1
    while start < count:
        with _alone():
            document = _opened(pdf)
            count = len(document)
        try:
            for index in range(start, min(start + _PAGES_AT_ONCE, count)):
                with _alone():
                    yield from _read_page(document, index)
        finally:
            with _alone():
                document.close()
        start += _PAGES_AT_ONCE


@contextmanager
def opened_alone(pdf: Source) -> Iterator[pdfium.PdfDocument]:
    """Open a PDF while nothing else is read. Raises as `read_pages`."""
    with _alone():
        document = _opened(pdf)
        try:
            yield document
        finally:
            document.close()


def _read_page(document: pdfium.PdfDocument, index: int) -> Iterator[ReadPage]:
    page = raw.FPDF_LoadPage(document.raw, index)
    if not page:
        raise FrontDeskError("finished.unreadable")
    read = ReadPage(page, raw.FPDFText_LoadPage(page))
    try:
        yield read
    finally:
        read.close()


def _opened(pdf: Source) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(pdf)
    except (pdfium.PdfiumError, OSError) as error:
        raise FrontDeskError("finished.unreadable") from error


@contextmanager
def _alone() -> Iterator[None]:
    with _NEXT:
        _ONE_AT_A_TIME.acquire()
    try:
        yield
    finally:
        _ONE_AT_A_TIME.release()
