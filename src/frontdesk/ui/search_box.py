"""The search field at the top: people, numbers, references and words, while typing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from frontdesk.services.context import Context
from frontdesk.ui.delegates.suggestion import Suggestion
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.shell.results import SearchResults
from frontdesk.ui.tasks.lanes import Lane

if TYPE_CHECKING:
    from frontdesk.services.views import SearchHit

_MOST = 12
_PERSON = "customer"
_SUGGESTION = "suggestion"
_CARD = "card"  # a blank page or card of the suggestion book, by its code
_ICONS = {_PERSON: "visit", "case": "cases", "interaction": "note", _SUGGESTION: "suggestion", _CARD: "edit"}


class SearchBox(QObject):
    """Asks the services for what is typed, and shows what is picked."""

    def __init__(self, page: PageContext, results: SearchResults) -> None:
        super().__init__(results)
        self._page = page
        self._results = results
        results.asked.connect(self._ask)
        results.picked.connect(self._show)

    def _ask(self, text: str) -> None:
        self._page.read(
            lambda context: _search(context, text),
            lambda found: self._offer(text, found),
            lane=Lane.TYPING,
            replace_key="search",
            owner=self,
        )

    def _offer(self, text: str, found: Sequence[SearchHit]) -> None:
        rows = [self._row(hit, before) for before, hit in pairwise((None, *found)) if hit is not None]
        self._results.offer(text, rows or [Suggestion(None, self._page.say("search.nothing", text=text))])

    def _row(self, hit: SearchHit, before: SearchHit | None) -> Suggestion:
        """Return the row of a hit; a line parts the people on top from what follows them."""
        kind = self._page.say(f"search.kind.{hit.kind}")
        apart = before is not None and before.kind == _PERSON != hit.kind
        return Suggestion(hit, hit.title, hit.detail, kind, _ICONS.get(hit.kind, "note"), apart=apart)

    def _show(self, key: object) -> None:
        from frontdesk.services.lists.found_case import case_of  # noqa: PLC0415  start-up: see warm_up
        from frontdesk.services.views import SearchHit  # noqa: PLC0415  the same

        if not isinstance(key, SearchHit):
            return
        if key.kind == _PERSON:
            self._page.bus.show_customer.emit(key.target)
        elif key.kind == _CARD:
            self._page.bus.write_on_card.emit(key.title)
        elif key.kind == _SUGGESTION:
            target = key.target
            self._page.read(
                partial(_reference, suggestion=target), self._page.bus.show_suggestion.emit, owner=self
            )
        else:
            self._page.read(lambda context: case_of(context, key), self._show_case, owner=self)

    def _show_case(self, reference: str | None) -> None:
        if reference:
            self._page.bus.show_case.emit(reference)


def _reference(context: Context, *, suggestion: int) -> str:
    from frontdesk.services.suggestions.record import suggestion_of  # noqa: PLC0415  start-up: see warm_up

    return suggestion_of(context.store, suggestion).reference


def _search(context: Context, text: str) -> tuple[SearchHit, ...]:
    from frontdesk.services.lists.searching import search  # noqa: PLC0415  start-up: see warm_up

    return (*_cards(context, text), *search(context, text, limit=_MOST))


def _cards(context: Context, text: str) -> tuple[SearchHit, ...]:
    """Return the blank card whose code a hand scanner has typed, if it is one."""
    if text.lstrip()[:1].upper() != "S" or not any(map(str.isdecimal, text)):
        return ()
    from frontdesk.services.suggestions.scanned_code import blank_card  # noqa: PLC0415  start-up: see warm_up
    from frontdesk.services.views import SearchHit  # noqa: PLC0415  the same

    code = blank_card(context, text)
    return (SearchHit(_CARD, 0, code, ""),) if code else ()
