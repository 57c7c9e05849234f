"""Items as PDF operators. PDF measures in points from the lower left corner."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from frontdesk.documents.layouts.geometry import Box, points
from frontdesk.documents.pdf.graphics import Raster, resource_name
from frontdesk.documents.pdf.items import Item, Picture, PlacedLine, Rule, Surface


def paint(items: Iterable[Item], height: float) -> str:
    """Return the operators that draw `items` on a sheet `height` millimetres high."""
    top = points(height)
    return "\n".join(_painted(item, top) for item in items)


def _painted(item: Item, top: float) -> str:
    if isinstance(item, PlacedLine):
        return _text(item, top)
    if isinstance(item, Rule):
        return _rule(item, top)
    if isinstance(item, Surface):
        return f"{_components(item.colour)} rg {_rectangle(item.box, top)} f"
    if isinstance(item, Picture):
        return _picture(item, top)
    return f"0 g {' '.join(_rectangle(bar, top) for bar in item.bars)} f"


def _text(item: PlacedLine, top: float) -> str:
    place = f"1 0 0 1 {points(item.left):.3f} {top - points(item.baseline):.3f} Tm"
    return f"BT {_components(item.line.style.colour)} rg {place} {item.line.operators} ET"


def _rule(item: Rule, top: float) -> str:
    start = f"{points(item.left):.3f} {top - points(item.top):.3f} m"
    end = f"{points(item.right):.3f} {top - points(item.bottom):.3f} l"
    return f"{item.weight:g} w {_components(item.colour)} RG {start} {end} S"


def _picture(item: Picture, top: float) -> str:
    graphic, box = item.graphic, item.box
    wide, high = (1.0, 1.0) if isinstance(graphic, Raster) else (graphic.width, graphic.height)
    scale = f"{points(box.width) / wide:.6f} 0 0 {points(box.height) / high:.6f}"
    place = f"{points(box.left):.3f} {top - points(box.bottom):.3f}"
    return f"q {scale} {place} cm /{resource_name(graphic)} Do Q"


def _rectangle(box: Box, top: float) -> str:
    corner = f"{points(box.left):.3f} {top - points(box.bottom):.3f}"
    return f"{corner} {points(box.width):.3f} {points(box.height):.3f} re"


@lru_cache(maxsize=64)
def _components(colour: str) -> str:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return f"{red / 255:.3f} {green / 255:.3f} {blue / 255:.3f}"
