"""The picture of a card, as large as there is room for it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from frontdesk.ui.look.fonts import Size, font
from frontdesk.ui.look.palette import colours_of

_MARGIN = 16


class CardView(QWidget):
    """Shows a picture on white, as paper does; without one, a hint."""

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = hint
        self._image = QImage()
        self.setMinimumSize(360, 240)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(hint)

    @property
    def image(self) -> QImage:
        """Return what is shown."""
        return self._image

    def show_picture(self, data: bytes, name: str) -> None:
        """Show a picture; no bytes show the hint."""
        self._image = QImage.fromData(data) if data else QImage()
        self.setAccessibleName(name or self._hint)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return QSize(480, 360)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        table = colours_of(self.palette())
        room = QRectF(self.rect())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.setPen(table.line)
            painter.setBrush(table.surface)
            painter.drawRoundedRect(room.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
            if self._image.isNull():
                painter.setFont(font(Size.BODY))
                painter.setPen(table.muted)
                flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
                painter.drawText(room.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN), flags, self._hint)
                return
            inside = room.adjusted(1, 1, -1, -1).size()
            fitted = self._image.size().toSizeF().scaled(inside, Qt.AspectRatioMode.KeepAspectRatio)
            painter.drawImage(QRectF(room.topLeft(), fitted).translated(1, 1), self._image)
