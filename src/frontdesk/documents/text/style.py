"""How a text looks: weight, size and colour."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class Weight(StrEnum):
    """How strong the strokes are."""

    REGULAR = "regular"
    MEDIUM = "medium"
    SEMIBOLD = "semibold"
    BOLD = "bold"

    @property
    def heavy(self) -> bool:
        """Whether a family that has only two weights uses its bold one."""
        return self in (Weight.SEMIBOLD, Weight.BOLD)


@dataclass(frozen=True, slots=True)
class TextStyle:
    """Sizes and leading (distance of baselines) in points, the colour as `#RRGGBB`.

    `family` is the id of a family that ships with the program; "" is the first of them.
    """

    weight: Weight
    size: float
    leading: float
    colour: str = "#000000"
    family: str = ""

    def scaled(self, factor: float) -> TextStyle:
        """Return the same style, larger or smaller."""
        return replace(self, size=self.size * factor, leading=self.leading * factor)
