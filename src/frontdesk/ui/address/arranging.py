"""Putting the fields of an address into the rows of a country."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from frontdesk.ui.look.layouts import take_all
from frontdesk.ui.widgets.field import Field, Remark

_GAP = 12
_REMARK_GAP = 4
# How much of a row each part takes: a street is longer than a postal code.
_SHARES = {"lines": 6, "city": 4, "region": 3, "postal_code": 3, "country": 4}


def arrange(
    host: QWidget,
    fields: Mapping[str, Field],
    remarks: Mapping[str, Remark],
    rows: Sequence[Sequence[str]],
) -> None:
    """Show the fields named, row by row, with room for remarks under each row.

    The others are hidden and keep what was typed. The widgets stay the same, so the keyboard stays where it
    is.
    """
    column = host.layout()
    if not isinstance(column, QVBoxLayout):
        raise TypeError(f"{host.objectName()!r} needs a vertical layout")
    _take_all(column)
    shown = [part for row in rows for part in row]
    for part, field in fields.items():
        field.setVisible(part in shown)
    for row in rows:
        block = QVBoxLayout()
        block.setSpacing(_REMARK_GAP)
        column.addLayout(block)
        line = QHBoxLayout()
        line.setSpacing(_GAP)
        block.addLayout(line)
        for part in row:
            line.addWidget(fields[part], _SHARES[part])
            block.addWidget(remarks[part])


def _take_all(layout: QLayout) -> None:
    """Take every field out, and the rows with them; a field itself is never deleted."""
    for each in take_all(layout):
        if isinstance(each, QLayout):
            _take_all(each)
            each.deleteLater()


def measure_anew(widget: QWidget) -> None:
    """Have every layout around a widget forget its height: they remember it longer than it holds."""
    around: QWidget | None = widget
    while around is not None:
        layout = around.layout()
        if layout is not None:
            layout.invalidate()
        around.updateGeometry()
        around = None if around.isWindow() else around.parentWidget()
