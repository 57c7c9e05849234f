"""What the search field finds, dropped down under it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from frontdesk.ui.delegates.suggestion import Suggestion
from frontdesk.ui.widgets.search_field import SearchField
from frontdesk.ui.widgets.suggestions import SuggestionPopup

SHORTEST_QUERY = 2


class SearchResults(QObject):
    """Asks for results from the second character on and offers what comes.

    `asked` carries the text; whoever answers calls `offer` with the same
    text. `picked` carries the key of the row taken; `all_wanted` the text
    when Enter is pressed and no row is chosen.
    """

    asked = Signal(str)
    picked = Signal(object)
    all_wanted = Signal(str)

    def __init__(self, field: SearchField, parent: QWidget) -> None:
        super().__init__(parent)
        self._field = field
        self._popup = SuggestionPopup(field)
        self._popup.picked.connect(self._take)
        field.typed.connect(self._ask)
        field.moved.connect(self._popup.move_by)
        field.entered.connect(self._enter)
        field.left.connect(self._popup.hide)

    @property
    def popup(self) -> SuggestionPopup:
        """Return the list itself."""
        return self._popup

    def offer(self, text: str, rows: Sequence[Suggestion]) -> None:
        """Show results, unless the text has changed since."""
        if text == self._field.text():
            self._popup.offer(rows)

    def _ask(self, text: str) -> None:
        if len(text.strip()) >= SHORTEST_QUERY:
            self.asked.emit(text)
        else:
            self._popup.hide()

    def _enter(self) -> None:
        if not self._popup.take() and self._field.text().strip():
            self.all_wanted.emit(self._field.text())

    def _take(self, key: object) -> None:
        self._field.clear()
        self.picked.emit(key)
