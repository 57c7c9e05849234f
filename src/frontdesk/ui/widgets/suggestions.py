"""A list that drops down under a line being typed, and never takes the keyboard from it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from frontdesk.ui.delegates.suggestion import ROW_HEIGHT, SUGGESTION_ROLE, Suggestion, SuggestionDelegate

_MOST_ROWS = 8
_LEAST_WIDTH = 340
_GAP = 4
AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class SuggestionModel(QAbstractListModel):
    """What is offered now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Suggestion, ...] = ()

    def set_rows(self, rows: Sequence[Suggestion]) -> None:
        """Offer other rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:  # noqa: N802  Qt's name
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the row, its first line, or both lines for screen readers."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        answers: dict[int, object] = {
            SUGGESTION_ROLE: row,
            Qt.ItemDataRole.DisplayRole: row.first,
            Qt.ItemDataRole.AccessibleTextRole: f"{row.first} {row.second} {row.right}".strip(),
        }
        return answers.get(role)


class SuggestionPopup(QFrame):
    """Drops down under `anchor` inside the same window; its text is typed by whoever owns it."""

    picked = Signal(object)

    def __init__(self, anchor: QWidget, name: str = "") -> None:
        super().__init__(anchor.window())
        self._anchor = anchor
        self._model = SuggestionModel(self)
        self._list = QListView(self)
        self._list.setModel(self._model)
        self._list.setItemDelegate(SuggestionDelegate(self._list))
        self._list.setUniformItemSizes(True)
        self._list.setMouseTracking(True)
        self._list.setAccessibleName(name)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.entered.connect(self._list.setCurrentIndex)
        self._list.clicked.connect(lambda index: self._pick(index.row()))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("look", "popup")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(5, 5, 5, 5)
        layout.addWidget(self._list)
        anchor.installEventFilter(self)
        self.hide()

    @property
    def current(self) -> Suggestion | None:
        """Return the row that Enter would take."""
        found: Suggestion | None = self._list.currentIndex().data(SUGGESTION_ROLE)
        return found if self.isVisible() else None

    def offer(self, rows: Sequence[Suggestion], *, first_chosen: bool = True) -> None:
        """Show rows; none closes the list."""
        self._model.set_rows(rows)
        if not rows or not self._anchor.isVisible():
            self.hide()
            return
        self._place(len(rows))
        self._list.setCurrentIndex(self._model.index(0) if first_chosen else QModelIndex())
        self.show()
        self.raise_()

    def move_by(self, step: int) -> None:
        """Choose another row, from the last to the first and back."""
        count = self._model.rowCount()
        if not self.isVisible() or count == 0:
            return
        current = self._list.currentIndex().row()
        start = current if current >= 0 else (-1 if step > 0 else count)
        self._list.setCurrentIndex(self._model.index((start + step) % count))

    def take(self) -> bool:
        """Pick the chosen row; tells whether there was one."""
        if self.current is None:
            return False
        self._pick(self._list.currentIndex().row())
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if watched is self._anchor and event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.hide()
        return False

    def _pick(self, row: int) -> None:
        suggestion: Suggestion = self._model.index(row).data(SUGGESTION_ROLE)
        self.hide()
        self.picked.emit(suggestion.key)

    def _anchored(self) -> QRect:
        """Return what the list hangs on, in the window's coordinates."""
        return QRect(self._anchor.mapTo(self._anchor.window(), QPoint(0, 0)), self._anchor.size())

    def _place(self, count: int) -> None:
        window = self._anchor.window()
        self.setParent(window)
        anchored = self._anchored()
        height = min(count, _MOST_ROWS) * ROW_HEIGHT + 12
        width = max(anchored.width(), _LEAST_WIDTH)
        place = QPoint(anchored.left(), anchored.top() + anchored.height() + _GAP)
        if place.y() + height > window.height():
            above = anchored.top() - _GAP - height
            place.setY(above if above >= 0 else max(window.height() - height, 0))
        place.setX(max(min(place.x(), window.width() - width), 0))
        self.setGeometry(QRect(place, QSize(width, height)))
