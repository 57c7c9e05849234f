"""What Qt's layouts and windows lack."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLayout, QWidget


def empty(layout: QLayout) -> None:
    """Take everything out of a layout and delete the widgets that were in it."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def fitting(window: QWidget, width: int, height: int) -> QSize:
    """Return a size in logical pixels, or what of it the window's screen has room for."""
    return QSize(width, height).boundedTo(window.screen().availableSize())
