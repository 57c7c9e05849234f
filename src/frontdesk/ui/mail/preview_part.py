"""The page as it will be, beside what is being written."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMargins
from PySide6.QtGui import QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QLabel, QPlainTextEdit, QStackedLayout, QWidget

from frontdesk.ui.breaking import breakable
from frontdesk.ui.forms import find
from frontdesk.ui.palette import colours_of

_AROUND = 4  # pixels between the page and the edge


class PreviewPart:
    """Shows a letter as a page, an e-mail as text, or why neither can be shown yet."""

    def __init__(self, form: QWidget, name: str) -> None:
        self._problem = find(form, QLabel, "preview_problem")
        host = find(form, QFrame, "preview")
        self._view = QPdfView(host)
        self._view.setAccessibleName(name)
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setDocumentMargins(QMargins(_AROUND, _AROUND, _AROUND, _AROUND))
        around = self._view.palette()
        around.setColor(QPalette.ColorRole.Dark, colours_of(around).raised)
        self._view.setPalette(around)
        self._text = QPlainTextEdit(host)
        self._text.setReadOnly(True)
        self._text.setAccessibleName(name)
        self._stack = QStackedLayout(host)
        for part in (self._view, self._text):
            self._stack.addWidget(part)
        # Two documents in turn: the one in front stays whole until the next is loaded.
        self._documents = [QPdfDocument(host), QPdfDocument(host)]
        self._buffers = [QBuffer(host), QBuffer(host)]
        self._in_front = 0
        self.refuse("")

    @property
    def document(self) -> QPdfDocument:
        """Return what is in front."""
        return self._documents[self._in_front]

    def show_page(self, data: bytes) -> None:
        """Show a letter or postcard."""
        following = 1 - self._in_front
        buffer, document = self._buffers[following], self._documents[following]
        document.close()
        buffer.close()
        buffer.setData(QByteArray(data))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document.load(buffer)
        self._view.setDocument(document)
        self._in_front = following
        self._stack.setCurrentWidget(self._view)
        self.refuse("")

    def show_text(self, text: str) -> None:
        """Show an e-mail."""
        self._text.setPlainText(text)
        self._stack.setCurrentWidget(self._text)
        self.refuse("")

    def refuse(self, reason: str) -> None:
        """Say why it cannot be shown; what was shown stays."""
        self._problem.setText(breakable(reason))
        self._problem.setVisible(bool(reason))
