"""Lets the keyboard walk through a window as the eye does: rows from above, each from the left."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def follow_the_eye(root: QWidget) -> None:
    """Put the controls of a window into the order in which its layouts show them.

    Forms that are loaded into other forms come last in Qt's own order.
    """
    for before, after in pairwise(_controls(root)):
        QWidget.setTabOrder(before, after)


def _controls(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    inside = widget.widget() if isinstance(widget, QScrollArea) else None
    layout = (inside or widget).layout()
    if layout is not None:
        yield from _inside(layout)


def _inside(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget, deeper = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield from _controls(widget)
        elif deeper is not None:
            yield from _inside(deeper)
