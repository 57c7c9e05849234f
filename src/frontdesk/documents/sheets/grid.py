"""Several labels or cards on one sheet: where each of them is, and what is on its back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from frontdesk.documents.layouts.file import LayoutFile
from frontdesk.documents.layouts.geometry import Box
from frontdesk.domain.errors import FrontDeskError

T = TypeVar("T")

_CUT = 4.0  # mm, the length of a mark to cut along
_FROM_CARD = 1.5  # between a mark and the card beside it
_SAME_EDGE = 0.1


@dataclass(frozen=True, slots=True)
class Grid:
    """Equal places in columns and rows, counted from the upper left, row by row."""

    left: float
    top: float
    pitch_x: float
    pitch_y: float
    columns: int
    rows: int
    width: float
    height: float
    cut: bool = False

    @property
    def count(self) -> int:
        """How many there are on a sheet."""
        return self.columns * self.rows

    def place(self, index: int) -> Box:
        """Return the place with this index, from 0."""
        row, column = divmod(index, self.columns)
        left, top = self.left + column * self.pitch_x, self.top + row * self.pitch_y
        return Box(left, top, self.width, self.height)

    def places(self) -> Iterator[Box]:
        """Yield all places of a sheet."""
        return map(self.place, range(self.count))

    def sheets(self, things: Iterable[T], start: int) -> Iterator[list[tuple[Box, T]]]:
        """Yield sheet by sheet what stands where; the first begins at place `start`, from 1.

        Raises `FrontDeskError` (field "start") for a place that the sheet has not.
        """
        if not 1 <= start <= self.count:
            raise FrontDeskError("sheet.wrong_start", field="start", start=start, most=self.count)
        sheet: list[tuple[Box, T]] = []
        index = start - 1
        for thing in things:
            sheet.append((self.place(index), thing))
            index += 1
            if index == self.count:
                yield sheet
                sheet, index = [], 0
        if sheet:
            yield sheet


def grid_of(file: LayoutFile, item: str) -> Grid:
    """Return the grid of a layout file whose items have the size of the section `item`.

    Raises `FrontDeskError` naming the figure by which the last of them would leave the sheet.
    """
    grid = Grid(
        left=file.number("grid", "left"),
        top=file.number("grid", "top"),
        pitch_x=file.number("grid", "pitch_x"),
        pitch_y=file.number("grid", "pitch_y"),
        columns=file.count("grid", "columns"),
        rows=file.count("grid", "rows"),
        width=file.number(item, "width"),
        height=file.number(item, "height"),
        cut=file.flag("grid", "cut"),
    )
    last = grid.place(grid.count - 1)
    for end, limit, figure in ((last.right, "width", "pitch_x"), (last.bottom, "height", "pitch_y")):
        if end > file.number("sheet", limit) + _SAME_EDGE:
            raise file.refusal("grid", figure)
    return grid


def cut_lines(grid: Grid, printable: Box) -> Iterator[tuple[float, float, float, float]]:
    """Yield the marks to cut along, from (left, top) to (right, bottom), as far as the printer reaches."""
    xs = _edges((place.left, place.right) for place in grid.places())
    ys = _edges((place.top, place.bottom) for place in grid.places())
    for x in xs:
        for start, end in _marks(ys, printable.top, printable.bottom):
            if printable.left <= x <= printable.right:
                yield x, start, x, end
    for y in ys:
        for start, end in _marks(xs, printable.left, printable.right):
            if printable.top <= y <= printable.bottom:
                yield start, y, end, y


def _edges(pairs: Iterable[tuple[float, float]]) -> list[float]:
    ordered = sorted(edge for pair in pairs for edge in pair)
    return ordered[:1] + [after for before, after in pairwise(ordered) if after - before > _SAME_EDGE]


def _marks(edges: list[float], low: float, high: float) -> Iterator[tuple[float, float]]:
    """Yield where along a line its marks stand: in the waste, or at the sheet's edge where there is none."""
    before, after = edges[0] - _FROM_CARD, edges[-1] + _FROM_CARD
    yield (max(before - _CUT, low), before) if before > low + 1 else (low, low + _CUT)
    yield (after, min(after + _CUT, high)) if after < high - 1 else (high - _CUT, high)
    for edge in edges[1:-1]:
        yield edge - _CUT / 2, edge + _CUT / 2
