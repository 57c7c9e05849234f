"""What somebody wrote, to be read: as high as it needs, and scrolled where that would take the page."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from frontdesk.ui.forms.plain_text import text_of

_MOST = 184  # pixels: some nine lines


class LongWords(QPlainTextEdit):
    """Can be marked and copied, but not changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "words")
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)

    def show_text(self, text: str) -> None:
        """Show another text from its beginning; the same is left where it was scrolled to."""
        if text != text_of(self):
            self.setPlainText(text)
            self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        lines = self.document().size().height()  # Qt counts them instead of pixels
        needed = ceil(lines * self.fontMetrics().lineSpacing()) + 2
        return QSize(super().sizeHint().width(), min(needed, _MOST))

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return QSize(120, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()
