"""What Qt's layouts and windows lack."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLayout, QWidget
from shiboken6 import delete

_FRAME = QSize(0, 40)  # logical pixels that the system's own frame takes, about


def empty(layout: QLayout) -> None:
    """Take everything out of a layout and delete the widgets that were in it."""
    for each in take_all(layout):
        if isinstance(each, QWidget):
            each.hide()
            each.deleteLater()


def take_all(layout: QLayout) -> list[QWidget | QLayout]:
    """Take everything out of a layout; return the widgets and layouts that were in it, in its order.

    What the layout held them by is deleted, which nobody else would do.
    """
    taken: list[QWidget | QLayout] = []
    while (item := layout.takeAt(0)) is not None:
        if isinstance(item, QLayout):
            taken.append(item)
            continue
        widget = item.widget()
        if widget is not None:
            taken.append(widget)
        delete(item)
    return taken


def fitting(window: QWidget, width: int, height: int) -> QSize:
    """Return a size in logical pixels, or what of it the window's screen has room for."""
    return QSize(width, height).boundedTo(room_for(window))


def room_for(window: QWidget) -> QSize:
    """Return how large a window may be for its frame, too, to stay on the screen."""
    return window.screen().availableSize() - _FRAME
