"""The recipient's address: as large as its window allows, refused where it does not fit."""

from __future__ import annotations

from frontdesk.documents.content import MOST_ADDRESS_LINES, Recipient
from frontdesk.documents.layouts.geometry import Box, millimetres, points
from frontdesk.documents.pdf.items import PlacedLine
from frontdesk.documents.text.characters import one_line
from frontdesk.documents.text.style import TextStyle
from frontdesk.documents.text.typesetter import Line, Typesetter
from frontdesk.domain.errors import FrontDeskError

_SMALLEST = 8.0  # points: what the US post office still reads
_STEP = 0.25
_TIGHTEST = 1.13  # leading in parts of the size
_ABOVE = 0.76
_BELOW = 0.22


def place_address(
    recipient: Recipient,
    box: Box,
    style: TextStyle,
    typesetter: Typesetter,
    language: str,
    *,
    too_large: str = "paper.address_too_large",
    middle: bool = False,
) -> tuple[PlacedLine, ...]:
    """Return the address inside `box`, in `style` or smaller, at the top or in the `middle`.

    Raises `FrontDeskError` for an address without lines, with more than seven, or one that
    does not fit into the box in the smallest size that the post reads (`too_large` is its message).
    """
    texts = [text for text in map(one_line, recipient.lines) if text]
    if not texts:
        raise FrontDeskError("paper.address_empty", field="customer.address")
    if len(texts) > MOST_ADDRESS_LINES:
        raise FrontDeskError(
            "paper.address_too_long", field="customer.address", lines=len(texts), most=MOST_ADDRESS_LINES
        )
    size = style.size
    while size >= _SMALLEST:
        fitted = _fitted(texts, box, style.scaled(size / style.size), typesetter, language)
        if fitted:
            return _in_the_middle(fitted, box) if middle else fitted
        size -= _STEP
    raise FrontDeskError(too_large, field="customer.address", name=texts[0])


def _fitted(
    texts: list[str], box: Box, style: TextStyle, typesetter: Typesetter, language: str
) -> tuple[PlacedLine, ...]:
    """Return the lines in this size, one below the other, or none if they do not fit."""
    lines = [typesetter.line(text, style, language) for text in texts]
    if any(line.width > points(box.width) for line in lines):
        lines = _continued(texts, box, style, typesetter, language)
    gaps = len(lines) - 1
    room = points(box.height) - (_ABOVE + _BELOW) * style.size
    leading = min(style.leading, room / gaps if gaps else style.leading)
    if leading < _TIGHTEST * style.size or len(lines) > MOST_ADDRESS_LINES:
        return ()
    first = box.top + millimetres(_ABOVE * style.size)
    return tuple(
        PlacedLine(line, box.left, first + millimetres(index * leading), "address")
        for index, line in enumerate(lines)
    )


def _in_the_middle(lines: tuple[PlacedLine, ...], box: Box) -> tuple[PlacedLine, ...]:
    spare = box.bottom - lines[-1].box.bottom
    return tuple(line.moved(0, spare / 2) for line in lines)


def _continued(
    texts: list[str], box: Box, style: TextStyle, typesetter: Typesetter, language: str
) -> list[Line]:
    # Smaller letters are better than a broken line: only the smallest size breaks one.
    if style.size - _STEP >= _SMALLEST:
        return [typesetter.line("", style, language)] * (MOST_ADDRESS_LINES + 1)
    return [line for text in texts for line in typesetter.paragraph(text, style, points(box.width), language)]
