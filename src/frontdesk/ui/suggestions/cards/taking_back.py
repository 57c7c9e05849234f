"""Taking a batch of cards back from the notice, and taking that back in turn."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from frontdesk.services.suggestions.cards import CardsTakenBack, bring_back_cards, take_back_cards
from frontdesk.services.suggestions.writing import Written
from frontdesk.ui.page_context import PageContext, Tell


def take_back(page: PageContext, written: Sequence[Written]) -> None:
    """Take the entries of a batch back, and say which stay because somebody went on with them."""

    def done(found: CardsTakenBack) -> None:
        told = [page.say("dialog.cards.taken_back", count=len(found.taken))] if found.taken else []
        told += [page.say("dialog.cards.kept", count=len(found.kept))] if found.kept else []
        undo = partial(_bring_back, page, found.taken) if found.taken else None
        page.bus.tell.emit(Tell(" · ".join(told), undo))

    page.write(lambda context: take_back_cards(context, written=written), done, owner=page.bus)


def _bring_back(page: PageContext, taken: Sequence[Written]) -> None:
    def done(found: Sequence[Written]) -> None:
        undo = partial(take_back, page, found) if found else None
        page.bus.tell.emit(Tell(page.say("dialog.cards.done", count=len(found)), undo))

    page.write(lambda context: bring_back_cards(context, taken=taken), done, owner=page.bus)
