"""One column of a board: its cards, dragged away, dropped here, or moved by the keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from frontdesk.ui.delegates.card import CARD_ROLE, Card, CardDelegate

_MIME = "application/x-frontdesk-card"
_ROOT = QModelIndex()
AnyIndex = QModelIndex | QPersistentModelIndex


class _Cards(QAbstractListModel):
    more_wanted = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.cards: tuple[Card, ...] = ()
        self._count = 0
        self._asked = False  # for more, which have not come yet

    def set_cards(self, cards: tuple[Card, ...], count: int) -> None:
        self.beginResetModel()
        self.cards, self._count, self._asked = cards, count, False
        self.endResetModel()

    def add_cards(self, cards: Sequence[Card]) -> None:
        known = {card.key for card in self.cards}
        new = tuple(card for card in cards if card.key not in known)
        self._asked = not new  # with nothing new to show there is nothing to ask for again
        if new:
            self.beginInsertRows(_ROOT, len(self.cards), len(self.cards) + len(new) - 1)
            self.cards += new
            self.endInsertRows()

    def canFetchMore(self, parent: AnyIndex) -> bool:  # noqa: N802  Qt's name
        return not parent.isValid() and not self._asked and len(self.cards) < self._count

    def fetchMore(self, parent: AnyIndex) -> None:  # noqa: N802  Qt's name
        """Ask for what follows, as the end comes into sight."""
        if self.canFetchMore(parent):
            self._asked = True
            self.more_wanted.emit()

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:  # noqa: N802  Qt's name
        return 0 if parent.isValid() else len(self.cards)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        card = self.cards[index.row()]
        if role == CARD_ROLE:
            return card
        words = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
        return card.words if role in words else None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def mimeTypes(self) -> list[str]:  # noqa: N802  Qt's name
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802  Qt's name
        data = QMimeData()
        data.setData(_MIME, QByteArray(self.cards[indexes[0].row()].key.encode()))
        return data


class ColumnView(QListView):
    """The cards of one column."""

    dropped = Signal(str)  # the key of a card of another column
    opened = Signal(str)
    stepped = Signal(int)  # to the column at the left or right
    pushed = Signal(int)  # the card goes there

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.cards = _Cards(self)
        self.setModel(self.cards)
        self.setItemDelegate(CardDelegate(self))
        self.setProperty("look", "bare")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.doubleClicked.connect(self._open)

    @property
    def key(self) -> str:
        """Return the key of the card chosen, or nothing."""
        row = self.currentIndex().row()
        return self.cards.cards[row].key if 0 <= row < len(self.cards.cards) else ""

    def choose(self, row: int) -> None:
        """Choose a card by its place, or the nearest there is."""
        last = self.cards.rowCount() - 1
        self.setCurrentIndex(self.cards.index(min(max(row, 0), last), 0) if last >= 0 else QModelIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.key() in steps:
            held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            (self.pushed if held else self.stepped).emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802  Qt's name
        self._welcome(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802  Qt's name
        self._welcome(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802  Qt's name
        """Tell of a card that was dropped; whoever hears of it moves it, or asks first."""
        event.setDropAction(Qt.DropAction.IgnoreAction)  # the card stays where it is until it has moved
        event.accept()
        self.dropped.emit(bytes(event.mimeData().data(_MIME).data()).decode())

    def _welcome(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(_MIME) and event.source() is not self:
            event.acceptProposedAction()
        else:
            event.ignore()

    def _open(self, index: QModelIndex) -> None:
        card = index.data(CARD_ROLE)
        if isinstance(card, Card):
            self.opened.emit(card.key)
