"""The cover of the book and its back: whose it is and of when, and what a reader should know of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from frontdesk.documents.blocks import placed, placed_cell, placed_label
from frontdesk.documents.content import Fact
from frontdesk.documents.layouts.geometry import Box, millimetres
from frontdesk.documents.pdf.items import Item, Picture, Rule
from frontdesk.documents.pictures.files import picture
from frontdesk.documents.pictures.size import fitted
from frontdesk.documents.suggestions.content import BookContent
from frontdesk.documents.suggestions.layouts import BookLayout
from frontdesk.documents.suggestions.setting import Setter

_FROM_EDGE = 0.085  # of the width: the frame of the cover
_INSIDE = 0.075  # from the frame to the words
_TITLE = 0.26  # of the height
_BAR, _BAR_WEIGHT, _BELOW_BAR = 22.0, 3.0, 7.0
_FRAME, _SECOND_FRAME, _BETWEEN_FRAMES = 1.1, 0.35, 1.6
_LOGO = (55.0, 26.0)
_MOST_LINES = 4
_LABELS = 0.55  # of the width of the text
_ROW = 6.4
_PARAGRAPH = 3.0


def cover(content: BookContent, layout: BookLayout, setter: Setter) -> tuple[Item, ...]:
    """Return what stands on the cover."""
    sheet, colours = layout.sheet, layout.look.colours
    edge = sheet.width * _FROM_EDGE
    outer = Box(edge, edge, sheet.width - 2 * edge, sheet.height - 2 * edge)
    left = edge + sheet.width * _INSIDE
    width = sheet.width - 2 * left
    top = sheet.height * _TITLE
    items = [
        *_framed(outer, _FRAME, colours["accent"]),
        *_framed(outer.grown(-_BETWEEN_FRAMES), _SECOND_FRAME, colours["accent"]),
        Rule(left, top, left + _BAR, top, _BAR_WEIGHT, colours["accent"]),
    ]
    top += _BELOW_BAR
    for text, style in ((content.title, "cover"), (content.period, "period")):
        for line in setter.lines(text, style, width)[:_MOST_LINES]:
            items.append(placed(line, left, top, width, role=style))
            top += millimetres(line.style.leading)
        top += _PARAGRAPH
    return (*items, *_office(content, setter, left, width, outer.bottom - sheet.width * _INSIDE))


def _office(content: BookContent, setter: Setter, left: float, width: float, bottom: float) -> Iterator[Item]:
    """Yield the office's logo, name and address, the last line of which ends at `bottom`."""
    sender = content.sender
    texts = [(sender.name, "office"), *((line, "address") for line in sender.lines)]
    lines = [(line, style) for text, style in texts for line in setter.lines(text, style, width)[:2]]
    top = bottom - sum(millimetres(line.style.leading) for line, _ in lines)
    if content.letterhead.logo:
        graphic = picture(content.letterhead.logo)
        wide, high = fitted(graphic, min(_LOGO[0], width), _LOGO[1])
        yield Picture(Box(left, top - high - _PARAGRAPH, wide, high), graphic, "logo")
    for line, style in lines:
        yield placed_cell(line, left, top, width, role=style)
        top += millimetres(line.style.leading)


def imprint(
    content: BookContent, layout: BookLayout, setter: Setter, words: Mapping[str, str]
) -> tuple[Item, ...]:
    """Return the back of the cover: how many entries there are, and what was left out."""
    left, width = layout.left(2), min(layout.whole, 110.0)
    items: list[Item] = []
    top = layout.body.top
    for fact in content.facts:
        items += _fact(fact, setter, left, top, width)
        top += _ROW
    top += _PARAGRAPH if content.facts else 0.0
    printed = words["printed"].format(date=content.date) if content.date else ""
    for note in (*content.notes, printed):
        for line in setter.lines(note, "note", width) if note else ():
            items.append(placed(line, left, top, width, role="note"))
            top += millimetres(line.style.leading)
        top += _PARAGRAPH
    return tuple(items)


def _fact(fact: Fact, setter: Setter, left: float, top: float, width: float) -> Iterator[Item]:
    label = setter.fitting(fact.label, "label", width * _LABELS)
    value = setter.fitting(fact.value, "value", width * (1 - _LABELS))
    yield placed_label(label, setter.look["value"], left, top)
    yield placed_cell(value, left + width * _LABELS, top, width * (1 - _LABELS), role="value")


def _framed(box: Box, weight: float, colour: str) -> Iterator[Item]:
    for left, top, right, bottom in (
        (box.left, box.top, box.right, box.top),
        (box.right, box.top, box.right, box.bottom),
        (box.right, box.bottom, box.left, box.bottom),
        (box.left, box.bottom, box.left, box.top),
    ):
        yield Rule(left, top, right, bottom, weight, colour)
