"""A page with a cross in a known place: measured on paper, it shows by how much a printer is off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from frontdesk.documents.geometry import NO_OFFSET, Offset, millimetres, points

CROSS = 20.0  # mm from the left edge and from the upper edge
_ARM = 10
_FIFTH = 5
_TICK, _LONG_TICK = 1.0, 2.0
_HAIRLINE = 0.3
_TEXT_LEFT, _TEXT_TOP, _TEXT_RIGHT = 20.0, 42.0, 12.0
_COLOUR = "#000000"


def offset_page_pdf(
    texts: Sequence[str], *, width: float, height: float, language: str, offset: Offset = NO_OFFSET
) -> bytes:
    """Return the page as a PDF; `width` and `height` are the sheet's in mm, `texts` its paragraphs."""
    # Start-up: nothing of fonts and PDF is loaded before something is printed.
    from frontdesk.documents.pdf.items import Item, Page, PlacedLine, Rule  # noqa: PLC0415  start-up
    from frontdesk.documents.pdf.writer import DocumentInfo, pdf_bytes  # noqa: PLC0415  start-up
    from frontdesk.documents.text.style import TextStyle, Weight  # noqa: PLC0415  start-up
    from frontdesk.documents.text.typesetter import system_typesetter  # noqa: PLC0415  start-up

    typesetter = system_typesetter()
    items: list[Item] = [Rule(*ends, _HAIRLINE, _COLOUR) for ends in _cross()]
    baseline = _TEXT_TOP
    for number, text in enumerate(texts):
        style = TextStyle(Weight.SEMIBOLD if number == 0 else Weight.REGULAR, 10, 14, _COLOUR)
        for line in typesetter.paragraph(text, style, points(width - _TEXT_LEFT - _TEXT_RIGHT), language):
            items.append(PlacedLine(line, _TEXT_LEFT, baseline))
            baseline += millimetres(style.leading)
        baseline += millimetres(style.leading) / 2
    page = Page(width, height, tuple(items))
    return pdf_bytes([page], DocumentInfo(texts[0], "", language), offset)


def _cross() -> Iterator[tuple[float, float, float, float]]:
    """Yield the ends of the lines: two arms with a tick for each millimetre."""
    yield CROSS - _ARM, CROSS, CROSS + _ARM, CROSS
    yield CROSS, CROSS - _ARM, CROSS, CROSS + _ARM
    for step in range(-_ARM, _ARM + 1):
        length = _LONG_TICK if step % _FIFTH == 0 else _TICK
        yield CROSS + step, CROSS, CROSS + step, CROSS + length
        yield CROSS, CROSS + step, CROSS + length, CROSS + step
