"""Lists of what happened and of facts, read more than worked on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QSizePolicy, QWidget

from frontdesk.ui.delegates.fact import Fact, FactDelegate
from frontdesk.ui.delegates.timeline import TimelineDelegate, TimelineEvent

T = TypeVar("T", TimelineEvent, Fact)
AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class ToldModel(QAbstractListModel, Generic[T]):
    """Events or facts in order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[T, ...] = ()

    def set_rows(self, rows: Sequence[T]) -> None:
        """Tell something else."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row(self, place: int) -> T | None:
        """Return what stands in a place, or None."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:  # noqa: N802  Qt's name
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the row itself or its words."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _words(row)
        return None


class _ToldList(QListView):
    """A list whose rows take the height that their text needs.

    `opened` carries the key of a row clicked or entered, if it has one.
    """

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = False
        self.setProperty("look", "bare")
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._open)

    def show_whole(self) -> None:
        """Take the height of all rows and never scroll: for the few facts of a card."""
        self._whole = True
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()  # Qt itself does so only for another height
            if self._whole:
                self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        if not self._whole:
            return super().sizeHint()
        rows = range(self.model().rowCount())
        return QSize(200, sum(self.sizeHintForIndex(self.model().index(row, 0)).height() for row in rows))

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return self.sizeHint() if self._whole else super().minimumSizeHint()

    def _open(self, index: QModelIndex) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if row is not None and row.key is not None:
            self.opened.emit(row.key)


class Timeline(_ToldList):
    """Everything that happened to a case, in order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told: ToldModel[TimelineEvent] = ToldModel(self)
        self.setModel(self._told)
        self.setItemDelegate(TimelineDelegate(self))
        self._at_end = False
        self.verticalScrollBar().rangeChanged.connect(self._follow)
        self.verticalScrollBar().valueChanged.connect(self._note_place)

    def show_last(self) -> None:
        """Stand at the newest event, also when its height is known only once the width is."""
        self._at_end = True
        self.scrollToBottom()

    def set_events(self, events: Sequence[TimelineEvent]) -> None:
        """Tell these events, in this order."""
        self._told.set_rows(events)
        self.updateGeometry()

    def _follow(self, _lowest: int, highest: int) -> None:
        if self._at_end:
            self.verticalScrollBar().setValue(highest)

    def _note_place(self, place: int) -> None:
        self._at_end = place == self.verticalScrollBar().maximum()


class FactList(_ToldList):
    """Facts under one another: what is owed and why, or what was before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told: ToldModel[Fact] = ToldModel(self)
        self.setModel(self._told)
        self.setItemDelegate(FactDelegate(self))

    def set_facts(self, facts: Sequence[Fact]) -> None:
        """Tell these facts, in this order."""
        self._told.set_rows(facts)
        self.updateGeometry()


def _words(row: TimelineEvent | Fact) -> str:
    if isinstance(row, Fact):
        return ", ".join(filter(None, (row.title, row.chip.text, row.right, row.detail)))
    return ", ".join(filter(None, (row.when, row.title, row.detail)))
