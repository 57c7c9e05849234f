"""Cards of rows, such as what is owed: overdue, today, next business day, later."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from frontdesk.ui.delegates.grouped import GAP, ColumnPlan, GroupedDelegate, action_rect
from frontdesk.ui.look.painting import ChipText
from frontdesk.ui.widgets.grouped import Entry, Group, GroupedModel

_TICK_MS = 10_000
_DEFAULT_PLAN = ColumnPlan()
_LEAPS = {
    QAbstractItemView.CursorAction.MoveHome: 0,
    QAbstractItemView.CursorAction.MovePageUp: -1,
    QAbstractItemView.CursorAction.MovePageDown: 1,
}
"""The pages that a key leaps over; Home goes to the beginning."""


class GroupedList(QListView):
    """Shows groups of entries; Up and Down walk over all of them.

    `acted` carries the key of a row whose next action is wanted (its button,
    or Enter), `opened` that of a row to be shown (double click, a click on
    its name, or the right arrow), `menu_wanted` a key and where on screen.
    """

    acted = Signal(object)
    opened = Signal(object)
    menu_wanted = Signal(object, QPoint)

    def __init__(self, parent: QWidget | None = None, plan: ColumnPlan = _DEFAULT_PLAN) -> None:
        super().__init__(parent)
        self._rows = GroupedModel(self)
        self._painter = GroupedDelegate(plan, self)
        self._ticker = QTimer(self, interval=_TICK_MS)
        self._ticker.timeout.connect(self._tick)
        self.setModel(self._rows)
        self.setItemDelegate(self._painter)
        self.setProperty("look", "bare")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setViewportMargins(0, -GAP, 0, 0)  # the first card has nothing above it
        self.setMouseTracking(True)

    @property
    def current_key(self) -> object:
        """Return the key of the row chosen, or None."""
        entry = self._rows.entry(self.currentIndex().row())
        return entry.key if entry else None

    def set_groups(self, groups: Sequence[Group]) -> None:
        """Show other groups; the row chosen stays chosen, or the one in its place is."""
        key, row = self.current_key, self.currentIndex().row()
        offset = self.verticalScrollBar().value()
        self._rows.set_groups(groups)
        self._choose(self._rows.row_of(key) if key is not None else -1, fallback=max(row, 0))
        self.verticalScrollBar().setValue(offset)

    def set_chips(self, chip_of: Callable[[object], ChipText]) -> None:
        """Keep the chips alive: each is asked for by key, every ten seconds and when painted."""
        self._rows.set_chips(chip_of)
        self._ticker.start()

    def choose(self, key: object) -> None:
        """Choose a row by its key."""
        self._choose(self._rows.row_of(key), fallback=0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        entry = self._rows.entry(self.currentIndex().row())
        if entry is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._act(entry)
        elif entry is not None and event.key() == Qt.Key.Key_Right:
            self.opened.emit(entry.key)
        else:
            super().keyPressEvent(event)

    def moveCursor(  # noqa: N802  Qt's name
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Go past a heading, in front of which Qt would stop."""
        there, here = super().moveCursor(action, modifiers), self.currentIndex()
        leaps = _LEAPS.get(action)
        moves = there != here and self._rows.entry(there.row()) is not None
        if moves or leaps is None or not here.isValid():
            return there
        page = max(self.viewport().height() // max(self.visualRect(here).height(), 1) - 1, 1)
        wanted = self._nearest_entry(max(here.row() + leaps * page, 0) if leaps else 0)
        if wanted == self._nearest_entry(0):
            self.scrollToTop()  # with its heading
        return self._rows.index(wanted)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        on_action, on_name = self._parts_under(index, event.position().toPoint())
        cursor = Qt.CursorShape.PointingHandCursor if on_action or on_name else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(cursor)
        hovered = index.row() if on_action else -1
        if hovered != self._painter.hovered_action:
            self._painter.hovered_action = hovered
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        super().mouseReleaseEvent(event)
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        index = self.indexAt(event.position().toPoint())
        entry = self._rows.entry(index.row())
        on_action, on_name = self._parts_under(index, event.position().toPoint())
        if entry is not None and on_action:
            self._act(entry)
        elif entry is not None and on_name:
            self.opened.emit(entry.key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        index = self.indexAt(event.position().toPoint())
        entry = self._rows.entry(index.row())
        if entry is not None and not any(self._parts_under(index, event.position().toPoint())):
            self.opened.emit(entry.key)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802  Qt's name
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        entry = self._rows.entry(index.row())
        if entry is not None:
            place = event.pos() if by_mouse else self.visualRect(index).center()
            self.menu_wanted.emit(entry.key, self.viewport().mapToGlobal(place))

    def _tick(self) -> None:
        """Paint what the chips say by now; news of changed rows would have all of them laid out again.

        Start-up: not before, for a bare widget in Python’s hands brings in every kind that there is.
        """
        self.viewport().update()

    def _act(self, entry: Entry) -> None:
        if entry.action:
            self.acted.emit(entry.key)
        else:
            self.opened.emit(entry.key)

    def _parts_under(self, index: QModelIndex, at: QPoint) -> tuple[bool, bool]:
        """Return whether a point is on a row's button, and whether on its name."""
        entry = self._rows.entry(index.row())
        if entry is None:
            return False, False
        rect = QRectF(self.visualRect(index))
        point = at.toPointF()
        return action_rect(rect, entry).contains(point), self._painter.plan.cell(rect, 0).contains(point)

    def _choose(self, row: int, *, fallback: int) -> None:
        wanted = row if row >= 0 else self._nearest_entry(fallback)
        self.setCurrentIndex(self._rows.index(wanted) if wanted >= 0 else QModelIndex())

    def _nearest_entry(self, row: int) -> int:
        count = self._rows.rowCount()
        candidates = (*range(row, count), *range(min(row, count) - 1, -1, -1))
        return next((each for each in candidates if self._rows.entry(each)), -1)
