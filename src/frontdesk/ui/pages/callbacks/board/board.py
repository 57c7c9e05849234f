"""The board as a view: chosen by keyboard, moved by dragging or with Ctrl and the arrows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from frontdesk.ui.pages.callbacks.board.model import AnyIndex, BoardModel
from frontdesk.ui.pages.callbacks.board.painter import GUTTER, HEAD, BoardPainter, Standing
from frontdesk.ui.pages.callbacks.board.plan import Cell, Places, Plan
from frontdesk.ui.palette import colours_of

_ARROWS = {
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
}
_STEPS = {
    QAbstractItemView.CursorAction.MoveUp: (0, -1),
    QAbstractItemView.CursorAction.MoveDown: (0, 1),
    QAbstractItemView.CursorAction.MovePrevious: (0, -1),
    QAbstractItemView.CursorAction.MoveNext: (0, 1),
    QAbstractItemView.CursorAction.MoveLeft: (-1, 0),
    QAbstractItemView.CursorAction.MoveRight: (1, 0),
}


class Board(QAbstractItemView):
    """Shows a plan.

    `acted` carries the key of a call that is to be made (Enter, double click), `moved` that of one that was
    put into another cell, with its column and hour; `menu_wanted` a key and where on screen, `more_wanted`
    the keys of calls that are only counted.
    """

    acted = Signal(object)
    moved = Signal(object, int, int)
    menu_wanted = Signal(object, QPoint)
    more_wanted = Signal(list, QPoint)

    def __init__(self, more: str, parent: QWidget | None = None) -> None:
        """`more` says how many calls have no line of their own, with # for the number."""
        super().__init__(parent)
        self.rows = BoardModel(self)
        self._more = more
        self._places = Places(Plan(), 0, GUTTER)
        self._hovered = -1
        self._pressed: QPoint | None = None
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

    # What a view has to answer.

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

    # The hands.

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        key, keys = Qt.Key(event.key()), event.modifiers()
        if keys == Qt.KeyboardModifier.ControlModifier and key in _ARROWS:
            self._aim(*_ARROWS[key])
        elif key is Qt.Key.Key_Escape and self._target is not None:
            self._aim_at(None)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_key is not None:
            if self._target is None:
                self.acted.emit(self.current_key)
            else:
                self._drop()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        point = event.position().toPoint()
        index = self.indexAt(point)
        if index.isValid():
            self.setCurrentIndex(index)
        self._pressed = point if index.isValid() and event.button() is Qt.MouseButton.LeftButton else None
        self._aim_at(None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        point = event.position().toPoint()
        if self._pressed is not None:
            far = (point - self._pressed).manhattanLength() >= QApplication.startDragDistance()
            if far or self._target is not None:
                self._aim_at(self._cell_at(point))
            return
        row = self.indexAt(point).row()
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor
            if row >= 0 or self._rest_at(point)
            else Qt.CursorShape.ArrowCursor
        )
        if row != self._hovered:
            self._hovered = row
            self.viewport().setToolTip(self.rows.plan.calls[row].text() if row >= 0 else "")
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        dragging, self._pressed = self._pressed is not None, None
        if dragging and self._target is not None:
            self._drop()
            return
        rest = self._rest_at(event.position().toPoint())
        if rest and event.button() is Qt.MouseButton.LeftButton:
            keys = [self.rows.plan.calls[row].key for row in rest]
            self.more_wanted.emit(keys, event.globalPosition().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.acted.emit(self.rows.plan.calls[index.row()].key)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802  Qt's name
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if index.isValid():
            place = event.pos() if by_mouse else self.visualRect(index).center()
            key = self.rows.plan.calls[index.row()].key
            self.menu_wanted.emit(key, self.viewport().mapToGlobal(place))

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

    def _aim(self, across: int, down: int) -> None:
        row = self.currentIndex().row()
        if row < 0:
            return
        plan, call = self.rows.plan, self.rows.plan.calls[row]
        column, hour = self._target or (call.column, call.hour)
        column = max(0, min(len(plan.columns) - 1, column + across))
        hour = max(plan.hours.start, min(plan.hours.stop - 1, hour + down))
        self._aim_at((column, hour))

    def _aim_at(self, cell: Cell | None) -> None:
        row = self.currentIndex().row()
        if row >= 0 and self.rows.plan.calls[row].still:
            cell = None
        if cell != self._target:
            self._target = cell
            self.viewport().update()

    def _drop(self) -> None:
        target, call = self._target, self.rows.plan.calls[self.currentIndex().row()]
        self._aim_at(None)
        if target is not None and target != (call.column, call.hour):
            self.moved.emit(call.key, *target)
