"""The message of a postcard as blocks, beside the address or on a side of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from frontdesk.documents.blocks import Block, Frame, Row, rows_of
from frontdesk.documents.content import PostcardContent
from frontdesk.documents.layouts.geometry import Box, points
from frontdesk.documents.look import Look
from frontdesk.documents.page_flow import flow
from frontdesk.documents.pdf.items import Item, Picture
from frontdesk.documents.pictures.files import picture
from frontdesk.documents.pictures.size import fitted
from frontdesk.documents.text.typesetter import Typesetter
from frontdesk.domain.errors import FrontDeskError

_SCALES = (1.0, 0.92, 0.84)  # a long text is set smaller before it is refused
_PARAGRAPH_GAP = 1.8  # mm
_AFTER_LOGO = 2.0
_BEFORE_TITLE = 3.5
_BEFORE_CLOSING = 2.4
_BEFORE_SENDER = 3.0


@dataclass(frozen=True, slots=True)
class Manner:
    """How a message is set: its styles, and the most that a logo takes (mm)."""

    title: str
    body: str
    logo: tuple[float, float]


BESIDE_ADDRESS = Manner("title", "body", (34.0, 11.0))
ALONE = Manner("greeting", "message", (50.0, 16.0))


def place_message(
    content: PostcardContent, look: Look, box: Box, manner: Manner, typesetter: Typesetter
) -> tuple[Item, ...]:
    """Return the message inside `box`; raises `FrontDeskError` for one that is too long."""
    frame = Frame(box.left, box.top, box.height)
    for scale in _SCALES:
        pages = flow(list(_blocks(content, look, box.width, manner, typesetter, scale)), frame, frame)
        if len(pages) == 1:
            return pages[0]
    raise FrontDeskError("paper.postcard_too_long", name=content.recipient.name)


def _blocks(
    content: PostcardContent, look: Look, width: float, manner: Manner, typesetter: Typesetter, scale: float
) -> Iterator[Block]:
    sender = content.sender
    if content.letterhead.logo:
        yield _logo(content.letterhead.logo, manner)
    texts = [
        (sender.name, "office", _AFTER_LOGO),
        (content.title, manner.title, _BEFORE_TITLE),
        *((paragraph, manner.body, _PARAGRAPH_GAP) for paragraph in content.paragraphs),
        (content.closing, manner.body, _BEFORE_CLOSING),
        (content.date, "label", _BEFORE_SENDER),
        (" · ".join(sender.lines), "label", 0.0),
        (sender.phone, "label", 0.0),
        (sender.website, "label", 0.0),
    ]
    for text, style, space in texts:
        if text:
            lines = typesetter.paragraph(text, look[style].scaled(scale), points(width), content.language)
            yield Block(rows_of(lines, width, role=style), space * scale)


def _logo(data: bytes, manner: Manner) -> Block:
    graphic = picture(data)
    width, height = fitted(graphic, *manner.logo)
    return Block((Row(height, (Picture(Box(0, 0, width, height), graphic, "logo"),)),))
