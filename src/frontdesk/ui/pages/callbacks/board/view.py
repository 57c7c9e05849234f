"""The board as a view: where things stand in the window, what is painted, and how the keyboard walks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from frontdesk.ui.look.palette import colours_of
from frontdesk.ui.pages.callbacks.board.model import AnyIndex, BoardModel
from frontdesk.ui.pages.callbacks.board.painter import GUTTER, HEAD, BoardPainter, Standing
from frontdesk.ui.pages.callbacks.board.plan import Cell, Places, Plan

_STEPS = {
    QAbstractItemView.CursorAction.MoveUp: (0, -1),
    QAbstractItemView.CursorAction.MoveDown: (0, 1),
    QAbstractItemView.CursorAction.MovePrevious: (0, -1),
    QAbstractItemView.CursorAction.MoveNext: (0, 1),
    QAbstractItemView.CursorAction.MoveLeft: (-1, 0),
    QAbstractItemView.CursorAction.MoveRight: (1, 0),
}


class BoardView(QAbstractItemView):
    """Shows a plan; only what is in sight is painted."""

    def __init__(self, more: str, parent: QWidget | None = None) -> None:
        """`more` says how many calls have no line of their own, with # for the number."""
        super().__init__(parent)
        self.rows = BoardModel(self)
        self._more = more
        self._places = Places(Plan(), 0, GUTTER)
        self._hovered = -1
        self._target: Cell | None = None
        self.setModel(self.rows)
        self.setCornerWidget(QWidget(self))  # without the square that the style draws
        self.setProperty("look", "card")
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    @property
    def current_key(self) -> object:
        """Return the key of the call chosen, or None."""
        row = self.currentIndex().row()
        return self.rows.plan.calls[row].key if row >= 0 else None

    @property
    def target(self) -> Cell | None:
        """Return the cell into which the chosen call is being moved, if it is."""
        return self._target

    def set_plan(self, plan: Plan) -> None:
        """Show another board; the call chosen stays chosen."""
        key = self.current_key
        self._target = None
        self.rows.set_plan(plan)
        self._lay_out()
        row = self.rows.row_of(key) if key is not None else -1
        if row < 0 and plan.calls:
            row = 0
        if row >= 0:
            self.setCurrentIndex(self.rows.index(row))
        self.viewport().update()

    def choose(self, key: object) -> None:
        """Choose a call by its key."""
        row = self.rows.row_of(key)
        if row >= 0:
            self.setCurrentIndex(self.rows.index(row))

    def visualRect(self, index: AnyIndex) -> QRect:  # noqa: N802  Qt's name
        if not index.isValid() or index.row() >= len(self.rows.plan.calls):
            return QRect()
        call = self.rows.plan.calls[index.row()]
        top, height = self._places.line(index.row(), self.currentIndex().row())
        left = self._places.left(call.column)
        rect = QRectF(left, top, self._places.column_width, height).translated(self._origin())
        return rect.toAlignedRect()

    def scrollTo(  # noqa: N802  Qt's name
        self,
        index: AnyIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        rect, view = self.visualRect(index), self.viewport().rect().adjusted(int(GUTTER), int(HEAD), 0, 0)
        for bar, before, after in (
            (self.verticalScrollBar(), view.top() - rect.top(), rect.bottom() - view.bottom()),
            (self.horizontalScrollBar(), view.left() - rect.left(), rect.right() - view.right()),
        ):
            if before > 0:
                bar.setValue(bar.value() - before)
            elif after > 0:
                bar.setValue(bar.value() + after)

    def indexAt(self, point: QPoint) -> QModelIndex:  # noqa: N802  Qt's name
        if point.y() < HEAD or point.x() < GUTTER:
            return QModelIndex()
        place = point.toPointF() - self._origin()
        row = self._places.row_at(place.x(), place.y(), self.currentIndex().row())
        return self.rows.index(row) if row >= 0 else QModelIndex()

    def horizontalOffset(self) -> int:  # noqa: N802  Qt's name
        return self.horizontalScrollBar().value()

    def verticalOffset(self) -> int:  # noqa: N802  Qt's name
        return self.verticalScrollBar().value()

    def isIndexHidden(self, _index: AnyIndex) -> bool:  # noqa: N802  Qt's name
        return False

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

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        size = self.viewport().size()
        self._places = Places(self.rows.plan, size.width(), GUTTER)
        room = size.height() - int(HEAD)
        self.verticalScrollBar().setRange(0, max(0, round(self._places.height) - room))
        self.verticalScrollBar().setPageStep(max(room, 1))
        self.verticalScrollBar().setSingleStep(24)
        self.horizontalScrollBar().setRange(0, max(0, round(self._places.width) - size.width()))
        self.horizontalScrollBar().setPageStep(max(size.width(), 1))

    def _origin(self) -> QPoint:
        return QPoint(-self.horizontalOffset(), int(HEAD) - self.verticalOffset())

    def _cell_at(self, point: QPoint) -> Cell | None:
        place = point - self._origin()
        return self._places.cell_at(place.x(), place.y())

    def _rest_at(self, point: QPoint) -> Sequence[int]:
        if point.y() < HEAD or point.x() < GUTTER:
            return ()
        place = point - self._origin()
        return self._places.rest_at(place.x(), place.y(), self.currentIndex().row())

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
