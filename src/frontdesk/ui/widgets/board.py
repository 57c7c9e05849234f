"""A board: columns of cards that are dragged, or moved by the keyboard, from one column to another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from frontdesk.ui.delegates.card import Card
from frontdesk.ui.look.layouts import empty
from frontdesk.ui.widgets.board_column import ColumnView
from frontdesk.ui.widgets.card import label


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it stands for, its heading, how many there are, and the first of them."""

    key: str
    title: str
    count: int
    cards: tuple[Card, ...]


class Board(QWidget):
    """Left and Right go from column to column, with Control they take the card along.

    `moved` carries the keys of a card and of the column where it is wanted; `opened` that of a card, and
    `more_wanted` that of a column whose end is in sight.
    """

    moved = Signal(str, str)
    opened = Signal(str)
    more_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        self._keys: tuple[str, ...] = ()
        self._opened = ""  # the card that was opened last: whoever comes back goes on there
        self._headings: list[QLabel] = []
        self.views: list[ColumnView] = []
        self.opened.connect(self._remember)

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Show other cards; the card chosen stays chosen, wherever it is now."""
        chosen = self.current_key or self._opened
        if tuple(column.key for column in columns) != self._keys:
            self._build(columns)
        for column, heading, view in zip(columns, self._headings, self.views, strict=True):
            heading.setText(f"{column.title}  {column.count}")
            view.setAccessibleName(f"{column.title}, {column.count}")
            place = view.currentIndex().row()
            view.cards.set_cards(column.cards, column.count)
            view.choose(next((at for at, card in enumerate(column.cards) if card.key == chosen), place))

    def start_over(self) -> None:
        """Go back to the first card of each column: others will be shown."""
        self._opened = ""
        for view in self.views:
            view.choose(0)
            view.scrollToTop()

    def add_cards(self, key: str, cards: Sequence[Card]) -> None:
        """Show more cards at the end of a column."""
        if key in self._keys:
            self.views[self._keys.index(key)].cards.add_cards(cards)

    @property
    def current_key(self) -> str:
        """Return the key of the card that the keyboard is on, or nothing."""
        view = next((view for view in self.views if view.hasFocus()), None)
        return view.key if view else ""

    def focus_card(self) -> None:
        """Put the keyboard on the card that was opened last, or on the first column that has cards.

        On the board already it stays where it is.
        """
        if not any(view.hasFocus() for view in self.views):
            left = (view for view in self.views if self._opened and view.key == self._opened)
            filled = (view for view in self.views if view.cards.rowCount())
            view = next(left, None) or next(filled, self.views[0] if self.views else None)
            if view is not None:
                view.setFocus()

    def _build(self, columns: Sequence[Column]) -> None:
        empty(self._row)
        self._keys = tuple(column.key for column in columns)
        self._headings, self.views = [], []
        for place in range(len(columns)):
            frame = QFrame()
            column = QVBoxLayout(frame)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(8)
            heading, view = label("", "section"), ColumnView(frame)
            column.addWidget(heading)
            column.addWidget(view, 1)
            self._row.addWidget(frame, 1)
            self._headings.append(heading)
            self.views.append(view)
            self._connect(place, view)

    def _connect(self, place: int, view: ColumnView) -> None:
        view.opened.connect(self.opened)
        view.cards.more_wanted.connect(lambda: self.more_wanted.emit(self._keys[place]))
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

    def _remember(self, key: str) -> None:
        self._opened = key

    def _push(self, key: str, place: int) -> None:
        if key and 0 <= place < len(self._keys):
            self.moved.emit(key, self._keys[place])
