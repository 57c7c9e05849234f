"""A board: columns of cards that are dragged, or moved by the keyboard, from one column to another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

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
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QLabel, QListView, QVBoxLayout, QWidget

from frontdesk.ui.delegates.card import CARD_ROLE, Card, CardDelegate
from frontdesk.ui.widgets.card import label

_MIME = "application/x-frontdesk-card"
_ROOT = QModelIndex()
AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it stands for, its heading, how many there are, and the first of them."""

    key: str
    title: str
    count: int
    cards: tuple[Card, ...]


class _Cards(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.cards: tuple[Card, ...] = ()

    def set_cards(self, cards: tuple[Card, ...]) -> None:
        self.beginResetModel()
        self.cards = cards
        self.endResetModel()

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


class _ColumnView(QListView):
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


class Board(QWidget):
    """Left and Right go from column to column, with Control they take the card along.

    `moved` carries the keys of a card and of the column where it is wanted; `opened` that of a card.
    """

    moved = Signal(str, str)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        self._keys: tuple[str, ...] = ()
        self._headings: list[QLabel] = []
        self.views: list[_ColumnView] = []

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Show other cards; the card chosen stays chosen, wherever it is now."""
        chosen = self.current_key
        if tuple(column.key for column in columns) != self._keys:
            self._build(columns)
        for column, heading, view in zip(columns, self._headings, self.views, strict=True):
            heading.setText(f"{column.title}  {column.count}")
            view.setAccessibleName(f"{column.title}, {column.count}")
            place = view.currentIndex().row()
            view.cards.set_cards(column.cards)
            view.choose(next((at for at, card in enumerate(column.cards) if card.key == chosen), place))

    @property
    def current_key(self) -> str:
        """Return the key of the card that the keyboard is on, or nothing."""
        view = next((view for view in self.views if view.hasFocus()), None)
        return view.key if view else ""

    def focus_first(self) -> None:
        """Put the keyboard on the first column that has cards, unless it is on the board."""
        if not any(view.hasFocus() for view in self.views):
            filled = (view for view in self.views if view.cards.rowCount())
            view = next(filled, self.views[0] if self.views else None)
            if view is not None:
                view.setFocus()

    def _build(self, columns: Sequence[Column]) -> None:
        while self._row.count():
            item = self._row.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.deleteLater()
        self._keys = tuple(column.key for column in columns)
        self._headings, self.views = [], []
        for place in range(len(columns)):
            frame = QFrame()
            column = QVBoxLayout(frame)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(8)
            heading, view = label("", "section"), _ColumnView(frame)
            column.addWidget(heading)
            column.addWidget(view, 1)
            self._row.addWidget(frame, 1)
            self._headings.append(heading)
            self.views.append(view)
            self._connect(place, view)

    def _connect(self, place: int, view: _ColumnView) -> None:
        view.opened.connect(self.opened)
        view.stepped.connect(self._stepping(place))
        view.dropped.connect(lambda key: self.moved.emit(key, self._keys[place]))
        view.pushed.connect(lambda step: self._push(view.key, place + step))

    def _stepping(self, place: int) -> Callable[[int], None]:
        def step(by: int) -> None:
            following = place + by
            if 0 <= following < len(self.views):
                view = self.views[following]
                view.choose(max(self.views[place].currentIndex().row(), 0))
                view.setFocus()

        return step

    def _push(self, key: str, place: int) -> None:
        if key and 0 <= place < len(self._keys):
            self.moved.emit(key, self._keys[place])
