"""Places on a sheet. Everything is in millimetres from the upper left corner."""

from __future__ import annotations

from dataclasses import dataclass

POINTS_PER_MM = 72 / 25.4


def points(millimetres: float) -> float:
    """Return a length in points, PDF's unit."""
    return millimetres * POINTS_PER_MM


def millimetres(points_: float) -> float:
    """Return a length in millimetres."""
    return points_ / POINTS_PER_MM


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height

    def moved(self, right: float, down: float) -> Box:
        """Return a rectangle of the same size elsewhere."""
        return Box(self.left + right, self.top + down, self.width, self.height)

    def grown(self, by: float) -> Box:
        """Return a rectangle larger on every side."""
        return Box(self.left - by, self.top - by, self.width + 2 * by, self.height + 2 * by)

    def higher(self, by: float) -> Box:
        """Return a rectangle that reaches farther up and down."""
        return Box(self.left, self.top - by, self.width, self.height + 2 * by)

    def holds(self, other: Box, tolerance: float = 0.05) -> bool:
        """Tell whether `other` lies inside, give or take the tolerance."""
        return (
            other.left >= self.left - tolerance
            and other.top >= self.top - tolerance
            and other.right <= self.right + tolerance
            and other.bottom <= self.bottom + tolerance
        )

    def touches(self, other: Box) -> bool:
        """Tell whether the two share any area."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@dataclass(frozen=True, slots=True)
class Offset:
    """By how much a printer must be corrected: to the right and down, in millimetres."""

    right: float = 0.0
    down: float = 0.0


NO_OFFSET = Offset()

NOMINAL = 20.0  # mm from the paper's edges at which a printer's test page has its two long lines
