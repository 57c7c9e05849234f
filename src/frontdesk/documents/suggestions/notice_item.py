"""One item of the notice: the words of whoever wrote it, and below them, on a surface, the answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from frontdesk.documents.blocks import Block, Row, placed, placed_cell
from frontdesk.documents.content import Align
from frontdesk.documents.layouts.geometry import Box, millimetres
from frontdesk.documents.pdf.items import Item, Picture, Rule, Surface
from frontdesk.documents.pictures.files import picture
from frontdesk.documents.pictures.size import fitted
from frontdesk.documents.suggestions.content import Answer, NoticeItem
from frontdesk.documents.suggestions.setting import Setter

_PICTURE = 0.36  # of the width, at most
_TALLEST = 70.0  # mm
_BESIDE_PICTURE = 7.0
_BEFORE_ANSWER = 3.5
_PADDING = 3.0
_INSIDE = 6.0  # mm from the edge of the surface to the words
_BAR = 5.0  # points


class ItemBlocks:
    """Makes the blocks of items for sheets `width` mm wide, whose text is `height` mm high."""

    def __init__(self, setter: Setter, words: Mapping[str, str], width: float, height: float) -> None:
        self._setter = setter
        self._words = words
        self._width = width
        self._height = height

    def of(self, item: NoticeItem, *, space: float) -> list[Block]:
        """Return an item, in one piece where a sheet has room for it."""
        said = self._said(item)
        answer = [Row(_BEFORE_ANSWER, ()), *self._answer(item.answer)]
        whole = [said, *answer]
        if sum(row.height for row in whole) <= self._height:
            return [Block((_merged(whole),), space)]
        return [Block((said,), space, with_next=True), Block(tuple(answer))]

    def _said(self, item: NoticeItem) -> Row:
        shown = self._picture(item.picture)
        width = self._width - (shown.box.width + _BESIDE_PICTURE if shown else 0.0)
        label = self._setter.line(self._words["notice_said"], "label")
        reference = self._setter.line(item.reference, "reference")
        lines = self._setter.lines(item.said, "said", width, item.language)
        items: list[Item] = [
            placed_cell(label, 0, 0, width, role="label"),
            placed_cell(reference, 0, 0, width, align=Align.END, role="reference"),
        ]
        top = millimetres(label.style.leading)
        for line in lines:
            items.append(placed(line, 0, top, width, role="said"))
            top += millimetres(line.style.leading)
        if shown:
            items.append(shown)
            top = max(top, shown.box.bottom)
        return Row(top, tuple(items))

    def _picture(self, data: bytes) -> Picture | None:
        if not data:
            return None
        graphic = picture(data, field="picture")
        wide, high = fitted(graphic, self._width * _PICTURE, _TALLEST)
        return Picture(Box(self._width - wide, 0, wide, high), graphic)

    def _answer(self, answer: Answer) -> Iterator[Row]:
        """Yield the rows of the answer, each with its part of the surface and the bar."""
        inner = self._width - 2 * _INSIDE
        label = self._setter.lines(answer.label, answer.tone.value, inner)
        text = self._setter.lines(answer.text, "answer", inner, answer.language) if answer.text else ()
        from_right = bool(text) and text[0].right_to_left
        yield self._on_surface(answer, (), _PADDING, from_right=from_right)
        for line in (*label, *text):
            height = millimetres(line.style.leading)
            align = Align.START if line.right_to_left == from_right else Align.END
            role = "answer" if line.style is self._setter.look["answer"] else answer.tone.value
            words = placed(line, _INSIDE, 0, inner, align=align, role=role)
            yield self._on_surface(answer, (words,), height, from_right=from_right)
        yield self._on_surface(answer, (), _PADDING, from_right=from_right)

    def _on_surface(self, answer: Answer, words: Sequence[Item], height: float, *, from_right: bool) -> Row:
        colours, half = self._setter.look.colours, millimetres(_BAR / 2)
        bar = self._width - half if from_right else half
        surface = Surface(Box(0, 0, self._width, height), colours[f"{answer.tone.value}_soft"])
        return Row(height, (surface, Rule(bar, 0, bar, height, _BAR, colours[answer.tone.value]), *words))


def _merged(rows: Sequence[Row]) -> Row:
    """Return rows as one, which no page break parts."""
    items: list[Item] = []
    top = 0.0
    for row in rows:
        items += (item.moved(0, top) for item in row.items)
        top += row.height
    return Row(top, tuple(items))
