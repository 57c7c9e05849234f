"""What Qt's layouts and windows lack."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLayout, QWidget

_FRAME = QSize(0, 40)  # logical pixels that the system's own frame takes, about


def empty(layout: QLayout) -> None:
    """Take everything out of a layout and delete the widgets that were in it."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def fitting(window: QWidget, width: int, height: int) -> QSize:
    """Return a size in logical pixels, or what of it the window's screen has room for."""
    return QSize(width, height).boundedTo(room_for(window))


def room_for(window: QWidget) -> QSize:
    """Return how large a window may be for its frame, too, to stay on the screen."""
    return window.screen().availableSize() - _FRAME
