"""What stands on a page: set lines and ruled ones, each with its place in millimetres."""

from __future__ import annotations

from dataclasses import dataclass

from frontdesk.documents.layouts.geometry import Box, millimetres
from frontdesk.documents.pdf.graphics import Graphic
from frontdesk.documents.text.typesetter import Line

# How far letters reach above and below their baseline, in parts of their size (Inter's capitals
# with an accent, and its descenders): what a window must show.
_ABOVE = 0.76
_BELOW = 0.22


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line of text whose baseline begins at (`left`, `baseline`). `role` says what it is."""

    line: Line
    left: float
    baseline: float
    role: str = "body"

    @property
    def box(self) -> Box:
        """What the letters cover."""
        size = self.line.style.size
        top = self.baseline - millimetres(_ABOVE * size)
        return Box(self.left, top, millimetres(self.line.width), millimetres((_ABOVE + _BELOW) * size))

    def moved(self, right: float, down: float) -> PlacedLine:
        """Return the same line elsewhere."""
        return PlacedLine(self.line, self.left + right, self.baseline + down, self.role)


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line from one point to another, `weight` points thick."""

    left: float
    top: float
    right: float
    bottom: float
    weight: float
    colour: str

    def moved(self, right: float, down: float) -> Rule:
        """Return the same rule elsewhere."""
        return Rule(
            self.left + right,
            self.top + down,
            self.right + right,
            self.bottom + down,
            self.weight,
            self.colour,
        )


@dataclass(frozen=True, slots=True)
class Surface:
    """A filled rectangle."""

    box: Box
    colour: str

    def moved(self, right: float, down: float) -> Surface:
        """Return the same surface elsewhere."""
        return Surface(self.box.moved(right, down), self.colour)


@dataclass(frozen=True, slots=True)
class Picture:
    """A logo or a signature, filling its box. `role` says what it is."""

    box: Box
    graphic: Graphic
    role: str = "picture"

    def moved(self, right: float, down: float) -> Picture:
        """Return the same picture elsewhere."""
        return Picture(self.box.moved(right, down), self.graphic, self.role)


@dataclass(frozen=True, slots=True)
class Pattern:
    """Black rectangles inside `box`: a code that a scanner reads. `role` says what it is."""

    box: Box
    bars: tuple[Box, ...]
    role: str = "code"

    def moved(self, right: float, down: float) -> Pattern:
        """Return the same pattern elsewhere."""
        bars = tuple(bar.moved(right, down) for bar in self.bars)
        return Pattern(self.box.moved(right, down), bars, self.role)


Item = PlacedLine | Rule | Surface | Picture | Pattern


@dataclass(frozen=True, slots=True, eq=False)
class Stationery:
    """What is the same on many pages: letterhead, marks, footer. Painted once per document."""

    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One side of a sheet, finished. A `turned` one is printed standing on its head."""

    width: float
    height: float
    items: tuple[Item, ...]
    stationery: Stationery = Stationery()
    turned: bool = False

    @property
    def lines(self) -> tuple[PlacedLine, ...]:
        """All texts of the page, the stationery's first."""
        return tuple(item for item in (*self.stationery.items, *self.items) if isinstance(item, PlacedLine))

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """All pictures of the page, the stationery's first."""
        return tuple(item for item in (*self.stationery.items, *self.items) if isinstance(item, Picture))
