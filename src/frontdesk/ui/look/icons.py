"""The icons: one family of line drawings, tinted as they are drawn.

Each file is a 24-unit grid with strokes of 1.75 units in `currentColor`; an
icon is rendered when it is first seen, at the resolution of its screen.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt, qVersion
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from frontdesk import paths
from frontdesk.kept import kept

_FORMAT = QImage.Format.Format_ARGB32_Premultiplied


@lru_cache(maxsize=128)
def _drawing(name: str) -> str:
    return (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=256)
def _rendered(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    drawing = _drawing(name).replace("currentColor", colour)
    pixels = QSize(size, size) * ratio
    # What comes out depends on these alone, so it is kept from one start to the next.
    data = kept().picture(f"{qVersion()} {size} {ratio} {drawing}", lambda: _pixels(drawing, pixels))
    image = QImage(data, pixels.width(), pixels.height(), _FORMAT)
    pixmap = QPixmap.fromImage(image.copy())  # the bytes are not the image's own
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _pixels(drawing: str, pixels: QSize) -> bytes:
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415  start-up: the icons of a start are kept

    image = QImage(pixels, _FORMAT)
    image.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(drawing.encode()))
    with QPainter(image) as painter:
        renderer.render(painter, QRectF(image.rect()))
    return bytes(image.constBits())


def pixmap(name: str, colour: QColor, size: int = 16, ratio: float = 1.0) -> QPixmap:
    """Return an icon as a picture of `size` logical pixels for a screen of `ratio`."""
    return _rendered(name, colour.name(), size, ratio)


def draw(painter: QPainter, name: str, rect: QRectF, colour: QColor) -> None:
    """Draw an icon into a square; its resolution follows the painter's device."""
    side = round(rect.width())
    ratio = painter.device().devicePixelRatio()
    painter.drawPixmap(QPointF(rect.topLeft()), pixmap(name, colour, side, ratio))
