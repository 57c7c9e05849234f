"""The pages of the book, made as the entries come: only the index is held until the end."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator

from frontdesk.documents.blocks import Frame, placed
from frontdesk.documents.content import Align
from frontdesk.documents.finished.fits import check_printable
from frontdesk.documents.fixed_words import fixed_words
from frontdesk.documents.layouts.geometry import millimetres
from frontdesk.documents.page_flow import PageFlow
from frontdesk.documents.pdf.items import Item, Page, Rule
from frontdesk.documents.suggestions.book_cover import cover, imprint
from frontdesk.documents.suggestions.book_entry import EntryBlocks
from frontdesk.documents.suggestions.book_index import ThemeIndex
from frontdesk.documents.suggestions.content import BookContent
from frontdesk.documents.suggestions.layouts import book_layout
from frontdesk.documents.suggestions.setting import Setter
from frontdesk.documents.text.typesetter import Typesetter

_FIRST = 3  # page on which the entries begin: a right-hand one, after the cover and its back
_HEAD = 9.0  # mm from the text up to the running head
_HEAD_RULE = 3.4
_FOLIO = 6.0  # mm from the text down to the page number
_HAIRLINE = 0.35


class BookComposer:
    """Composes one book."""

    def __init__(self, content: BookContent, typesetter: Typesetter) -> None:
        self._content = content
        self._layout = book_layout(content.layout, content.letterhead)
        self._setter = Setter(typesetter, self._layout.look, content.language)
        self._words = fixed_words(content.language)
        self._heads: dict[int, str] = {}
        self._waiting: tuple[Item, ...] = ()  # of a page whose last column is not full
        self._index = ThemeIndex(self._setter, self._words)

    def pages(self) -> Iterator[Page]:
        """Yield the pages, each as soon as nothing more can come on it."""
        yield self._page(cover(self._content, self._layout, self._setter))
        yield self._page(imprint(self._content, self._layout, self._setter, self._words))
        following = yield from self._entries()
        yield from self._index_pages(following)

    def _entries(self) -> Generator[Page, None, int]:
        flow = PageFlow(self._frame_from(_FIRST))
        blocks = EntryBlocks(self._setter, self._layout.width)
        chapter = None
        for entry in self._content.entries:
            begins = flow.add(blocks.of(entry, heading=entry.chapter != chapter))
            chapter = entry.chapter
            first, last = self._page_of(begins, _FIRST), self._page_of(flow.number, _FIRST)
            for page in range(first, last + 1):
                self._heads.setdefault(page, chapter)
            self._index.note(entry, first)
            yield from self._full(flow, _FIRST)
        if chapter is None:
            flow.add([self._setter.block(self._words["nothing"], "note", self._layout.width)])
        return (yield from self._closed(flow, _FIRST))

    def _index_pages(self, first: int) -> Iterator[Page]:
        if not self._index.themes:
            return
        flow = PageFlow(self._frame_from(first))
        flow.add(self._index.heading(self._layout.width))
        for block in self._index.blocks(self._layout.width):
            flow.add([block])
            for page in range(first, self._page_of(flow.number, first) + 1):
                self._heads[page] = self._words["book_index"]
            yield from self._full(flow, first)
        yield from self._closed(flow, first)

    def _full(self, flow: PageFlow, first: int) -> Iterator[Page]:
        """Yield the pages all of whose columns are full."""
        for number, items in flow.filled():
            self._waiting += items
            if (number + 1) % self._layout.columns == 0:
                yield self._numbered(self._page_of(number, first))

    def _closed(self, flow: PageFlow, first: int) -> Generator[Page, None, int]:
        """Yield what is left and return the number of the page after it."""
        flow.turn()
        yield from self._full(flow, first)
        last = self._page_of(flow.number - 1, first)
        if self._waiting:
            yield self._numbered(last)
        return last + 1

    def _numbered(self, number: int) -> Page:
        items, self._waiting = self._waiting, ()
        return self._page((*items, *self._furniture(number)))

    def _furniture(self, number: int) -> Iterator[Item]:
        """Yield running head and page number: the book's name on the left, the chapter on the right."""
        layout, right_hand = self._layout, number % 2 == 1
        left, width = layout.left(number), layout.whole
        chapter = self._heads.pop(number, "")
        text = chapter if right_hand else f"{self._content.title} · {self._content.sender.name}"
        align = Align.END if right_hand else Align.START
        top = layout.body.top - _HEAD
        head = self._setter.fitting(text, "head", width)
        rule = top + millimetres(head.style.leading) + _HEAD_RULE / 2
        indent = width - millimetres(head.width) if align is Align.END else 0.0
        yield placed(head, left + indent, top, millimetres(head.width), role="head")
        yield Rule(left, rule, left + width, rule, _HAIRLINE, layout.look.colours["line"])
        folio = self._setter.line(str(number), "folio")
        below = layout.sheet.height - layout.body.bottom + _FOLIO
        yield placed(folio, left, below, width, align=align, role="folio")

    def _frame_from(self, first: int) -> Callable[[int], Frame]:
        """Return what tells the place of each column, the first being on page `first`."""
        return lambda number: self._layout.frame(self._page_of(number, first), number % self._layout.columns)

    def _page_of(self, number: int, first: int) -> int:
        return first + number // self._layout.columns

    def _page(self, items: tuple[Item, ...]) -> Page:
        page = Page(self._layout.sheet.width, self._layout.sheet.height, items)
        check_printable(page, self._layout.sheet.printable)
        return page
