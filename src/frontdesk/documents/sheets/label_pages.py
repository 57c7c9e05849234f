"""The pages of address labels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from frontdesk.documents.address import place_address
from frontdesk.documents.batch import Refused, Told, batch, check_copies
from frontdesk.documents.content import Recipient
from frontdesk.documents.finished.check import Written
from frontdesk.documents.layouts.geometry import Box
from frontdesk.documents.pdf.items import Item, Page
from frontdesk.documents.sheets.layouts import LabelLayout
from frontdesk.documents.text.typesetter import Typesetter


class LabelSheets:
    """Lays labels on their sheets."""

    def __init__(self, layout: LabelLayout, language: str, typesetter: Typesetter) -> None:
        self._layout = layout
        self._language = language
        self._typesetter = typesetter

    def pages(
        self,
        recipients: Iterable[Recipient],
        *,
        start: int,
        copies: int,
        written: Told | None,
        refused: Refused[Recipient] | None,
    ) -> Iterator[Page]:
        """Yield the sheets; what is refused and told is as with letters."""
        check_copies(copies)
        labels = (
            (recipient, items)
            for recipient, items in batch(recipients, self._label, refused)
            for _ in range(copies)
        )
        for number, sheet in enumerate(self._layout.grid.sheets(labels, start)):
            if written is not None:
                for place, (recipient, _) in sheet:
                    written(self._written(recipient, place, number))
            items = [item.moved(place.left, place.top) for place, (_, label) in sheet for item in label]
            yield Page(self._layout.sheet.width, self._layout.sheet.height, tuple(items))

    @property
    def _inside(self) -> Box:
        grid = self._layout.grid
        return Box(0, 0, grid.width, grid.height).grown(-self._layout.padding)

    def _label(self, recipient: Recipient) -> tuple[Item, ...]:
        return place_address(
            recipient,
            self._inside,
            self._layout.look["address"],
            self._typesetter,
            self._language,
            middle=True,
        )

    def _written(self, recipient: Recipient, place: Box, page: int) -> Written:
        return Written(
            name=recipient.name,
            reference="",
            first_page=page,
            pages=1,
            address=recipient.lines,
            beside=(),
            shown=self._inside.moved(place.left, place.top),
            clear=place,
            areas=(place,),
            printable=self._layout.sheet.printable,
        )
