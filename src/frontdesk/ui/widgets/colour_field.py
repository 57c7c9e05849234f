"""A colour to be picked from a few, or written as "#0B5CAD"."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from frontdesk.ui.look.painting import focus_ring
from frontdesk.ui.look.palette import colours_of

SWATCHES = ("#0B5CAD", "#0F766E", "#1E6B3A", "#855300", "#B3261E", "#7A1F4B", "#5B3A8C", "#1B1F24")
"""Dark enough that words in them can be read on white paper."""

_SIDE = 24
_LINE_WIDTH = 104


class _Swatch(QAbstractButton):
    """One colour; the one chosen has a ring."""

    def __init__(self, colour: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.colour = colour
        self.setCheckable(True)
        self.setFixedSize(_SIDE, _SIDE)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(colour)
        self.setAccessibleName(colour)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return QSize(_SIDE, _SIDE)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        table = colours_of(self.palette())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(table.field, 1))  # a dark one is seen on dark ground too
            painter.setBrush(QColor(self.colour))
            inset = 4 if self.isChecked() else 2
            painter.drawEllipse(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset))
            if self.isChecked():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(table.text, 1.5))
                painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
            if self.hasFocus():
                focus_ring(painter, QRectF(self.rect()), table.accent, radius=_SIDE / 2)


class ColourField(QWidget):
    """`changed` tells that another colour was picked or written; nothing written is the program's own."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setFixedWidth(_LINE_WIDTH)
        self.line.setMaxLength(7)
        self._swatches = [_Swatch(colour, self) for colour in SWATCHES]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.line)
        row.addSpacing(8)
        for swatch in self._swatches:
            swatch.clicked.connect(partial(self._pick, swatch.colour))
            row.addWidget(swatch)
        row.addStretch(1)
        self.setFocusProxy(self.line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.line.textChanged.connect(self._changed)

    @property
    def colour(self) -> str:
        """Return what is written."""
        return self.line.text().strip()

    def set_colour(self, colour: str) -> None:
        """Show a colour."""
        self.line.setText(colour)
        self._changed()

    def name_parts(self, *, name: str, hint: str) -> None:
        """Put words on the parts: what it is the colour of, and what stands there when none is chosen."""
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(hint)

    def _pick(self, colour: str, *_: object) -> None:
        self.line.setText("" if self.colour.upper() == colour else colour)
        self._changed()

    def _changed(self) -> None:
        for swatch in self._swatches:
            swatch.setChecked(swatch.colour == self.colour.upper())
        self.changed.emit()
