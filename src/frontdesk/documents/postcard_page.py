"""The one side of a postcard: message on the left, address on the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from frontdesk.documents.address import place_address
from frontdesk.documents.blocks import Block, Frame, flow, rows_of
from frontdesk.documents.content import PostcardContent
from frontdesk.documents.fits import check_printable
from frontdesk.documents.geometry import points
from frontdesk.documents.layouts import PostcardLayout, postcard_layout
from frontdesk.documents.pdf.items import Item, Page, Rule
from frontdesk.documents.text.typesetter import Typesetter
from frontdesk.domain.errors import FrontDeskError

_HAIRLINE = 0.5
_SCALES = (1.0, 0.92, 0.84)  # a long text is set smaller before it is refused
_PARAGRAPH_GAP = 1.8  # mm
_BEFORE_TITLE = 3.5
_BEFORE_CLOSING = 2.4
_BEFORE_SENDER = 3.0


def postcard_page(content: PostcardContent, typesetter: Typesetter) -> Page:
    """Return the finished card; raises `FrontDeskError` for an address or a text that does not fit."""
    layout = postcard_layout(content.layout, content.letterhead)
    style = layout.look["address"]
    items = (
        *_message(content, layout, typesetter),
        _divider(layout),
        *place_address(content.recipient, layout.address, style, typesetter, content.language),
    )
    page = Page(layout.sheet.width, layout.sheet.height, items)
    check_printable(page, layout.sheet.printable)
    return page


def _divider(layout: PostcardLayout) -> Rule:
    x, colour = layout.divider_x, layout.look.colours["line"]
    return Rule(x, layout.divider_top, x, layout.divider_bottom, _HAIRLINE, colour)


def _message(content: PostcardContent, layout: PostcardLayout, typesetter: Typesetter) -> Sequence[Item]:
    box = layout.message
    frame = Frame(box.left, box.top, box.height)
    for scale in _SCALES:
        pages = flow(list(_blocks(content, layout, typesetter, scale)), frame, frame)
        if len(pages) == 1:
            return pages[0]
    raise FrontDeskError("paper.postcard_too_long", name=content.recipient.name)


def _blocks(
    content: PostcardContent, layout: PostcardLayout, typesetter: Typesetter, scale: float
) -> Iterator[Block]:
    sender = content.sender
    texts = [
        (sender.name, "office", 0.0),
        (content.title, "title", _BEFORE_TITLE),
        *((paragraph, "body", _PARAGRAPH_GAP) for paragraph in content.paragraphs),
        (content.closing, "body", _BEFORE_CLOSING),
        (content.date, "label", _BEFORE_SENDER),
        (" · ".join(sender.lines), "label", 0.0),
        (sender.phone, "label", 0.0),
        (sender.website, "label", 0.0),
    ]
    width = layout.message.width
    for text, style, space in texts:
        if text:
            scaled = layout.look[style].scaled(scale)
            lines = typesetter.paragraph(text, scaled, points(width), content.language)
            yield Block(rows_of(lines, width, role=style), space * scale)
