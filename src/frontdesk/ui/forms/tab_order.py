"""Lets the Tab key walk through a window as the eye does: rows from above, each from the left.

Qt's own order is that in which the controls were made: forms that are loaded into other forms, and choices
that are only known later, come last in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QRadioButton, QScrollArea, QWidget


def step(window: QWidget, *, forward: bool) -> bool:
    """Give the keyboard to the next control of a window, or to the one before; tell whether there is one.

    For a window's `focusNextPrevChild`.
    """
    everything = list(_within(window))
    here = window.focusWidget()
    if not forward:
        everything.reverse()
    start = everything.index(here) + 1 if here in everything else 0
    rest = everything[start:] + everything[: max(start - 1, 0)]
    there = next((each for each in rest if _stops_at(each, window)), None)
    if there is None:
        return False
    there.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    _show(there, window)
    return True


def _stops_at(widget: QWidget, window: QWidget) -> bool:
    if not widget.isEnabled() or not widget.isVisibleTo(window) or isinstance(widget, QScrollArea):
        return False  # what scrolls shows by itself where the keyboard is
    if isinstance(widget, QRadioButton):
        return _speaks_for_its_row(widget)
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None


def _speaks_for_its_row(choice: QRadioButton) -> bool:
    """Whether this is the one of a row of choices to stop at; within the row, arrow keys move.

    Qt has a focus policy say so, which is only right after the keyboard has been in the row.
    """
    around = choice.parentWidget()
    beside = around.children() if around is not None else []
    row = [each for each in beside if isinstance(each, QRadioButton) and not each.isHidden()]
    return choice is next((each for each in row if each.isChecked()), row[0] if row else choice)


def _show(widget: QWidget, window: QWidget) -> None:
    around = widget.parentWidget()
    while around is not None and around is not window:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()


def _within(widget: QWidget) -> Iterator[QWidget]:
    for each in _children(widget):
        yield each
        yield from _within(each)


def _children(widget: QWidget) -> list[QWidget]:
    """Return what stands in a widget: first what its layout shows, in its order."""
    if isinstance(widget, QScrollArea):
        inside = widget.widget()
        return [inside] if inside is not None else []
    children = [each for each in widget.children() if isinstance(each, QWidget) and not each.isWindow()]
    layout = widget.layout()
    laid_out = list(_in_layout(layout, children)) if layout is not None else []
    return [*laid_out, *(each for each in children if each not in laid_out)]


def _in_layout(layout: QLayout, widgets: Sequence[QWidget]) -> Iterator[QWidget]:
    """Yield those of the widgets that stand in a layout, in its order.

    The layout is not asked for its items: what Python keeps of an item outlives it.
    """
    within = [each for each in layout.children() if isinstance(each, QLayout)]
    parts: list[tuple[int, QWidget | QLayout]] = [
        *((layout.indexOf(each), each) for each in widgets),
        *((layout.indexOf(each), each) for each in within),
    ]
    for place, each in sorted(parts, key=lambda part: part[0]):
        if isinstance(each, QLayout):
            yield from _in_layout(each, widgets)
        elif place >= 0:
            yield each
