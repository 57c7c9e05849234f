"""Places in a text: Qt counts the halves of what UTF-16 needs two of, such as an emoji; Python does not."""

from __future__ import annotations

_TWO_BYTES = "utf-16-le"
_WHATEVER = "surrogatepass"


def units(text: str) -> int:
    """Return how far Qt counts a text."""
    return len(text.encode(_TWO_BYTES, _WHATEVER)) // 2


def first_units(text: str, count: int) -> str:
    """Return as much of a text as Qt counts so far."""
    return text.encode(_TWO_BYTES, _WHATEVER)[: 2 * count].decode(_TWO_BYTES, _WHATEVER)
