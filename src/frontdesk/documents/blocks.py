"""Text as blocks of rows, and blocks as pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from frontdesk.documents.content import Align
from frontdesk.documents.layouts.geometry import millimetres
from frontdesk.documents.pdf.items import Item, PlacedLine
from frontdesk.documents.text.style import TextStyle
from frontdesk.documents.text.typesetter import Line

_BASELINE = 0.33  # how far below a row's middle the baseline is, in parts of the size
_FEWEST_TOGETHER = 2  # lines of a paragraph at the foot of a page and at the head of the next


@dataclass(frozen=True, slots=True)
class Row:
    """What a page break never parts: `height` mm, and items placed from its upper left corner."""

    height: float
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that belong together, `space` mm below what stands before them.

    `with_next` keeps a block on the page of the following one's beginning.
    """

    rows: tuple[Row, ...]
    space: float = 0.0
    with_next: bool = False

    @property
    def height(self) -> float:
        """The height of its rows together."""
        return sum(row.height for row in self.rows)


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a page's blocks go: the upper left corner and the height, in mm."""

    left: float
    top: float
    height: float


def placed(
    line: Line, left: float, top: float, width: float, *, align: Align = Align.START, role: str = "body"
) -> PlacedLine:
    """Place one line in a row that begins at `top`; START is the side from which the line is read."""
    if line.right_to_left and align is not Align.CENTRE:
        align = Align.END if align is Align.START else Align.START
    return PlacedLine(line, left + _indent(line, width, align), baseline(line.style, top), role)


def placed_cell(
    line: Line, left: float, top: float, width: float, *, align: Align = Align.START, role: str = "body"
) -> PlacedLine:
    """Place one line in a column that keeps its edge in every script; START is the left one."""
    return PlacedLine(line, left + _indent(line, width, align), baseline(line.style, top), role)


def placed_label(label: Line, value: TextStyle, left: float, top: float) -> PlacedLine:
    """Place a small label on the baseline of the value beside it."""
    return PlacedLine(label, left, baseline(value, top), "label")


def baseline(style: TextStyle, top: float) -> float:
    """Return where the baseline of a row is that begins at `top`."""
    return top + millimetres(style.leading / 2 + _BASELINE * style.size)


def _indent(line: Line, width: float, align: Align) -> float:
    spare = width - millimetres(line.width)
    return {Align.START: 0.0, Align.CENTRE: spare / 2, Align.END: spare}[align]


def rows_of(
    lines: Iterable[Line], width: float, *, left: float = 0.0, align: Align = Align.START, role: str = "body"
) -> tuple[Row, ...]:
    """Return one row for each line."""
    return tuple(
        Row(millimetres(line.style.leading), (placed(line, left, 0.0, width, align=align, role=role),))
        for line in lines
    )


def held(blocks: Sequence[Block], index: int) -> float:
    """Return what must still fit below a block that stays with the next one."""
    height = 0.0
    while blocks[index].with_next and index + 1 < len(blocks):
        index += 1
        height += blocks[index].space + sum(row.height for row in portions(blocks[index])[0])
    return height


def portions(block: Block) -> list[tuple[Row, ...]]:
    """Split a block where a page may end: never a single line alone before or after it."""
    rows = block.rows
    if len(rows) < 2 * _FEWEST_TOGETHER:
        return [rows]
    middle = rows[_FEWEST_TOGETHER:-_FEWEST_TOGETHER]
    return [rows[:_FEWEST_TOGETHER], *((row,) for row in middle), rows[-_FEWEST_TOGETHER:]]
