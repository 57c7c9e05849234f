"""An icon on its own, in a colour of the table."""

from __future__ import annotations

from PySide6.QtCore import Property, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from frontdesk.ui.look import icons
from frontdesk.ui.look.palette import colours_of


class IconLabel(QWidget):
    """Draws one icon; decoration only, so screen readers pass it by."""

    def __init__(
        self, parent: QWidget | None = None, *, name: str = "", colour: str = "muted", size: int = 16
    ) -> None:
        """`colour` is a name of the colour table; `size` is in logical pixels."""
        super().__init__(parent)
        self._name = name
        self._colour = colour
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _get_name(self) -> str:
        return self._name

    def show_icon(self, name: str, colour: str = "") -> None:
        """Draw another icon, and in another colour if one is named."""
        self._name = name
        self._colour = colour or self._colour
        self.update()

    def show_large(self, size: int, colour: str) -> None:
        """Draw it in another size and colour."""
        self._size, self._colour = size, colour
        self.updateGeometry()
        self.update()

    iconName = Property(str, _get_name, show_icon)  # noqa: N815  set in forms, in Qt's spelling

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return QSize(self._size, self._size)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        if self._name:
            colour = colours_of(self.palette()).by_name()[self._colour]
            with QPainter(self) as painter:
                icons.draw(painter, self._name, QRectF(0, 0, self._size, self._size), colour)
