"""One envelope: the sender in the upper left corner, the address where the post reads it."""

from __future__ import annotations

from frontdesk.documents.address import place_address
from frontdesk.documents.blocks import placed
from frontdesk.documents.content import Letterhead, Recipient, Sender
from frontdesk.documents.finished.check import Written
from frontdesk.documents.finished.fits import check_printable
from frontdesk.documents.layouts.geometry import Box, millimetres, points
from frontdesk.documents.pdf.items import Item, Page, Picture, PlacedLine, Stationery
from frontdesk.documents.pictures.files import picture
from frontdesk.documents.pictures.size import fitted
from frontdesk.documents.sheets.layouts import EnvelopeLayout
from frontdesk.documents.text.typesetter import Typesetter
from frontdesk.domain.errors import FrontDeskError

_WIDEST_LOGO = 38.0  # mm
_HIGHEST_LOGO = 10.0
_LOWEST_LOGO = 5.0
_BELOW_LOGO = 1.5
_ABOVE_ADDRESS = 1.5
_MOST_NOTES = 12.0  # mm of notes above the address
_AROUND_ADDRESS = 2.0


class EnvelopeComposer:
    """Composes envelopes of one sender; what they have in common is made once."""

    def __init__(
        self,
        layout: EnvelopeLayout,
        sender: Sender,
        letterhead: Letterhead,
        language: str,
        typesetter: Typesetter,
    ) -> None:
        self._layout = layout
        self._language = language
        self._typesetter = typesetter
        self._stationery = Stationery(self._sender(sender, letterhead))

    def pages(self, recipient: Recipient) -> list[Page]:
        """Return the envelope; raises `FrontDeskError` for an address or notes that do not fit."""
        layout = self._layout
        address = place_address(
            recipient, layout.address, layout.look["address"], self._typesetter, self._language
        )
        items = (*self._notes(recipient), *address)
        page = Page(layout.sheet.width, layout.sheet.height, items, self._stationery)
        check_printable(page, layout.sheet.printable)
        return [page]

    def written(self, recipient: Recipient, first_page: int, pages: int) -> Written:
        """Return what the envelope must show."""
        layout = self._layout
        return Written(
            name=recipient.name,
            reference="",
            first_page=first_page,
            pages=pages,
            address=recipient.lines,
            beside=recipient.notes,
            shown=layout.address,
            clear=_with_notes(layout.address).grown(_AROUND_ADDRESS),
            areas=(layout.sheet.printable,),
            printable=layout.sheet.printable,
        )

    def _sender(self, sender: Sender, letterhead: Letterhead) -> tuple[Item, ...]:
        box, look = self._layout.sender, self._layout.look
        lines = [
            line
            for text, style in ((sender.name, "office"), *((line, "return") for line in sender.lines))
            for line in self._typesetter.paragraph(text, look[style], points(box.width), self._language)
        ]
        room = box.height - sum(millimetres(line.style.leading) for line in lines)
        if room < 0:
            raise FrontDeskError("paper.sender_too_large", field="sender")
        items: list[Item] = []
        top = box.top
        if letterhead.logo and room > _LOWEST_LOGO + _BELOW_LOGO:
            graphic = picture(letterhead.logo)
            width, height = fitted(graphic, _WIDEST_LOGO, min(room - _BELOW_LOGO, _HIGHEST_LOGO))
            items.append(Picture(Box(box.left, top, width, height), graphic, "logo"))
            top += height + _BELOW_LOGO
        for line in lines:
            items.append(placed(line, box.left, top, box.width, role="return"))
            top += millimetres(line.style.leading)
        return tuple(items)

    def _notes(self, recipient: Recipient) -> list[PlacedLine]:
        """Return the notes to the post, ending just above the address."""
        box, style = self._layout.address, self._layout.look["notes"]
        lines = [
            line
            for note in recipient.notes
            for line in self._typesetter.paragraph(note, style, points(box.width), self._language)
        ]
        height = len(lines) * millimetres(style.leading)
        if height > _MOST_NOTES:
            raise FrontDeskError("paper.too_many_notes", field="notes")
        top = box.top - _ABOVE_ADDRESS - height
        return [
            placed(line, box.left, top + index * millimetres(style.leading), box.width, role="notes")
            for index, line in enumerate(lines)
        ]


def _with_notes(address: Box) -> Box:
    above = _ABOVE_ADDRESS + _MOST_NOTES
    return Box(address.left, address.top - above, address.width, address.height + above)
