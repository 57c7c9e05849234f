"""Whether a finished page can be printed and posted: what the window shows, what a printer reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.documents.layouts.geometry import Box
from frontdesk.documents.layouts.layout import LetterLayout
from frontdesk.domain.errors import FrontDeskError

if TYPE_CHECKING:
    from frontdesk.documents.pdf.items import Page

_SEEN_IN_WINDOW = frozenset(("address", "return", "notes"))


def check_letter(page: Page, layout: LetterLayout) -> None:
    """Check the first page of a letter.

    Raises `FrontDeskError` when the address leaves what the window always shows, when anything
    else can be seen in the window, or when a text leaves the printable area.
    """
    for placed in page.lines:
        if not placed.line.text:
            continue
        box = placed.box
        if placed.role == "address" and not layout.address.holds(box):
            raise FrontDeskError("paper.address_outside_window", field="customer.address")
        if layout.window and placed.role not in _SEEN_IN_WINDOW and box.touches(layout.window):
            raise FrontDeskError("paper.window_not_clear", text=placed.line.text)
        if not layout.sheet.printable.holds(box):
            raise FrontDeskError("paper.outside_sheet", text=placed.line.text)


def check_printable(page: Page, area: Box) -> None:
    """Raise `FrontDeskError` when a text of the page leaves `area`."""
    for placed in page.lines:
        if placed.line.text and not area.holds(placed.box):
            raise FrontDeskError("paper.outside_sheet", text=placed.line.text)
