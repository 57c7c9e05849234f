"""Shows a PDF inside the program: to look at, to save, to print."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QShortcut
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from frontdesk.ui.forms import find
from frontdesk.ui.page_context import PageContext, Tell

_STEP = 1.25
_LEAST, _MOST = 0.25, 5.0
_PRINT_DPI = 300


class PdfWindow(QWidget):
    """One document in its own window; `printed` is called once it went to the printer."""

    def __init__(
        self,
        page: PageContext,
        parent: QWidget | None,
        *,
        name: str,
        data: bytes,
        printed: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._page = page
        self._name = name
        self._data = data
        self._printed = printed
        form = page.forms.fill(self, "pdf_view")
        find(form, QLabel, "title").setText(name)
        self.setWindowTitle(name)
        self._document, self._buffer = self._loaded(data)
        self._view = self._shown(find(form, QWidget, "pages"))
        self._connect(form)
        self.resize(880, 720)

    @property
    def pages(self) -> int:
        """Return how many pages the document has; none when it cannot be read."""
        return self._document.pageCount()

    def save_to(self, target: Path) -> None:
        """Write the document to a file."""
        target.write_bytes(self._data)
        self._page.bus.tell.emit(Tell(self._page.say("pdf.saved", file=target.name)))

    def print_on(self, printer: QPrinter) -> None:
        """Print every page, each on a sheet of its own size."""
        painter = QPainter()
        for number in range(self.pages):
            printer.setPageSize(page_size(self._document, number))
            if number == 0:
                painter.begin(printer)
            else:
                printer.newPage()
            sheet = printer.pageRect(QPrinter.Unit.DevicePixel).size().toSize()
            painter.drawImage(0, 0, self._document.render(number, sheet))
        painter.end()
        if self._printed is not None:
            self._printed()
