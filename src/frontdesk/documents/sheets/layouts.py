"""The layouts of what carries an address outside a letter: label sheets and envelopes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from frontdesk.documents.content import PLAIN, Letterhead
from frontdesk.documents.layouts.file import LayoutFile
from frontdesk.documents.layouts.geometry import Box
from frontdesk.documents.layouts.layout import Sheet, sheet_of
from frontdesk.documents.look import Look, look_of
from frontdesk.documents.sheets.grid import Grid, grid_of


@dataclass(frozen=True, slots=True)
class LabelLayout:
    """A sheet of labels; `padding` mm at the edges of each stay white."""

    id: str
    sheet: Sheet
    look: Look
    grid: Grid
    padding: float


@dataclass(frozen=True, slots=True)
class EnvelopeLayout:
    """An envelope: where the sender and the address stand."""

    id: str
    sheet: Sheet
    look: Look
    sender: Box
    address: Box


def label_layout(id_: str, letterhead: Letterhead = PLAIN) -> LabelLayout:
    """Return a label sheet's layout; raises `FrontDeskError` for one that is unknown or wrong."""
    return _label_layout(id_, look_of("label", letterhead))


def envelope_layout(id_: str, letterhead: Letterhead = PLAIN) -> EnvelopeLayout:
    """Return an envelope's layout; raises `FrontDeskError` for one that is unknown or wrong."""
    return _envelope_layout(id_, look_of("envelope", letterhead))


@lru_cache(maxsize=32)
def _label_layout(id_: str, look: Look) -> LabelLayout:
    file = LayoutFile.read(id_, "label")
    grid, padding = grid_of(file, "item"), file.number("item", "padding")
    if 2 * padding >= min(grid.width, grid.height):
        raise file.refusal("item", "padding")
    return LabelLayout(id_, sheet_of(file), look, grid, padding)


@lru_cache(maxsize=32)
def _envelope_layout(id_: str, look: Look) -> EnvelopeLayout:
    file = LayoutFile.read(id_, "envelope")
    return EnvelopeLayout(id_, sheet_of(file), look, file.box("return"), file.box("address"))
