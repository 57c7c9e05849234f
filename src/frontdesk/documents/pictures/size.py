"""How large a picture is drawn."""

from __future__ import annotations

from frontdesk.documents.layouts.geometry import millimetres
from frontdesk.documents.pdf.graphics import Graphic, Raster

_COARSEST = 150  # dots per inch: a small picture is not blown up beyond


def fitted(graphic: Graphic, width: float, height: float) -> tuple[float, float]:
    """Return width and height in mm of a picture as large as fits, in its own proportions.

    A picture of few dots stays smaller, so that they are not seen.
    """
    scale = min(width / graphic.width, height / graphic.height)
    if isinstance(graphic, Raster):
        scale = min(scale, millimetres(72 / _COARSEST))
    return graphic.width * scale, graphic.height * scale
