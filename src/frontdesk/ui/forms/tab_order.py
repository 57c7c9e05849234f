"""Lets the Tab key walk through a window as the eye does: rows from above, each from the left.

Qt's own order is that in which the controls were made: forms that are loaded into other forms, and choices
that are only known later, come last in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QRadioButton, QScrollArea, QWidget

# `children()` would give what Qt keeps for itself in a form, too: to find out what that is, the bindings make
# every class they know of, which stops the window for a moment.
_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


def step(window: QWidget, *, forward: bool) -> bool:
    """Give the keyboard to the next control of a window, or to the one before; tell whether there is one.

    For a window's `focusNextPrevChild`.
    """
    here = window.focusWidget()
    everything = list(_within(window, here))
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
    beside = around.findChildren(QRadioButton, options=_DIRECT) if around is not None else []
    row = [each for each in beside if not each.isHidden()]
    return choice is next((each for each in row if each.isChecked()), row[0] if row else choice)


def _show(widget: QWidget, window: QWidget) -> None:
    around = widget.parentWidget()
    while around is not None and around is not window:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()


def _within(widget: QWidget, here: QWidget | None) -> Iterator[QWidget]:
    """Yield what stands in a widget, and in what is shown of it; a page that is not in front is not walked.

    It may be that the keyboard is in it still, if it has just been left: its place counts.
    """
    for each in _children(widget):
        yield each
        if not each.isHidden() or (here is not None and each.isAncestorOf(here)):
            yield from _within(each, here)


def _children(widget: QWidget) -> list[QWidget]:
    """Return what stands in a widget: first what its layout shows, in its order."""
    if isinstance(widget, QScrollArea):
        inside = widget.widget()
        return [inside] if inside is not None else []
    children = [each for each in widget.findChildren(QWidget, options=_DIRECT) if not each.isWindow()]
    layout = widget.layout()
    laid_out = list(_in_layout(layout, children)) if layout is not None else []
    return [*laid_out, *(each for each in children if each not in laid_out)]


def _in_layout(layout: QLayout, widgets: Sequence[QWidget]) -> Iterator[QWidget]:
    """Yield those of the widgets that stand in a layout, in its order.

    The layout is not asked for its items: what Python keeps of an item outlives it.
    """
    within = layout.findChildren(QLayout, options=_DIRECT)
    parts: list[tuple[int, QWidget | QLayout]] = [
        *((layout.indexOf(each), each) for each in widgets),
        *((layout.indexOf(each), each) for each in within),
    ]
    for place, each in sorted(parts, key=lambda part: part[0]):
        if isinstance(each, QLayout):
            yield from _in_layout(each, widgets)
        elif place >= 0:
            yield each
