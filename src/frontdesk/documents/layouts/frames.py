"""What of a layout is seen in a window or stuck on something: frames to check paper against."""

from __future__ import annotations

from dataclasses import dataclass

from frontdesk.documents.layouts.file import LayoutFile
from frontdesk.documents.layouts.geometry import Box
from frontdesk.documents.layouts.layout import Sheet, flow_layout, letter_layout, postcard_layout
from frontdesk.documents.sheets.layouts import envelope_layout, label_layout


@dataclass(frozen=True, slots=True)
class Frames:
    """A layout's paper, and on it the edges of windows, cards or labels, and where addresses stand."""

    sheet: Sheet
    edges: tuple[Box, ...]
    addresses: tuple[Box, ...]


def frames_of(id_: str) -> Frames:
    """Return the frames of a layout of any kind; raises `FrontDeskError` for one that is unknown or wrong."""
    kind = LayoutFile.kind_of(id_)
    if kind == "letter":
        letter = letter_layout(id_)
        return Frames(letter.sheet, (letter.window,) if letter.window else (), (letter.address,))
    if kind == "postcard":
        card = postcard_layout(id_)
        places = tuple(card.grid.places())
        return Frames(card.sheet, places, tuple(card.address.moved(p.left, p.top) for p in places))
    if kind == "label":
        label = label_layout(id_)
        return Frames(label.sheet, tuple(label.grid.places()), ())
    if kind == "envelope":
        envelope = envelope_layout(id_)
        return Frames(envelope.sheet, (), (envelope.sender, envelope.address))
    return Frames(flow_layout(id_, kind).sheet, (), ())
