"""What the search field finds, dropped down under it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from frontdesk.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from frontdesk.ui.delegates.suggestion import Suggestion
    from frontdesk.ui.widgets.suggestions import SuggestionPopup

SHORTEST_QUERY = 2


class SearchResults(QObject):
    """Asks for results from the second character on and offers what comes.

    `asked` carries the text; whoever answers calls `offer` with the same
    text. `picked` carries the key of the row taken. Enter that is quicker
    than the results takes the first of them when they come.
    """

    asked = Signal(str)
    picked = Signal(object)

    def __init__(self, field: SearchField, parent: QWidget) -> None:
        super().__init__(parent)
        self._field = field
        self._popup: SuggestionPopup | None = None
        self._offered = ""  # the text whose results are shown
        self._hasty = False  # Enter was pressed before the results came
        field.typed.connect(self._ask)
        field.moved.connect(self._move)
        field.entered.connect(self._enter)
        field.left.connect(self._close)

    @property
    def popup(self) -> SuggestionPopup:
        """Return the list itself, made when the first text is searched."""
        if self._popup is None:
            from frontdesk.ui.widgets.suggestions import SuggestionPopup  # noqa: PLC0415  start-up: see warm_up

            self._popup = SuggestionPopup(self._field)
            self._popup.picked.connect(self._take)
        return self._popup

    def offer(self, text: str, rows: Sequence[Suggestion]) -> None:
        """Show results, unless the text has changed since."""
        if text != self._field.text():
            return
        self._offered = text
        self.popup.offer(rows)
        if self._hasty:
            self._enter()

    def _ask(self, text: str) -> None:
        self._offered, self._hasty = "", False
        if len(text.strip()) >= SHORTEST_QUERY:
            self.asked.emit(text)
        else:
            self._close()

    def _close(self) -> None:
        self._hasty = False
        if self._popup is not None:
            self._popup.hide()

    def _move(self, step: int) -> None:
        self.popup.move_by(step)

    def _enter(self) -> None:
        self._hasty = self._offered != self._field.text()
        chosen = None if self._hasty else self.popup.current
        if chosen is not None and chosen.key is not None:  # the row that says that nothing was found has none
            self.popup.take()

    def _take(self, key: object) -> None:
        self._field.clear()
        self.picked.emit(key)
