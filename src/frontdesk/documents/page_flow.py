"""Blocks onto pages as they come: what is full can be written and forgotten before the next arrives."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from frontdesk.documents.blocks import Block, Frame, held, portions
from frontdesk.documents.pdf.items import Item


class PageFlow:
    """Lays blocks into frames, one after the other; `frame` gives each by its number, from 0."""

    def __init__(self, frame: Callable[[int], Frame]) -> None:
        self._frame = frame
        self._filled: list[tuple[int, tuple[Item, ...]]] = []
        self._items: list[Item] = []
        self._used = 0.0
        self.number = 0

    def add(self, blocks: Sequence[Block]) -> int:
        """Lay blocks below what is there and return the number of the frame in which they begin.

        The last of them must not want to stay with a next one: that is not known yet.
        """
        kept = [block for block in blocks if block.rows]
        first = -1
        for index, block in enumerate(kept):
            for rows in portions(block):
                space = block.space if rows[0] is block.rows[0] else 0.0
                needed = space + sum(row.height for row in rows)
                if rows[-1] is block.rows[-1]:
                    needed += held(kept, index)
                if self._used and self._used + needed > self._frame(self.number).height:
                    self.turn()
                self._used += space if self._used else 0.0
                first = self.number if first < 0 else first
                for row in rows:
                    self._place(row.items, row.height)
        return self.number if first < 0 else first

    def turn(self) -> None:
        """Go on in the next frame."""
        self._filled.append((self.number, tuple(self._items)))
        self._items = []
        self._used = 0.0
        self.number += 1

    def filled(self) -> Iterator[tuple[int, tuple[Item, ...]]]:
        """Yield the frames that are full, each with its number, once."""
        yield from self._filled
        self._filled = []

    @property
    def room(self) -> float:
        """How much of the present frame is left, in mm."""
        return self._frame(self.number).height - self._used

    def _place(self, items: Sequence[Item], height: float) -> None:
        frame = self._frame(self.number)
        self._items += (item.moved(frame.left, frame.top + self._used) for item in items)
        self._used += height


def flow(blocks: Sequence[Block], first: Frame, further: Frame) -> list[tuple[Item, ...]]:
    """Lay `blocks` onto as many pages as they need and return the items of each page."""
    pages = PageFlow(lambda number: further if number else first)
    pages.add(blocks)
    pages.turn()
    return [items for _, items in pages.filled()]
