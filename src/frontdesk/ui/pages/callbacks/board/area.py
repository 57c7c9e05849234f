"""The board as a place: where things stand in the window, and what of it is in sight."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from frontdesk.ui.pages.callbacks.board.model import AnyIndex, BoardModel
from frontdesk.ui.pages.callbacks.board.painter import GUTTER, HEAD
from frontdesk.ui.pages.callbacks.board.plan import Cell, Places, Plan
from frontdesk.ui.pages.callbacks.board.sight import (
    kept_offset,
    opening_aside,
    opening_call,
    opening_offset,
)


class BoardArea(QAbstractItemView):
    """Lays a plan out and scrolls it, by the pixel."""

    def __init__(self, more: str, parent: QWidget | None = None) -> None:
        """`more` says how many calls have no line of their own, with # for the number."""
        super().__init__(parent)
        self.rows = BoardModel(self)
        self._more = more
        self._places = Places(Plan(), 0, GUTTER)
        self._hovered = -1
        self._target: Cell | None = None
        self._opened = 0  # how far down it was opened; elsewhere, somebody has scrolled
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

    def set_plan(self, plan: Plan, *, afresh: bool = False) -> None:
        """Show another board; the call chosen stays chosen, and what is in sight stays in sight.

        One that is opened `afresh` shows the current hour, and begins with the first call from then on.
        """
        key, before, offset = self.current_key, self._places, self.verticalOffset()
        stood = self._stands(self.currentIndex().row())
        self._target = None
        self.rows.set_plan(plan)
        self._lay_out()
        if afresh:
            self._choose_row(opening_call(plan))
            self._open()
        else:
            row = self.rows.row_of(key) if key is not None else -1
            self._choose_row(row if row >= 0 else opening_call(plan))
            self.verticalScrollBar().setValue(kept_offset(before, offset, self._places))
            if row >= 0 and self._stands(row) != stood:
                self.scrollTo(self.currentIndex())  # it was moved: it is followed to where it stands now
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

    def cell_rect(self, cell: Cell) -> QRect:
        """Return where an hour of a column stands in the window."""
        top, bottom = self._places.hour_span(cell[1])
        rect = QRectF(self._places.left(cell[0]), top, self._places.column_width, bottom - top)
        return rect.translated(self._origin()).toAlignedRect()

    def scrollTo(  # noqa: N802  Qt's name
        self,
        index: AnyIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        self._bring(self.visualRect(index))

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

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        super().resizeEvent(event)
        untouched = self.verticalOffset() == self._opened
        self._lay_out()
        if untouched:
            self._open()

    def _lay_out(self) -> None:
        size = self.viewport().size()
        self._places = Places(self.rows.plan, size.width(), GUTTER)
        room = size.height() - int(HEAD)
        self.verticalScrollBar().setRange(0, max(0, round(self._places.height) - room))
        self.verticalScrollBar().setPageStep(max(room, 1))
        self.verticalScrollBar().setSingleStep(24)
        self.horizontalScrollBar().setRange(0, max(0, round(self._places.width) - size.width()))
        self.horizontalScrollBar().setPageStep(max(size.width(), 1))

    def _open(self) -> None:
        """Bring the current hour into sight."""
        size = self.viewport().size()
        self.verticalScrollBar().setValue(opening_offset(self._places, size.height() - HEAD))
        self.horizontalScrollBar().setValue(opening_aside(self._places, size.width()))
        self._opened = self.verticalOffset()

    def _bring(self, rect: QRect) -> None:
        """Scroll no further than it takes to see a part of the board."""
        view = self.viewport().rect().adjusted(int(GUTTER), int(HEAD), 0, 0)
        for bar, before, after in (
            (self.verticalScrollBar(), view.top() - rect.top(), rect.bottom() - view.bottom()),
            (self.horizontalScrollBar(), view.left() - rect.left(), rect.right() - view.right()),
        ):
            if before > 0:
                bar.setValue(bar.value() - before)
            elif after > 0:
                bar.setValue(bar.value() + after)

    def _choose_row(self, row: int) -> None:
        """Choose a call, in sight or not."""
        self.setAutoScroll(False)
        if row >= 0:
            self.setCurrentIndex(self.rows.index(row))
        self.setAutoScroll(True)

    def _stands(self, row: int) -> Cell | None:
        if row < 0:
            return None
        call = self.rows.plan.calls[row]
        return call.column, call.hour

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
