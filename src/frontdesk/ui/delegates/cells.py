"""Paints a table's cell: two lines, a chip, or a quiet bar while it is being fetched."""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from frontdesk.ui.delegates.row import RowDelegate
from frontdesk.ui.look.fonts import Size, Weight
from frontdesk.ui.look.painting import CHIP_HEIGHT, ChipText, draw_chip, draw_line, rounded, text_width
from frontdesk.ui.look.palette import Colours, colours_of

if TYPE_CHECKING:
    from PySide6.QtGui import QHelpEvent
    from PySide6.QtWidgets import QAbstractItemView

CELL_ROLE = int(Qt.ItemDataRole.UserRole)
RIGHT_ROLE = CELL_ROLE + 1
ROW_HEIGHT = 48
_INSET = 8.0
_FIRST_INSET = 16.0


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell of a table shows; a chip stands alone."""

    first: str = ""
    second: str = ""
    chip: ChipText = ChipText("")  # noqa: RUF009  frozen itself
    strong: bool = False

    @property
    def words(self) -> str:
        """Return all that is shown, for screen readers, CSV and printing."""
        return " · ".join(filter(None, (self.chip.text, self.first, self.second)))

    def shortened(self, room: float) -> bool:
        """Whether one of the lines has to be shortened to so many logical pixels."""
        weight = Weight.DemiBold if self.strong else Weight.Normal
        return (
            text_width(self.first, weight=weight) > room or text_width(self.second, Size.SMALL) > room
        ) and not self.chip.text


class TwoLineDelegate(RowDelegate):
    """Paints a `Cell`; None is one that is still being fetched."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        return QSize(80, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the ground, the hairline under the row and the cell."""
        cell: Cell | None = index.data(CELL_ROLE)
        table = colours_of(option.palette)
        rect = QRectF(option.rect)
        painter.save()
        if self.chosen(index):
            painter.fillRect(rect, table.accent_soft)
        painter.setPen(QPen(table.line, 1))
        bottom = rect.bottom() - 0.5
        painter.drawLine(QPointF(rect.left(), bottom), QPointF(rect.right(), bottom))
        inner = rect.adjusted(_INSET if index.column() else _FIRST_INSET, 0, -_INSET, 0)
        if cell is None:
            bar = QRectF(inner.left(), inner.center().y() - 5, min(inner.width() * 0.6, 140), 10)
            rounded(painter, bar, table.raised, radius=5)
        else:
            _paint_cell(painter, inner, cell, table, right=bool(index.data(RIGHT_ROLE)))
        painter.restore()

    def helpEvent(  # noqa: N802  Qt's name
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Show whole what the cell has no room for."""
        from PySide6.QtWidgets import QToolTip  # noqa: PLC0415  start-up: nobody points at anything yet

        cell: Cell | None = index.data(CELL_ROLE)
        room = option.rect.width() - _INSET - (_INSET if index.column() else _FIRST_INSET)
        if cell is None or not cell.shortened(room):
            return super().helpEvent(event, view, option, index)
        lines = "<br>".join(html.escape(line) for line in (cell.first, cell.second) if line)
        QToolTip.showText(event.globalPos(), f"<p>{lines}</p>", view)  # tooltips take markup
        return True


def _paint_cell(painter: QPainter, room: QRectF, cell: Cell, table: Colours, *, right: bool) -> None:
    if cell.chip.text:
        top = round(room.center().y() - CHIP_HEIGHT / 2)
        painter.setClipRect(room)
        draw_chip(painter, QPointF(room.left(), top), cell.chip, table)
        return
    weight = Weight.DemiBold if cell.strong else Weight.Normal
    if not cell.second:
        draw_line(painter, room, cell.first, table.text, weight=weight, right=right)
        return
    upper = QRectF(room.left(), room.top() + 7, room.width(), 19)
    lower = QRectF(room.left(), room.top() + 24, room.width(), 18)
    draw_line(painter, upper, cell.first, table.text, weight=weight, right=right)
    draw_line(painter, lower, cell.second, table.muted, size=Size.SMALL, right=right)
