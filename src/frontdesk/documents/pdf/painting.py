"""Items as PDF operators. PDF measures in points from the lower left corner."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from frontdesk.documents.geometry import points
from frontdesk.documents.pdf.items import Item, PlacedLine, Rule, Surface


def paint(items: Iterable[Item], height: float) -> str:
    """Return the operators that draw `items` on a sheet `height` millimetres high."""
    top = points(height)
    return "\n".join(_painted(item, top) for item in items)


def _painted(item: Item, top: float) -> str:
    if isinstance(item, PlacedLine):
        return _text(item, top)
    if isinstance(item, Rule):
        return _rule(item, top)
    return _surface(item, top)


def _text(item: PlacedLine, top: float) -> str:
    place = f"1 0 0 1 {points(item.left):.3f} {top - points(item.baseline):.3f} Tm"
    return f"BT {_components(item.line.style.colour)} rg {place} {item.line.operators} ET"


def _rule(item: Rule, top: float) -> str:
    start = f"{points(item.left):.3f} {top - points(item.top):.3f} m"
    end = f"{points(item.right):.3f} {top - points(item.bottom):.3f} l"
    return f"{item.weight:g} w {_components(item.colour)} RG {start} {end} S"


def _surface(item: Surface, top: float) -> str:
    box = item.box
    corner = f"{points(box.left):.3f} {top - points(box.bottom):.3f}"
    return f"{_components(item.colour)} rg {corner} {points(box.width):.3f} {points(box.height):.3f} re f"


@lru_cache(maxsize=64)
def _components(colour: str) -> str:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return f"{red / 255:.3f} {green / 255:.3f} {blue / 255:.3f}"
