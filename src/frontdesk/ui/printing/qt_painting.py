"""The pages of a PDF drawn on a QPrinter, each on a sheet of its own size and at the printer's resolution."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from frontdesk.domain.errors import FrontDeskError


def paint_pages(data: bytes, printer: QPrinter) -> Iterator[int]:
    """Paint page after page, yielding how many are done; may run on any thread, but on one only.

    Raises `FrontDeskError` for what is no PDF, or when the printer does not begin.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    if document.pageCount() < 1:
        raise FrontDeskError("printing.cannot_open")
    painter = QPainter()
    try:
        for number in range(document.pageCount()):
            _turn_to(document, number, printer)
            if number == 0 and not painter.begin(printer):
                raise FrontDeskError("printing.cannot_begin", field="printer", printer=printer.printerName())
            if number > 0:
                printer.newPage()
            sheet = printer.paperRect(QPrinter.Unit.DevicePixel).size().toSize()
            painter.drawImage(QPointF(0, 0), document.render(number, sheet))
            yield number + 1
    finally:
        painter.end()
        document.close()


def _turn_to(document: QPdfDocument, number: int, printer: QPrinter) -> None:
    """Have the printer take a sheet of the size of a page, upright or lying."""
    size = document.pagePointSize(number)
    lying = size.width() > size.height()
    upright = QSizeF(size.height(), size.width()) if lying else size
    orientation = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    sheet = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    printer.setPageLayout(QPageLayout(sheet, orientation, QMarginsF()))
    printer.setFullPage(True)
