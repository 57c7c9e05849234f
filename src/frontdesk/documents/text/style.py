"""How a text looks: weight, size and colour."""

from __future__ import annotations

from dataclasses import dataclass, replace

from frontdesk.documents.text.fonts import Weight


@dataclass(frozen=True, slots=True)
class TextStyle:
    """Sizes and leading (distance of baselines) in points, the colour as `#RRGGBB`."""

    weight: Weight
    size: float
    leading: float
    colour: str = "#000000"

    def scaled(self, factor: float) -> TextStyle:
        """Return the same style, larger or smaller."""
        return replace(self, size=self.size * factor, leading=self.leading * factor)
