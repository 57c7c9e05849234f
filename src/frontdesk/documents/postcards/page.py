"""The sides of a postcard, each measured from the card's own upper left corner."""

from __future__ import annotations

from collections.abc import Sequence

from frontdesk.documents.address import place_address
from frontdesk.documents.blocks import placed, rows_of
from frontdesk.documents.content import Align, PostcardContent
from frontdesk.documents.layouts.geometry import Box, millimetres, points
from frontdesk.documents.layouts.layout import PostcardLayout
from frontdesk.documents.pdf.items import Item, Picture, Rule
from frontdesk.documents.pictures.files import picture
from frontdesk.documents.pictures.size import fitted
from frontdesk.documents.postcards.text import ALONE, BESIDE_ADDRESS, place_message
from frontdesk.documents.text.typesetter import Typesetter
from frontdesk.domain.errors import FrontDeskError

_HAIRLINE = 0.5
_BAR = 14.0  # mm
_BAR_WEIGHT = 2.2
_BAR_ABOVE = 3.6
_EDGE = 9.5  # what stays white around a message that has a side of its own
_PICTURE_EDGE = 7.5


def shared_side(content: PostcardContent, layout: PostcardLayout, typesetter: Typesetter) -> tuple[Item, ...]:
    """Return message and address side by side.

    Raises `FrontDeskError` for an address or a text that does not fit.
    """
    x, colour = layout.divider_x, layout.look.colours["line"]
    return (
        *place_message(content, layout.look, layout.message, BESIDE_ADDRESS, typesetter),
        Rule(x, layout.divider_top, x, layout.divider_bottom, _HAIRLINE, colour),
        *_address(content, layout, typesetter),
    )


def address_side(
    content: PostcardContent, layout: PostcardLayout, typesetter: Typesetter
) -> tuple[Item, ...]:
    """Return the address, with the sender in the upper left corner. Raises as `shared_side`."""
    sender = content.sender
    width = layout.card.width / 2 - _EDGE
    items: list[Item] = []
    top = _EDGE
    for text, style in ((sender.name, "office"), *((line, "label") for line in sender.lines)):
        for line in typesetter.paragraph(text, layout.look[style], points(width), content.language):
            items.append(placed(line, _EDGE, top, width, role="return"))
            top += millimetres(line.style.leading)
    if top > layout.address.top:
        raise FrontDeskError("paper.postcard_too_long", name=content.recipient.name)
    return (*items, *_address(content, layout, typesetter))


def message_side(
    content: PostcardContent, layout: PostcardLayout, typesetter: Typesetter
) -> tuple[Item, ...]:
    """Return the message alone, larger. Raises as `shared_side`."""
    return place_message(content, layout.look, layout.card.grown(-_EDGE), ALONE, typesetter)


def picture_side(
    content: PostcardContent, layout: PostcardLayout, typesetter: Typesetter, data: bytes
) -> tuple[Item, ...]:
    """Return a picture as large as fits inside a white edge; without one, the office's logo or name.

    Raises `FrontDeskError` (field "picture") for a picture that cannot be printed.
    """
    room = layout.card.grown(-_PICTURE_EDGE)
    if data:
        return (_centred(data, "picture", room, 1.0),)
    if content.letterhead.logo:
        return (_centred(content.letterhead.logo, "logo", room, 0.6),)
    style = layout.look["wordmark"]
    lines = typesetter.paragraph(content.sender.name, style, points(room.width), content.language)
    rows = rows_of(lines, room.width, left=room.left, align=Align.CENTRE, role="letterhead")
    top = room.top + (room.height - sum(row.height for row in rows)) / 2
    names = [item.moved(0, top + index * row.height) for index, row in enumerate(rows) for item in row.items]
    middle, bar = room.left + room.width / 2, top - _BAR_ABOVE
    colour = layout.look.colours["accent"]
    return (Rule(middle - _BAR / 2, bar, middle + _BAR / 2, bar, _BAR_WEIGHT, colour), *names)


def _address(content: PostcardContent, layout: PostcardLayout, typesetter: Typesetter) -> Sequence[Item]:
    style = layout.look["address"]
    return place_address(content.recipient, layout.address, style, typesetter, content.language)


def _centred(data: bytes, field: str, room: Box, share: float) -> Picture:
    graphic = picture(data, field=field)
    width, height = fitted(graphic, room.width * share, room.height * share)
    left, top = room.left + (room.width - width) / 2, room.top + (room.height - height) / 2
    return Picture(Box(left, top, width, height), graphic, field)
