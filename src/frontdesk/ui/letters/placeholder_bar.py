"""The placeholders of a text, each to be inserted with a click."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from frontdesk.ui.letters.offered import Offered
from frontdesk.ui.look.fonts import Size, font
from frontdesk.ui.look.layouts import empty
from frontdesk.ui.look.painting import rounded, text_width
from frontdesk.ui.look.palette import colours_of
from frontdesk.ui.widgets.flow import FlowLayout

_HEIGHT = 24
_PADDING = 8
_RADIUS = 4.0
_WIDE = 10_000  # pixels: everything stands in one row


class _Placeholder(QAbstractButton):
    """One placeholder, coloured as it stands in the text."""

    def __init__(self, offered: Offered, hint: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(offered.label)
        self.setToolTip(hint)
        self.setAccessibleDescription(hint)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # A click keeps the keyboard in the text; the keyboard itself has Ctrl+Space and "{{".
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return QSize(round(text_width(self.text(), Size.SMALL)) + 2 * _PADDING, _HEIGHT)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        table = colours_of(self.palette())
        border = table.accent if self.underMouse() else None
        with QPainter(self) as painter:
            rounded(painter, QRectF(self.rect()), table.accent_soft, border, radius=_RADIUS)
            painter.setFont(font(Size.SMALL))
            painter.setPen(table.accent)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class PlaceholderBar(QWidget):
    """`taken` carries the placeholder that is to be inserted where one types."""

    taken = Signal(Offered)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self)

    def offer(self, offered: Sequence[Offered], hints: Sequence[str]) -> None:
        """Show these placeholders; `hints` say of each what is inserted."""
        empty(self._flow)
        for each, hint in zip(offered, hints, strict=True):
            button = _Placeholder(each, hint, self)
            button.clicked.connect(partial(self.taken.emit, each))
            self._flow.addWidget(button)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Take the height that the rows need; until the width is known, that of one row."""
        width = self.width() if self.isVisible() else _WIDE
        self.setFixedHeight(self._flow.height_at(width))
