"""The small box that names a key, such as F3."""

from __future__ import annotations

from PySide6.QtCore import Property, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from frontdesk.ui.look.fonts import Size, font
from frontdesk.ui.look.painting import rounded
from frontdesk.ui.look.palette import colours_of

HEIGHT = 18.0
_PADDING = 6.0


def shown_keys(keys: str) -> str:
    """Return a key sequence as people know it: "Ctrl+Return" is "Ctrl Enter"."""
    return keys.replace("Return", "Enter").replace("+", " ")


def hint_width(text: str) -> float:
    """Return the width of a key's box in logical pixels."""
    return QFontMetricsF(_font()).horizontalAdvance(shown_keys(text)) + 2 * _PADDING


def draw_hint(painter: QPainter, rect: QRectF, text: str, ink: QColor, border: QColor) -> None:
    """Draw a key's box filling a rectangle."""
    rounded(painter, rect, QColor(Qt.GlobalColor.transparent), border, radius=4)
    painter.setFont(_font())
    painter.setPen(ink)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, shown_keys(text))


class KeyHint(QWidget):
    """A key's name beside what it does."""

    def __init__(self, parent: QWidget | None = None, *, keys: str = "") -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._set_keys(keys)

    def _get_keys(self) -> str:
        return self._keys

    def _set_keys(self, keys: str) -> None:
        self._keys = keys
        self.setAccessibleName(shown_keys(keys))
        self.updateGeometry()

    keys = Property(str, _get_keys, _set_keys)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return QSize(round(hint_width(self._keys)), round(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        table = colours_of(self.palette())
        with QPainter(self) as painter:
            draw_hint(painter, QRectF(self.rect()), self._keys, table.muted, table.line)


def _font() -> QFont:
    return font(Size.SMALL)
