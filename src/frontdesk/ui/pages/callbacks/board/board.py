"""The board: calls are made, or moved by dragging or with Ctrl and the arrows."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from frontdesk.ui.pages.callbacks.board.plan import Cell
from frontdesk.ui.pages.callbacks.board.view import BoardView

_ARROWS = {
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
}


class Board(BoardView):
    """What the hands do on a board.

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
        super().__init__(more, parent)
        self._pressed: QPoint | None = None

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

    def _aim(self, across: int, down: int) -> None:
        row = self.currentIndex().row()
        if row < 0:
            return
        plan, call = self.rows.plan, self.rows.plan.calls[row]
        column, hour = self._target or (call.column, call.hour)
        column = max(0, min(len(plan.columns) - 1, column + across))
        hour = max(plan.hours.start, min(plan.hours.stop - 1, hour + down))
        self._aim_at((column, hour))
        self._bring(self.cell_rect((column, hour)))

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
