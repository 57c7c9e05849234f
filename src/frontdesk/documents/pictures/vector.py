"""SVG files drawn as lines and surfaces, or refused naming what cannot be drawn as it should.

A drawing comes from anywhere: nothing is fetched for it, no entity of its own is expanded, and it
cannot grow beyond bounds by referring to itself.
"""

from __future__ import annotations

import logging
import math
from collections import Counter
from hashlib import sha256
from io import BytesIO
from xml.parsers import expat

from reportlab.graphics.shapes import Drawing
from svglib.svglib import svg2rlg

from frontdesk.documents.pdf.graphics import Vector
from frontdesk.domain.errors import FrontDeskError

_SVG = "http://www.w3.org/2000/svg"
_HREFS = ("href", "http://www.w3.org/1999/xlink href")
_SEPARATOR = " "
_MOST_ELEMENTS = 20_000  # with what is drawn again by reference
_DRAWN = frozenset(
    (
        *("svg", "g", "defs", "symbol", "use", "switch", "a", "view", "style", "title", "desc", "metadata"),
        *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon"),
        *("linearGradient", "radialGradient", "stop", "clipPath"),
    )
)
_TEXTS = frozenset(("text", "tspan", "textPath", "tref"))
_EFFECTS = ("filter", "mask")  # attributes that point to what is not drawn


def vector(data: bytes) -> Vector:
    """Return an SVG file's drawing.

    Raises `FrontDeskError` for one that is damaged or empty, that has text or pictures inside, or that
    uses what ReportLab cannot draw (filters, masks, patterns).
    """
    _Inspection().read(data)
    logging.getLogger("svglib").setLevel(logging.CRITICAL)  # what it cannot draw is refused above
    try:
        drawing = svg2rlg(BytesIO(data))
    except Exception as error:  # a foreign file in a foreign library: anything may be raised
        raise FrontDeskError("picture.damaged") from error
    if not isinstance(drawing, Drawing) or not _has_size(drawing):
        raise FrontDeskError("picture.damaged")
    key = sha256(data).hexdigest()[:16]
    return Vector(key, float(drawing.width), float(drawing.height), drawing)


def _has_size(drawing: Drawing) -> bool:
    return all(math.isfinite(size) and size > 0 for size in (drawing.width, drawing.height))


class _Inspection:
    """Goes through a drawing's elements once, before anything is made of them."""

    def __init__(self) -> None:
        self._path: list[str] = []  # ids of the elements that are open, "" for one without
        self._sizes: Counter[str] = Counter()  # elements inside each id
        self._uses: dict[str, list[str]] = {"": []}  # what is drawn again inside each id
        self._count = 0

    def read(self, data: bytes) -> None:
        """Raise `FrontDeskError` for a drawing that must not or cannot be drawn."""
        parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.EntityDeclHandler = self._entity
        try:
            parser.Parse(data, True)  # noqa: FBT003  the library's own signature
        except expat.ExpatError as error:
            raise FrontDeskError("picture.damaged") from error
        if self._grown("", frozenset()) > _MOST_ELEMENTS:
            raise FrontDeskError("picture.drawing_too_large")

    def _entity(self, *_: object) -> None:
        raise FrontDeskError("picture.drawing_part", part="ENTITY")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(_SEPARATOR)
        if namespace == _SVG:
            _check(local, attributes)
        self._count += 1
        if self._count > _MOST_ELEMENTS:
            raise FrontDeskError("picture.drawing_too_large")
        id_ = attributes.get("id", "")
        self._path.append(id_)
        owners = {"", *self._path}
        for owner in owners:
            self._sizes[owner] += 1
        if local == "use":
            target = _target(attributes).removeprefix("#")
            for owner in owners:
                self._uses.setdefault(owner, []).append(target)

    def _end(self, _: str) -> None:
        self._path.pop()

    def _grown(self, id_: str, above: frozenset[str]) -> int:
        """Return how many elements are drawn for an id, with all that it refers to."""
        if id_ in above:
            raise FrontDeskError("picture.drawing_too_large")
        total = self._sizes[id_]
        for target in self._uses.get(id_, ()):
            total += self._grown(target, above | {id_}) if target else 0
            if total > _MOST_ELEMENTS:
                break
        return total


def _check(local: str, attributes: dict[str, str]) -> None:
    if local in _TEXTS:
        raise FrontDeskError("picture.drawing_text")
    if local not in _DRAWN:
        raise FrontDeskError("picture.drawing_part", part=local)
    target = _target(attributes)
    if target and not target.startswith("#"):
        raise FrontDeskError("picture.drawing_part", part=target[:40])
    style = attributes.get("style", "")
    for effect in _EFFECTS:
        if attributes.get(effect, "none") != "none" or f"{effect}:url" in style.replace(" ", ""):
            raise FrontDeskError("picture.drawing_part", part=effect)


def _target(attributes: dict[str, str]) -> str:
    return next((attributes[name] for name in _HREFS if name in attributes), "")
