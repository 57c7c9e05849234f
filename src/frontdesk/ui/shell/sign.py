"""The program's own sign in the system's lists of windows: the house of the desk on the accent's ground."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap

from frontdesk.ui.look import icons
from frontdesk.ui.look.painting import rounded
from frontdesk.ui.look.palette import colours

_SIZES = (16, 32, 48, 128)  # pixels: from a title to a list of programs


def show_sign() -> None:
    """Let every window of the program bear it."""
    QGuiApplication.setWindowIcon(sign())


def sign() -> QIcon:
    """Return it; it brings its own ground, since lists of windows are light or dark."""
    icon = QIcon()
    for size in _SIZES:
        icon.addPixmap(_picture(size))
    return icon


def _picture(size: int) -> QPixmap:
    table = colours(dark=False)
    picture = QPixmap(size, size)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        rounded(painter, QRectF(0, 0, size, size), table.accent, radius=size * 0.2)
        inner = round(size * 0.72)
        place = (size - inner) / 2
        painter.drawPixmap(QPointF(place, place), icons.pixmap("desk", table.on_accent, inner))
    return picture
