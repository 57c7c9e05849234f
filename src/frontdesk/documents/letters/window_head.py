"""What a window shows above the address: the return address, and notes to the post (DIN 5008)."""

from __future__ import annotations

from frontdesk.documents.blocks import placed_cell
from frontdesk.documents.content import LetterContent
from frontdesk.documents.layouts.geometry import millimetres, points
from frontdesk.documents.layouts.layout import LetterLayout
from frontdesk.documents.pdf.items import Item, PlacedLine, Rule
from frontdesk.documents.text.typesetter import Line, Typesetter
from frontdesk.domain.errors import FrontDeskError

_ABOVE_ADDRESS = 1.5  # mm between the last of these lines and the address
_BELOW_RETURN = 0.8
_HAIRLINE = 0.3
_MOST_RETURN_LINES = 2


def place_window_head(content: LetterContent, layout: LetterLayout, typesetter: Typesetter) -> list[Item]:
    """Return the return address, underlined, and the notes below it, ending above the address.

    Nothing where the layout has no room for them. Raises `FrontDeskError` for too many notes.
    """
    if not layout.above_address:
        return []
    width = points(layout.address.width)
    returns = typesetter.paragraph(
        content.sender.return_address, layout.look["return"], width, content.language
    )[:_MOST_RETURN_LINES]
    notes = [
        line
        for note in content.recipient.notes
        for line in typesetter.paragraph(note, layout.look["notes"], width, content.language)
    ]
    height = _height(returns) + _BELOW_RETURN + _height(notes) + _ABOVE_ADDRESS
    if height > layout.above_address:
        raise FrontDeskError("paper.too_many_notes", field="notes")
    return _stacked(returns, notes, layout, layout.address.top - height)


def _stacked(returns: tuple[Line, ...], notes: list[Line], layout: LetterLayout, top: float) -> list[Item]:
    left, width = layout.address.left, layout.address.width
    items: list[Item] = []
    for line in returns:
        items.append(placed_cell(line, left, top, width, role="return"))
        top += millimetres(line.style.leading)
    longest = max(item.box.right for item in items if isinstance(item, PlacedLine))
    rule = top + _BELOW_RETURN / 2
    items.append(Rule(left, rule, longest, rule, _HAIRLINE, layout.look.colours["line"]))
    top += _BELOW_RETURN
    for line in notes:
        items.append(placed_cell(line, left, top, width, role="notes"))
        top += millimetres(line.style.leading)
    return items


def _height(lines: tuple[Line, ...] | list[Line]) -> float:
    return sum(millimetres(line.style.leading) for line in lines)
