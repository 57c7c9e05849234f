"""The page of figures: the few that matter large on top, below them charts of plain bars."""

from __future__ import annotations

from collections.abc import Generator, Iterator

from frontdesk.documents.blocks import placed, placed_cell
from frontdesk.documents.content import Align
from frontdesk.documents.finished.fits import check_printable
from frontdesk.documents.fixed_words import fixed_words
from frontdesk.documents.layouts.geometry import Box, millimetres
from frontdesk.documents.pdf.items import Item, Page, Rule, Surface
from frontdesk.documents.suggestions.content import Bar, Chart, FiguresContent
from frontdesk.documents.suggestions.layouts import figures_layout
from frontdesk.documents.suggestions.setting import Setter
from frontdesk.documents.text.typesetter import Typesetter

_BAR, _BAR_WEIGHT, _BELOW_BAR = 16.0, 3.0, 4.0
_BELOW_TITLE = 8.0
_BELOW_LARGE = 9.0
_GAP = 12.0  # mm between the two columns
_BETWEEN_CHARTS = 6.0
_HIGH = 2.2  # mm, of a bar
_ROW = 7.8
_VALUE = 0.22  # of the width
_FOOT = 6.0
_HAIRLINE = 0.4
_MOST_LINES = 2
_BELOW_HEADING = 2.0


def figures_page(content: FiguresContent, typesetter: Typesetter) -> Page:
    """Return the finished page. Raises `FrontDeskError` where a text leaves the sheet."""
    layout = figures_layout(content.layout, content.letterhead)
    drawn = _Figures(content, Setter(typesetter, layout.look, content.language), layout.width)
    body, sheet = layout.body, layout.sheet
    items = tuple(
        item.moved(body.left, body.top) for item in drawn.items(sheet.height - body.top - body.bottom)
    )
    page = Page(sheet.width, sheet.height, items)
    check_printable(page, sheet.printable)
    return page


class _Figures:
    """Draws the page from the corner of its text."""

    def __init__(self, content: FiguresContent, setter: Setter, width: float) -> None:
        self._content = content
        self._setter = setter
        self._width = width
        self._column = (width - _GAP) / 2
        self._colours = setter.look.colours

    def items(self, height: float) -> Iterator[Item]:
        """Yield everything for a text `height` mm high."""
        notes = [
            line for note in self._content.notes for line in self._setter.lines(note, "note", self._width)
        ]
        top = yield from self._title()
        top = yield from self._large(top)
        bottom = height - sum(millimetres(line.style.leading) for line in notes)
        yield from self._charts(top, bottom - _BETWEEN_CHARTS)
        for line in notes:
            yield placed(line, 0, bottom, self._width, role="note")
            bottom += millimetres(line.style.leading)
        yield from self._foot(height + _FOOT)

    def _title(self) -> Generator[Item, None, float]:
        yield Rule(0, 1, _BAR, 1, _BAR_WEIGHT, self._colours["accent"])
        top = _BELOW_BAR
        for text, style in ((self._content.title, "title"), (self._content.period, "period")):
            for line in self._setter.lines(text, style, self._width)[:_MOST_LINES] if text else ():
                yield placed(line, 0, top, self._width, role=style)
                top += millimetres(line.style.leading)
        return top + _BELOW_TITLE

    def _large(self, top: float) -> Generator[Item, None, float]:
        """Yield the large figures side by side, each above what it counts."""
        look = self._setter.look
        room = self._width / max(len(self._content.large), 1)
        below = top + millimetres(look["figure"].leading)
        for number, fact in enumerate(self._content.large):
            left, width = number * room, room - _GAP / 2
            figure = self._setter.fitting(fact.value, "figure", width)
            yield placed_cell(figure, left, top, width, role="figure")
            for index, line in enumerate(self._setter.lines(fact.label, "caption", width)[:_MOST_LINES]):
                down = below + index * millimetres(line.style.leading)
                yield placed_cell(line, left, down, width, role="caption")
        bottom = below + _MOST_LINES * millimetres(look["caption"].leading) + _BELOW_LARGE / 2
        yield Rule(0, bottom, self._width, bottom, _HAIRLINE, self._colours["line"])
        return bottom + _BELOW_LARGE

    def _charts(self, top: float, bottom: float) -> Iterator[Item]:
        """Yield the charts, each in the column that has more room; a long one is cut at the foot."""
        tops = [top, top]
        for chart in self._content.charts:
            column = 0 if tops[0] <= tops[1] else 1
            heading = millimetres(self._setter.look["heading"].leading) + _BELOW_HEADING
            most = int((bottom - tops[column] - heading) / _ROW)
            if most < 1 or not chart.bars:
                continue
            left = column * (self._column + _GAP)
            for item in self._chart(chart, most):
                yield item.moved(left, tops[column])
            tops[column] += heading + min(most, len(chart.bars)) * _ROW + _BETWEEN_CHARTS

    def _chart(self, chart: Chart, most: int) -> Iterator[Item]:
        heading = self._setter.fitting(chart.title, "heading", self._column)
        yield placed_cell(heading, 0, 0, self._column, role="heading")
        top = millimetres(heading.style.leading) + _BELOW_HEADING
        for bar in chart.bars[:most]:
            for item in self._bar(bar):
                yield item.moved(0, top)
            top += _ROW

    def _bar(self, bar: Bar) -> Iterator[Item]:
        value = self._setter.fitting(bar.value, "value", self._column * _VALUE)
        room = self._column * (1 - _VALUE)
        label = self._setter.fitting(bar.label, "label", room)
        yield placed_cell(label, 0, 0, room, role="label")
        yield placed_cell(value, 0, 0, self._column, align=Align.END, role="value")
        top = millimetres(label.style.leading) + 0.4
        yield Surface(Box(0, top, self._column, _HIGH), self._colours["soft"])
        width = self._column * min(max(bar.share, 0.0), 1.0)
        yield Surface(Box(0, top, width, _HIGH), self._colours["accent"])

    def _foot(self, top: float) -> Iterator[Item]:
        content = self._content
        printed = fixed_words(content.language)["printed"].format(date=content.date) if content.date else ""
        text = " · ".join(part for part in (content.sender.name, printed) if part)
        yield placed(self._setter.fitting(text, "foot", self._width), 0, top, self._width, role="foot")
