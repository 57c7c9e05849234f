"""The sheets of the notice: what was said in one voice, what was done in another, large enough from 2 m."""

from __future__ import annotations

from collections.abc import Iterator

from frontdesk.documents.blocks import Frame, Row, placed, placed_cell
from frontdesk.documents.content import Align
from frontdesk.documents.finished.fits import check_printable
from frontdesk.documents.fixed_words import fixed_words
from frontdesk.documents.layouts.geometry import Box, millimetres
from frontdesk.documents.page_flow import PageFlow
from frontdesk.documents.pdf.items import Item, Page, Picture, Rule
from frontdesk.documents.pictures.files import picture
from frontdesk.documents.pictures.size import fitted
from frontdesk.documents.suggestions.content import NoticeContent
from frontdesk.documents.suggestions.layouts import notice_layout
from frontdesk.documents.suggestions.notice_item import ItemBlocks
from frontdesk.documents.suggestions.setting import Setter
from frontdesk.documents.text.typesetter import Typesetter

_BAR, _BAR_WEIGHT = 26.0, 4.0
_BELOW_BAR = 4.0
_BELOW_HEAD = 8.0
_LOGO = (60.0, 24.0)
_FOOT = 6.0  # mm from the text down to the foot
_BETWEEN = 11.0
_HAIRLINE = 0.5
_PAGE_NUMBER = 0.24  # of the width


class NoticeComposer:
    """Composes one notice."""

    def __init__(self, content: NoticeContent, typesetter: Typesetter) -> None:
        self._content = content
        self._layout = notice_layout(content.layout, content.letterhead)
        self._setter = Setter(typesetter, self._layout.look, content.language)
        self._words = fixed_words(content.language)
        self._width = self._layout.width
        self._head = self._made_head()

    def pages(self) -> list[Page]:
        """Return the finished sheets, each with the same head."""
        flow = PageFlow(lambda _: self._frame())
        made = ItemBlocks(self._setter, self._words, self._width, self._frame().height)
        for number, item in enumerate(self._content.items):
            flow.add(made.of(item, space=_BETWEEN if number else 0.0))
        if not self._content.items:
            flow.add([self._setter.block(self._words["notice_none"], "said", self._width)])
        flow.turn()
        sheets = [items for _, items in flow.filled()]
        return [self._page(sheet, number, len(sheets)) for number, sheet in enumerate(sheets, start=1)]

    def _frame(self) -> Frame:
        body = self._layout.body
        top = body.top + self._head.height
        return Frame(body.left, top, self._layout.sheet.height - body.bottom - top)

    def _made_head(self) -> Row:
        """Return the bar, the title, the month and whose notice it is."""
        colours, content = self._layout.look.colours, self._content
        logo = self._logo()
        width = self._width - (logo.box.width + _BELOW_HEAD if logo else 0.0)
        items: list[Item] = [Rule(0, 1, _BAR, 1, _BAR_WEIGHT, colours["accent"])]
        top = _BELOW_BAR
        for text, style in ((content.title, "title"), (content.period, "period")):
            for line in self._setter.lines(text, style, width) if text else ():
                items.append(placed(line, 0, top, width, role=style))
                top += millimetres(line.style.leading)
        if logo:
            items.append(logo)
            top = max(top, logo.box.bottom)
        top += _BELOW_HEAD / 2
        items.append(Rule(0, top, self._width, top, _HAIRLINE, colours["line"]))
        return Row(top + _BELOW_HEAD, tuple(items))

    def _logo(self) -> Picture | None:
        data = self._content.letterhead.logo
        if not data:
            return None
        graphic = picture(data)
        wide, high = fitted(graphic, min(_LOGO[0], self._width / 3), _LOGO[1])
        return Picture(Box(self._width - wide, 0, wide, high), graphic, "logo")

    def _page(self, items: tuple[Item, ...], number: int, count: int) -> Page:
        body, sheet = self._layout.body, self._layout.sheet
        head = (item.moved(body.left, body.top) for item in self._head.items)
        page = Page(sheet.width, sheet.height, (*head, *items, *self._foot(number, count)))
        check_printable(page, sheet.printable)
        return page

    def _foot(self, number: int, count: int) -> Iterator[Item]:
        """Yield whose notice it is, how one writes in the book, and which sheet of several this is."""
        left, top = self._layout.body.left, self._layout.sheet.height - self._layout.body.bottom + _FOOT
        office = self._content.sender.name
        text = " · ".join(part for part in (office, self._content.invitation) if part)
        room = self._width * (1 - _PAGE_NUMBER)
        for line in self._setter.lines(text, "foot", room)[:2]:
            yield placed_cell(line, left, top, room, role="foot")
            top += millimetres(line.style.leading)
        if count > 1:
            top = self._layout.sheet.height - self._layout.body.bottom + _FOOT
            page = self._setter.line(self._words["page"].format(page=number, pages=count), "foot")
            yield placed_cell(page, left, top, self._width, align=Align.END, role="page")
