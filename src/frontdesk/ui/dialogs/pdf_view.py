"""Shows a PDF inside the program: to look at, to save, to print."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QKeySequence, QPageSize, QPalette, QShortcut
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from frontdesk.printing.paper import Paper, PaperKind, kind_of
from frontdesk.services.context import Context
from frontdesk.services.stationery.printer import Offset
from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.tab_order import step
from frontdesk.ui.look.layouts import fitting
from frontdesk.ui.look.palette import colours_of
from frontdesk.ui.page_context import PageContext, Tell
from frontdesk.ui.printing.dialog import PrintDialog
from frontdesk.ui.printing.run import Printable, PrintRun
from frontdesk.ui.printing.subject import PrintSubject, turned_over

_STEP = 1.25
_LEAST, _MOST = 0.25, 5.0


@dataclass(frozen=True, slots=True)
class PaperSource:
    """What is known of a document beside its pages: its paper, and how it is drawn for another printer."""

    kind: PaperKind | None = None  # None: plain paper of its size
    drawn: Callable[[Context, Offset], bytes] | None = None


NO_SOURCE = PaperSource()


class PdfWindow(QWidget):
    """One document in its own window.

    `taken` is called once every sheet is out of the printer. `asked` prints it instead where printing is more
    than that.
    """

    def __init__(
        self,
        page: PageContext,
        parent: QWidget | None,
        *,
        name: str,
        data: bytes,
        taken: Callable[[], None] | None = None,
        asked: Callable[[], None] | None = None,
        source: PaperSource = NO_SOURCE,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._page = page
        self._name = name
        self._data = data
        self._taken = taken
        self._asked = asked
        self._source = source
        form = page.forms.fill(self, "pdf_view")
        find(form, QLabel, "title").setText(name)
        self.setWindowTitle(name)
        self._document, self._buffer = self._loaded(data)
        self._view = self._shown(find(form, QWidget, "pages"))
        self._connect(form)
        self.resize(fitting(self, 880, 720))

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001, N802  Qt's name
        return step(self, forward=forward)

    @property
    def pages(self) -> int:
        """Return how many pages the document has; none when it cannot be read."""
        return self._document.pageCount()

    def save_to(self, target: Path) -> None:
        """Write the document to a file."""
        target.write_bytes(self._data)
        self._page.bus.tell.emit(Tell(self._page.say("pdf.saved", file=target.name)))

    def _was_taken(self) -> None:
        taken, self._taken = self._taken, None
        if taken is not None:
            taken()

    def _loaded(self, data: bytes) -> tuple[QPdfDocument, QBuffer]:
        """Return the document with the buffer that it reads from, which must live as long."""
        buffer = QBuffer(self)
        buffer.setData(QByteArray(data))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document = QPdfDocument(self)
        document.load(buffer)
        return document, buffer

    def _shown(self, host: QWidget) -> QPdfView:
        view = QPdfView(host)
        view.setDocument(self._document)
        view.setPageMode(QPdfView.PageMode.MultiPage)
        view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        view.setAccessibleName(self._name)
        around = view.palette()
        around.setColor(
            QPalette.ColorRole.Dark, colours_of(around).raised
        )  # what QPdfView puts around a page
        view.setPalette(around)
        layout = QVBoxLayout(host)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(view)
        view.setFocus()  # the arrow and page keys turn the pages
        return view

    def _connect(self, form: QWidget) -> None:
        find(form, QPushButton, "smaller").clicked.connect(lambda: self._zoom(1 / _STEP))
        find(form, QPushButton, "larger").clicked.connect(lambda: self._zoom(_STEP))
        find(form, QPushButton, "save").clicked.connect(self._ask_where)
        find(form, QPushButton, "print_it").clicked.connect(self.ask_printer)
        for keys, act in (
            (QKeySequence.StandardKey.Save, self._ask_where),
            (QKeySequence.StandardKey.Print, self.ask_printer),
            (QKeySequence.StandardKey.ZoomIn, lambda: self._zoom(_STEP)),
            (QKeySequence.StandardKey.ZoomOut, lambda: self._zoom(1 / _STEP)),
            (QKeySequence(Qt.Key.Key_Escape), self.close),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _zoom(self, factor: float) -> None:
        wanted = self._view.zoomFactor() * factor
        self._view.setZoomMode(QPdfView.ZoomMode.Custom)
        self._view.setZoomFactor(min(_MOST, max(_LEAST, wanted)))

    def _ask_where(self) -> None:
        name = self._name if self._name.endswith(".pdf") else f"{self._name}.pdf"
        chosen, _ = QFileDialog.getSaveFileName(self, self._page.say("pdf.save"), name, "PDF (*.pdf)")
        if chosen:
            self.save_to(Path(chosen))

    def ask_printer(self) -> PrintDialog | None:
        """Ask how it is to be printed; nothing is asked of a document without pages."""
        if not self.pages:
            return None
        if self._asked is not None:
            self._asked()
            self.close()
            return None
        paper = page_paper(self._document, 0)
        kind = self._source.kind or kind_of(paper)
        subject = PrintSubject(self._name, paper, kind, turned=turned_over(paper))
        printable = Printable(subject, self._data, self._source.drawn, self._was_taken)
        return PrintRun(self._page, printable, self).ask()


def page_paper(document: QPdfDocument, number: int) -> Paper:
    """Return the sheet that a page is made for."""
    size = QPageSize(document.pagePointSize(number), QPageSize.Unit.Point).size(QPageSize.Unit.Millimeter)
    return Paper(round(size.width(), 1), round(size.height(), 1))
