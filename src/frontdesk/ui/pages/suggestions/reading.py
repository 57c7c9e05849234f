"""What the page of the book shows, read as its filter says and a column at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from frontdesk.domain.suggestions import SuggestionState
from frontdesk.services.context import Context
from frontdesk.services.suggestions.board import more_cards, suggestion_board
from frontdesk.services.suggestions.filter import SuggestionFilter, SuggestionOrder
from frontdesk.services.suggestions.telling_views import count_to_be_told, to_be_told
from frontdesk.services.suggestions.views import BoardColumn, SuggestionRow, TellingView
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.suggestions.filter_bar import BookFilter


@dataclass(frozen=True, slots=True)
class Shown:
    """What was found; those who are to be told are only counted until somebody looks at them."""

    columns: tuple[BoardColumn, ...]
    to_tell: int
    tellings: tuple[TellingView, ...] | None = None


@dataclass(frozen=True, slots=True)
class _Wish:
    """Which entries are asked for, of which columns more than the first, and whether who is to be told."""

    which: SuggestionFilter
    order: SuggestionOrder
    more: Mapping[SuggestionState, int]
    tellings: bool


class BookReading(QObject):
    """Keeps what was found; `more_found` carries a state and the rows that follow in its column."""

    found = Signal()
    more_found = Signal(object, object)

    def __init__(self, page: PageContext, book_filter: BookFilter) -> None:
        super().__init__(book_filter)
        self.shown: Shown | None = None
        self._page = page
        self._filter = book_filter
        self._more: dict[SuggestionState, int] = {}  # how many of a column were asked for
        self._tellings = False  # whether those who are to be told are looked at
        book_filter.changed.connect(self._begin_anew)

    @property
    def tellings(self) -> tuple[TellingView, ...]:
        """Return those who are to be told, as far as they were read."""
        return self.shown.tellings or () if self.shown else ()

    def look_at_tellings(self, *, wanted: bool) -> bool:
        """Read who is to be told from now on, or only count them; return whether they are known."""
        self._tellings = wanted
        known = self.shown is not None and self.shown.tellings is not None
        if wanted and not known:
            self.refresh()
        return known

    def telling(self, key: object) -> TellingView | None:
        """Return whom a row of those to be told is about."""
        tellings = self.tellings
        return next((each for each in tellings if (each.suggestion, each.id) == key), None)

    def refresh(self) -> None:
        """Read the book again, as far as it is shown."""
        wish = self._wish()
        self._page.read(
            lambda context: _ask(context, wish), self._show, replace_key=(id(self), "book"), owner=self
        )

    def ask_for_more(self, state: SuggestionState) -> None:
        """Read what follows in a column."""
        wish, columns = self._wish(), self.shown.columns if self.shown else ()
        known = next((len(each.rows) for each in columns if each.state is state), 0)
        self._page.read(
            lambda context: more_cards(context, wish.which, wish.order, state=state, shown=known),
            lambda rows: self._add(state, rows),
            replace_key=(id(self), state),
            owner=self,
        )

    def _wish(self) -> _Wish:
        who = self._page.context.actor.staff_id
        return _Wish(self._filter.which(who), self._filter.order, dict(self._more), self._tellings)

    def _begin_anew(self) -> None:
        """Read what another filter lets through, from its beginning."""
        self._more.clear()
        self.refresh()

    def _show(self, found: Shown) -> None:
        self.shown = found
        self.found.emit()

    def _add(self, state: SuggestionState, rows: Sequence[SuggestionRow]) -> None:
        if self.shown is not None:
            columns = tuple(_with(each, state, rows) for each in self.shown.columns)
            self.shown = replace(self.shown, columns=columns)
            self._more |= {each.state: len(each.rows) for each in columns if each.state is state}
            self.more_found.emit(state, rows)


def _ask(context: Context, wish: _Wish) -> Shown:
    columns = suggestion_board(context, wish.which, wish.order, more=wish.more)
    if not wish.tellings:
        return Shown(columns, count_to_be_told(context))
    tellings = to_be_told(context)
    return Shown(columns, len(tellings), tellings)


def _with(column: BoardColumn, state: SuggestionState, rows: Sequence[SuggestionRow]) -> BoardColumn:
    """Return a column with further rows at its end, if they are its own; what it has already is left out."""
    if column.state is not state:
        return column
    known = {row.id for row in column.rows}
    return replace(column, rows=(*column.rows, *(row for row in rows if row.id not in known)))
