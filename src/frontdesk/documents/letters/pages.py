"""The pages of a letter: stationery, address, information and text in their places."""

from __future__ import annotations

from collections.abc import Sequence

from frontdesk.documents.address import place_address
from frontdesk.documents.blocks import Frame, placed
from frontdesk.documents.content import Align, LetterContent
from frontdesk.documents.finished.fits import check_letter, check_printable
from frontdesk.documents.fixed_words import fixed_words
from frontdesk.documents.layouts.geometry import millimetres, points
from frontdesk.documents.layouts.layout import LetterLayout, letter_layout
from frontdesk.documents.letters.information import place_information
from frontdesk.documents.letters.stationery import StationeryMaker
from frontdesk.documents.letters.text import LetterText
from frontdesk.documents.letters.window_head import place_window_head
from frontdesk.documents.page_flow import flow
from frontdesk.documents.pdf.items import Item, Page, Rule
from frontdesk.documents.pictures.codes import place_code
from frontdesk.documents.text.typesetter import Typesetter

_HEAD_TOP = 18.0  # mm from the upper edge: what page two and further begin with
_HEAD_SHARE = 0.8  # of the width, for who and what; the rest is for the page's number
_BELOW_HEAD = 2.2
_HAIRLINE = 0.4


class LetterComposer:
    """Composes letters; what they have in common is made once."""

    def __init__(self, typesetter: Typesetter) -> None:
        self._typesetter = typesetter
        self._stationery = StationeryMaker(typesetter)

    def pages(self, content: LetterContent) -> list[Page]:
        """Return the finished pages of one letter.

        Raises `FrontDeskError` when it would not look out of its envelope's window as it should,
        when something does not fit on the paper, or when no font has one of its characters.
        """
        layout = letter_layout(content.layout, content.letterhead)
        blocks = LetterText(content, layout, self._typesetter).blocks()
        texts = flow(blocks, _frame(layout, layout.body.top), _frame(layout, layout.body.next_top))
        first = self._first(content, layout, texts[0])
        check_letter(first, layout)
        further = [
            self._further(content, layout, items, number, len(texts))
            for number, items in enumerate(texts[1:], start=2)
        ]
        for page in further:
            check_printable(page, layout.sheet.printable)
        return [first, *further]

    def _first(self, content: LetterContent, layout: LetterLayout, text: Sequence[Item]) -> Page:
        style = layout.look["address"]
        items = (
            *place_window_head(content, layout, self._typesetter),
            *place_address(
                content.recipient,
                layout.address,
                style,
                self._typesetter,
                content.language,
                too_large="paper.address_does_not_fit" if layout.window else "paper.address_too_large",
            ),
            *place_information(content, layout, self._typesetter),
            *text,
            *_code(content, layout),
        )
        stationery = self._stationery.first_page(content, layout)
        return Page(layout.sheet.width, layout.sheet.height, items, stationery)

    def _further(
        self, content: LetterContent, layout: LetterLayout, text: Sequence[Item], number: int, count: int
    ) -> Page:
        items = (*self._head(content, layout, number, count), *text)
        stationery = self._stationery.further_page(content, layout)
        return Page(layout.sheet.width, layout.sheet.height, items, stationery)

    def _head(self, content: LetterContent, layout: LetterLayout, number: int, count: int) -> list[Item]:
        style, language = layout.look["head"], content.language
        left, width = layout.body.left, layout.body_width
        about = " · ".join((content.recipient.name, content.reference, content.date))
        who = self._typesetter.paragraph(about, style, points(width * _HEAD_SHARE), language)[0]
        page = fixed_words(language)["page"].format(page=number, pages=count)
        bottom = _HEAD_TOP + millimetres(style.leading) + _BELOW_HEAD
        return [
            placed(who, left, _HEAD_TOP, width, role="head"),
            placed(
                self._typesetter.line(page, style, language),
                left,
                _HEAD_TOP,
                width,
                align=Align.END,
                role="head",
            ),
            Rule(left, bottom, left + width, bottom, _HAIRLINE, layout.look.colours["line"]),
        ]


def _frame(layout: LetterLayout, top: float) -> Frame:
    return Frame(layout.body.left, top, layout.sheet.height - layout.body.bottom - top)


def _code(content: LetterContent, layout: LetterLayout) -> list[Item]:
    kind = layout.code_kind(content)
    return [place_code(content.code, kind, layout.codes[kind])] if kind else []
