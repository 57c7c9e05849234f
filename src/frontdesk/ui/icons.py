"""The icons: one family of line drawings, tinted as they are drawn.

Each file is a 24-unit grid with strokes of 1.75 units in `currentColor`; an
icon is rendered when it is first seen, at the resolution of its screen.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from frontdesk import paths


@lru_cache(maxsize=128)
def _drawing(name: str) -> bytes:
    return (paths.resources() / "icons" / f"{name}.svg").read_bytes()


@lru_cache(maxsize=256)
def _rendered(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415  start-up: a window without icons needs none

    pixmap = QPixmap(QSize(size, size) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(_drawing(name).replace(b"currentColor", colour.encode())))
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


def pixmap(name: str, colour: QColor, size: int = 16, ratio: float = 1.0) -> QPixmap:
    """Return an icon as a picture of `size` logical pixels for a screen of `ratio`."""
    return _rendered(name, colour.name(), size, ratio)


def draw(painter: QPainter, name: str, rect: QRectF, colour: QColor) -> None:
    """Draw an icon into a square; its resolution follows the painter's device."""
    side = round(rect.width())
    ratio = painter.device().devicePixelRatio()
    painter.drawPixmap(QPointF(rect.topLeft()), pixmap(name, colour, side, ratio))
