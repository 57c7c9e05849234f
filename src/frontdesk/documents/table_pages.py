"""The pages of a list: headings on each, rows never parted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from frontdesk.documents.blocks import Row, placed, placed_cell
from frontdesk.documents.content import Align, TableContent
from frontdesk.documents.finished.fits import check_printable
from frontdesk.documents.fixed_words import fixed_words
from frontdesk.documents.layouts.geometry import millimetres, points
from frontdesk.documents.layouts.layout import flow_layout
from frontdesk.documents.pdf.items import Item, Page, Rule
from frontdesk.documents.text.typesetter import Line, Typesetter
from frontdesk.domain.errors import FrontDeskError

_HAIRLINE = 0.35
_HEADING_RULE = 0.8
_PADDING = 1.3  # mm above and below a row's text
_COLUMN_GAP = 4.0
_AFTER_TITLE = 4.0
_FOOT = 10.0  # mm from the lower edge
_MOST_CELL_LINES = 12


class TableComposer:
    """Composes one list."""

    def __init__(self, content: TableContent, typesetter: Typesetter) -> None:
        self._content = content
        self._typesetter = typesetter
        self._layout = flow_layout(content.layout, "table")
        self._words = fixed_words(content.language)
        self._columns = _columns(content, self._layout.width)

    def pages(self) -> Iterator[Page]:
        """Yield the pages; their number is known first, by measuring the rows."""
        portions = self._portions([self._row(values) for values in self._content.rows])
        for number, rows in enumerate(portions, start=1):
            head = [*self._title(), self._headings()] if number == 1 else [self._headings()]
            body = rows if rows or number > 1 else [self._empty()]
            items = (*self._stacked([*head, *body]), *self._foot(number, len(portions)))
            page = Page(self._layout.sheet.width, self._layout.sheet.height, items)
            check_printable(page, self._layout.sheet.printable)
            yield page

    def _portions(self, rows: Sequence[Row]) -> list[list[Row]]:
        body, sheet = self._layout.body, self._layout.sheet
        headings = self._headings().height
        room = sheet.height - body.bottom - body.top - headings - sum(row.height for row in self._title())
        portions: list[list[Row]] = [[]]
        for row in rows:
            if row.height > room and portions[-1]:
                portions.append([])
                room = sheet.height - body.bottom - body.next_top - headings
            portions[-1].append(row)
            room -= row.height
        return portions

    def _stacked(self, rows: Sequence[Row]) -> Iterator[Item]:
        top = self._layout.body.top
        for row in rows:
            yield from (item.moved(self._layout.body.left, top) for item in row.items)
            top += row.height

    def _title(self) -> list[Row]:
        content = self._content
        rows = [
            Row(millimetres(line.style.leading), (placed(line, 0, 0, self._layout.width, role=style),))
            for text, style in ((content.title, "title"), (content.subtitle, "subtitle"))
            if text
            for line in self._lines(text, style, self._layout.width)
        ]
        return [*rows, Row(_AFTER_TITLE, ())]

    def _headings(self) -> Row:
        cells = self._cells([column.title for column in self._content.columns], "heading")
        return self._ruled(cells, _HEADING_RULE, "muted")

    def _row(self, values: Sequence[str]) -> Row:
        if len(values) != len(self._columns):
            raise FrontDeskError("paper.row_length", values=len(values), columns=len(self._columns))
        return self._ruled(self._cells(values, "cell"), _HAIRLINE, "line", self._content.least_row)

    def _empty(self) -> Row:
        lines = self._lines(self._words["nothing"], "subtitle", self._layout.width)
        return Row(10.0, (placed(lines[0], 0, _PADDING, self._layout.width, role="cell"),))

    def _cells(self, values: Sequence[str], style: str) -> list[tuple[Line, ...]]:
        return [
            self._lines(value, style, width)[:_MOST_CELL_LINES]
            for value, (_, width) in zip(values, self._columns, strict=True)
        ]

    def _ruled(
        self, cells: Sequence[tuple[Line, ...]], weight: float, colour: str, least: float = 0.0
    ) -> Row:
        leading = millimetres(cells[0][0].style.leading)
        height = max(max(len(lines) for lines in cells) * leading + 2 * _PADDING, least)
        items: list[Item] = [
            placed_cell(line, left, _PADDING + index * leading, width, align=column.align, role="cell")
            for lines, (left, width), column in zip(cells, self._columns, self._content.columns, strict=True)
            for index, line in enumerate(lines)
        ]
        rule = Rule(0, height, self._layout.width, height, weight, self._layout.look.colours[colour])
        return Row(height, (*items, *self._sides(height), rule))

    def _sides(self, height: float) -> Iterator[Item]:
        """Yield the lines on the left of the columns that people write in."""
        for (left, _), column in zip(self._columns, self._content.columns, strict=True):
            if column.by_hand:
                side = left - _COLUMN_GAP / 2
                yield Rule(side, 0, side, height, _HAIRLINE, self._layout.look.colours["line"])

    def _foot(self, number: int, count: int) -> Iterator[Item]:
        left, width = self._layout.body.left, self._layout.width
        top = self._layout.sheet.height - _FOOT - millimetres(self._layout.look["head"].leading)
        about = [self._content.office]
        if self._content.date:
            about.append(self._words["printed"].format(date=self._content.date))
        page = self._words["page"].format(page=number, pages=count)
        texts = ((" · ".join(filter(None, about)), Align.START), (page, Align.END))
        for text, align in texts:
            yield placed(self._lines(text, "head", width)[0], left, top, width, align=align, role="foot")

    def _lines(self, text: str, style: str, width: float) -> tuple[Line, ...]:
        return self._typesetter.paragraph(
            text, self._layout.look[style], points(width), self._content.language
        )


def _columns(content: TableContent, width: float) -> list[tuple[float, float]]:
    """Return left edge and width of every column."""
    if not content.columns:
        raise FrontDeskError("paper.no_columns")
    room = width - _COLUMN_GAP * (len(content.columns) - 1)
    whole = sum(column.share for column in content.columns)
    found: list[tuple[float, float]] = []
    left = 0.0
    for column in content.columns:
        own = room * column.share / whole
        found.append((left, own))
        left += own + _COLUMN_GAP
    return found
