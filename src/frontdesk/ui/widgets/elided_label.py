"""One line of text that is shortened where it does not fit, and shown whole when pointed at."""

from __future__ import annotations

import html

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

_LEAST = 48  # pixels: some letters and the ellipsis


class ElidedLabel(QLabel):
    """Never wider than its place; it looks as the stylesheet says of any label."""

    def __init__(self, parent: QWidget | None = None, *, text: str = "", look: str = "") -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        if look:
            self.setProperty("look", look)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show another text; line breaks become blanks."""
        self.setText(" ".join(text.split()))
        self._show_tip()

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        whole = super().sizeHint()
        return QSize(min(_LEAST, whole.width()), whole.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        super().resizeEvent(event)
        self._show_tip()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        with QPainter(self) as painter:
            self.style().drawItemText(
                painter,
                self.contentsRect(),
                self.alignment(),
                self.palette(),
                self.isEnabled(),
                self._elided(),
                self.foregroundRole(),
            )

    def _elided(self) -> str:
        room = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def _show_tip(self) -> None:
        """Tooltips take markup, so what is typed is escaped."""
        whole = self.text()
        self.setToolTip("" if self._elided() == whole else f"<p>{html.escape(whole)}</p>")
