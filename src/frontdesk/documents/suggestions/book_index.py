"""The index of a book: every theme, and the pages on which its entries begin."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from frontdesk.documents.blocks import Block, Row, placed_cell
from frontdesk.documents.content import Align
from frontdesk.documents.layouts.geometry import millimetres
from frontdesk.documents.suggestions.content import BookEntry
from frontdesk.documents.suggestions.setting import Setter

_THEME = 0.62  # of the width; the rest is for the page numbers
_GAP = 3.0  # mm between the two
_SPACE = 0.8
_AFTER_HEADING = 3.0


class ThemeIndex:
    """Notes where themes stand; it grows with themes and pages, not with entries."""

    def __init__(self, setter: Setter, words: Mapping[str, str]) -> None:
        self._setter = setter
        self._words = words
        self.themes: dict[str, list[int]] = {}

    def note(self, entry: BookEntry, page: int) -> None:
        """Note that an entry begins on a page."""
        pages = self.themes.setdefault(entry.theme, [])
        if not pages or pages[-1] != page:
            pages.append(page)

    def heading(self, width: float) -> list[Block]:
        """Return what stands above the index."""
        heading = self._setter.block(self._words["book_index"], "chapter", width)
        return [heading, Block((Row(_AFTER_HEADING, ()),))]

    def blocks(self, width: float) -> Iterator[Block]:
        """Yield the themes in order; entries without one come last."""
        for theme in sorted(self.themes, key=_order):
            yield self._block(theme or self._words["book_no_theme"], self.themes[theme], width)

    def _block(self, theme: str, pages: Iterable[int], width: float) -> Block:
        own = width * _THEME
        left, room = own + _GAP, width - own - _GAP
        names = self._setter.lines(" ".join(theme.split()), "index", own)
        numbers = self._setter.lines(ranges(pages), "index", room)
        rows = []
        for index in range(max(len(names), len(numbers))):
            items = [placed_cell(line, 0, 0, own, role="index") for line in names[index : index + 1]]
            items += (
                placed_cell(line, left, 0, room, align=Align.END, role="page")
                for line in numbers[index : index + 1]
            )
            rows.append(Row(millimetres(self._setter.look["index"].leading), tuple(items)))
        return Block(tuple(rows), _SPACE)


def ranges(pages: Iterable[int]) -> str:
    """Return "3–5, 9" for pages that each come once."""
    found: list[list[int]] = []
    for page in sorted(set(pages)):
        if found and page == found[-1][-1] + 1:
            found[-1].append(page)
        else:
            found.append([page])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in found)


def _order(theme: str) -> tuple[bool, str, str]:
    plain = unicodedata.normalize("NFKD", theme.casefold())
    return not theme, "".join(each for each in plain if not unicodedata.combining(each)), theme
