"""The board as a view: what is painted, and how the keyboard walks."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractItemView

from frontdesk.ui.look.palette import colours_of
from frontdesk.ui.pages.callbacks.board.area import BoardArea
from frontdesk.ui.pages.callbacks.board.painter import HEAD, BoardPainter, Standing

_STEPS = {
    QAbstractItemView.CursorAction.MoveUp: (0, -1),
    QAbstractItemView.CursorAction.MoveDown: (0, 1),
    QAbstractItemView.CursorAction.MovePrevious: (0, -1),
    QAbstractItemView.CursorAction.MoveNext: (0, 1),
    QAbstractItemView.CursorAction.MoveLeft: (-1, 0),
    QAbstractItemView.CursorAction.MoveRight: (1, 0),
}


class BoardView(BoardArea):
    """Shows a plan; only what is in sight is painted."""

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:  # noqa: N802
        index = self.indexAt(rect.topLeft())
        self.selectionModel().select(index, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:  # noqa: N802  Qt's name
        region = QRegion()
        for index in selection.indexes():
            region += QRegion(self.visualRect(index))
        return region

    def moveCursor(  # noqa: N802  Qt's name
        self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        row, count = self.currentIndex().row(), self.rows.rowCount()
        if action is QAbstractItemView.CursorAction.MoveHome or row < 0:
            return self.rows.index(0)
        if action is QAbstractItemView.CursorAction.MoveEnd:
            return self.rows.index(count - 1)
        across, down = _STEPS.get(action, (0, 0))
        if down:
            return self.rows.index(max(0, min(count - 1, row + down)))
        return self.rows.index(self._beside(row, across)) if across else self.currentIndex()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        table = colours_of(self.palette())
        left, top = self.horizontalOffset(), self.verticalOffset()
        size = self.viewport().size()
        standing = Standing(
            self.currentIndex().row(), self._hovered, self.hasFocus(), self._target, self._more
        )
        with QPainter(self.viewport()) as painter:
            painter.fillRect(event.rect(), table.surface)
            parts = BoardPainter(painter, self._places, table, standing)
            painter.translate(-left, HEAD - top)
            parts.paint_hours(top, top + size.height() - HEAD)
            parts.paint_gutter(left, top, top + size.height() - HEAD)
            painter.translate(0, top - HEAD)
            parts.paint_head(left, 0, size.width())
            parts.paint_corner(left, 0)

    def _beside(self, row: int, across: int) -> int:
        """Return the call of the next column that has any, nearest to the same hour."""
        calls = self.rows.plan.calls
        here = calls[row]
        column = here.column + across
        while 0 <= column < len(self.rows.plan.columns):
            there = [at for at, call in enumerate(calls) if call.column == column]
            if there:
                return min(there, key=lambda at: abs(calls[at].hour - here.hour))
            column += across
        return row
