"""Postcards on sheets: as many as a sheet has places, on one side or on both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from frontdesk.documents.batch import Refused, Told, batch
from frontdesk.documents.content import CardPrint, Flip, PostcardContent, Sides
from frontdesk.documents.finished.check import Written
from frontdesk.documents.finished.fits import check_printable
from frontdesk.documents.layouts.geometry import Box
from frontdesk.documents.layouts.layout import PostcardLayout, Sheet, postcard_layout
from frontdesk.documents.pdf.items import Item, Page, Rule
from frontdesk.documents.postcards.page import address_side, message_side, picture_side, shared_side
from frontdesk.documents.sheets.grid import cut_lines
from frontdesk.documents.text.typesetter import Typesetter

_CUT_WEIGHT = 0.35
_AROUND_ADDRESS = 2.0  # mm that stay free


@dataclass(frozen=True, slots=True)
class _Card:
    content: PostcardContent
    layout: PostcardLayout
    front: tuple[Item, ...]
    back: tuple[Item, ...]


class CardSheets:
    """Lays postcards on their sheets. One sheet follows the other, its back after its front."""

    def __init__(self, typesetter: Typesetter, how: CardPrint) -> None:
        self._typesetter = typesetter
        self._how = how

    def pages(
        self,
        contents: Iterable[PostcardContent],
        written: Told | None = None,
        refused: Refused[PostcardContent] | None = None,
    ) -> Iterator[Page]:
        """Yield the pages; a card of another layout begins a new sheet.

        `written` and `refused` are told as by `write_letters`. Raises `FrontDeskError` for a place to
        begin at that the sheet has not, and without `refused` for a card that cannot be printed.
        """
        start, first = self._how.start, 0
        for _, cards in groupby(self._cards(contents, refused), key=lambda card: card.layout.id):
            some = iter(cards)
            card = next(some)
            for sheet in card.layout.grid.sheets(_again(card, some), start):
                pages = self._sheet(card.layout.sheet, sheet)
                if written is not None:
                    for place, each in sheet:
                        written(self._written(each, place, first))
                first += len(pages)
                yield from pages
            start = 1

    def _cards(
        self, contents: Iterable[PostcardContent], refused: Refused[PostcardContent] | None
    ) -> Iterator[_Card]:
        return (card for _, card in batch(contents, self._card, refused))

    def _card(self, content: PostcardContent) -> _Card:
        layout, setter = postcard_layout(content.layout, content.letterhead), self._typesetter
        if self._how.sides is Sides.MESSAGE:
            front, back = address_side(content, layout, setter), message_side(content, layout, setter)
        else:
            front, back = shared_side(content, layout, setter), ()
        if self._how.sides is Sides.PICTURE:
            back = picture_side(content, layout, setter, self._how.picture)
        card = _Card(content, layout, front, back)
        for items in (front, back):
            check_printable(Page(layout.card.width, layout.card.height, items), layout.card)
        return card

    def _sheet(self, sheet: Sheet, cards: Sequence[tuple[Box, _Card]]) -> list[Page]:
        front = [item.moved(place.left, place.top) for place, card in cards for item in card.front]
        pages = [Page(sheet.width, sheet.height, (*front, *_marks(cards[0][1].layout)))]
        if self._how.sides is not Sides.ONE:
            back = [
                item.moved(sheet.width - place.right, place.top)
                for place, card in cards
                for item in card.back
            ]
            pages.append(Page(sheet.width, sheet.height, tuple(back), turned=self._is_turned(sheet)))
        for page in pages:
            check_printable(page, sheet.printable)
        return pages

    def _is_turned(self, sheet: Sheet) -> bool:
        """Tell whether the printer turns the sheet over its upper edge: the back must stand on its head."""
        upright = sheet.height >= sheet.width
        return (self._how.flip is Flip.SHORT) if upright else (self._how.flip is Flip.LONG)

    def _written(self, card: _Card, place: Box, first: int) -> Written:
        sheet, both = card.layout.sheet, self._how.sides is not Sides.ONE
        back = Box(sheet.width - place.right, place.top, place.width, place.height)
        if self._is_turned(sheet):
            back = Box(place.left, sheet.height - place.bottom, place.width, place.height)
        shown = card.layout.address.moved(place.left, place.top)
        return Written(
            name=card.content.recipient.name,
            reference=card.content.reference,
            first_page=first,
            pages=2 if both else 1,
            address=card.content.recipient.lines,
            beside=(),
            shown=shown,
            clear=shown.grown(_AROUND_ADDRESS),
            areas=(place, back) if both else (place,),
            printable=sheet.printable,
        )


def _again(first: _Card, others: Iterable[_Card]) -> Iterator[_Card]:
    yield first
    yield from others


def _marks(layout: PostcardLayout) -> list[Rule]:
    if not layout.grid.cut:
        return []
    colour = layout.look.colours["muted"]
    return [Rule(*ends, _CUT_WEIGHT, colour) for ends in cut_lines(layout.grid, layout.sheet.printable)]
