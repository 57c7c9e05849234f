"""Paints one row of suggestions: icon, two lines, and a word at the right."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from frontdesk.ui.delegates.row import RowDelegate
from frontdesk.ui.look import icons
from frontdesk.ui.look.fonts import Size, Weight
from frontdesk.ui.look.painting import draw_line, rounded, text_width
from frontdesk.ui.look.palette import Colours, colours_of

ROW_HEIGHT = 44
SUGGESTION_ROLE = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One row: `key` is what is given back when it is picked."""

    key: object
    first: str
    second: str = ""
    right: str = ""
    icon: str = ""
    apart: bool = False  # another sort begins: a line parts it from the row above


class SuggestionDelegate(RowDelegate):
    """Paints a `Suggestion`."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        return QSize(200, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the row, marked when it is chosen."""
        row: Suggestion = index.data(SUGGESTION_ROLE)
        table = colours_of(option.palette)
        rect = QRectF(option.rect)
        painter.save()
        if self.chosen(index):
            rounded(painter, rect, table.accent_soft)
        if row.apart:
            painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), 1), table.line)
        _paint_row(painter, rect.adjusted(10, 0, -12, 0), row, table)
        painter.restore()


def _paint_row(painter: QPainter, rect: QRectF, row: Suggestion, table: Colours) -> None:
    if row.icon:
        icons.draw(painter, row.icon, QRectF(rect.left() + 2, rect.center().y() - 8, 16, 16), table.muted)
        rect = rect.adjusted(30, 0, 0, 0)
    if row.right:
        draw_line(painter, rect, row.right, table.muted, size=Size.SMALL, right=True)
        rect = rect.adjusted(0, 0, -text_width(row.right, Size.SMALL) - 12, 0)
    top = rect.top() + (5 if row.second else 12)
    draw_line(
        painter, QRectF(rect.left(), top, rect.width(), 19), row.first, table.text, weight=Weight.DemiBold
    )
    if row.second:
        second = QRectF(rect.left(), top + 17, rect.width(), 17)
        draw_line(painter, second, row.second, table.muted, size=Size.SMALL)
