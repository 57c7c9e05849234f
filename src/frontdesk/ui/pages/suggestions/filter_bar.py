"""The bar above the board and the list: which entries are shown, and in which order."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QWidget

from frontdesk.services.suggestions.filter import (
    NEWEST_FIRST,
    SuggestionFilter,
    SuggestionOrder,
    SuggestionSort,
)
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.widgets.search_field import SearchField
from frontdesk.ui.widgets.segmented import Choice, Segmented

_TYPED_MS = 250
_KEYS = "Ctrl+F"


class Which(StrEnum):
    """Whose entries."""

    MINE = "mine"
    EVERYONE = "everyone"


_NARROW: Mapping[str, Mapping[str, Any]] = {
    "all": {},
    "overdue": {"overdue": True},
    "unassigned": {"unassigned": True},
    "withheld": {"withheld": True},
}
_ORDERS: Mapping[str, SuggestionOrder] = {
    "newest": NEWEST_FIRST,
    "oldest": SuggestionOrder(descending=False),
    "wanted": SuggestionOrder(SuggestionSort.SUPPORT),
    "due": SuggestionOrder(SuggestionSort.DUE, descending=False),
}


class BookFilter(QObject):
    """Reads a `SuggestionFilter`.

    `changed` tells that another one is wanted, `left` that the keyboard goes on to what was found.
    """

    changed = Signal()
    left = Signal()

    def __init__(self, page: PageContext, form: QWidget) -> None:
        super().__init__(form)
        self._bar = find(form, QWidget, "filter_bar")
        self._scope = find(form, Segmented, "scope")
        self._text = find(form, SearchField, "text")
        self._narrow = find(form, QComboBox, "narrow")
        self._order = find(form, QComboBox, "order")
        self._typed = QTimer(self, interval=_TYPED_MS, singleShot=True)
        self._scope.set_choices([Choice(each.value, page.say(f"today.scope.{each}")) for each in Which])
        self._scope.set_value(Which.EVERYONE.value)
        for box, name, values in ((self._narrow, "narrow", _NARROW), (self._order, "order", _ORDERS)):
            for value in values:
                box.addItem(page.say(f"suggestions.{name}.{value}"), value)
        self._connect(form)

    def which(self, me: int | None) -> SuggestionFilter:
        """Return the filter that the bar shows, to whoever sits here."""
        mine = Which(self._scope.value) is Which.MINE
        narrow = _NARROW[self._narrow.currentData()]
        return SuggestionFilter(text=self._text.text(), assignee=(me or 0) if mine else None, **narrow)

    @property
    def order(self) -> SuggestionOrder:
        """Return the order that was chosen."""
        return _ORDERS[self._order.currentData()]

    @property
    def narrows(self) -> bool:
        """Whether anything of the book is left out."""
        return self.which(None) != SuggestionFilter()

    def set_visible(self, shown: bool) -> None:  # noqa: FBT001  as Qt's own
        """Show the bar, or hide it where it would narrow nothing down."""
        self._bar.setVisible(shown)

    def _connect(self, form: QWidget) -> None:
        self._typed.timeout.connect(self.changed)
        self._text.textChanged.connect(lambda _text: self._typed.start())
        for gone in (self._text.entered, self._text.left, self._text.moved):
            gone.connect(self.left)
        self._scope.chosen.connect(self.changed)
        self._scope.decided.connect(self.left)
        for box in (self._narrow, self._order):
            box.currentIndexChanged.connect(lambda _index: self.changed.emit())
        QShortcut(QKeySequence(_KEYS), form).activated.connect(self._text.setFocus)
