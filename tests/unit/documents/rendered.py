"""A finished PDF as it is seen: rendered by a reader that has nothing to do with what wrote it."""

from __future__ import annotations

from typing import cast

import pypdfium2 as pdfium
from PIL import Image

from frontdesk.documents.layouts.geometry import Box

DOTS_PER_MM = 8.0


def rendered(pdf: bytes, page: int = 0) -> Image.Image:
    """Return a page in RGB, 8 dots to the millimetre."""
    document = pdfium.PdfDocument(pdf)
    found = document[page]
    picture = found.render(scale=DOTS_PER_MM * 25.4 / 72).to_pil().convert("RGB")
    found.close()
    document.close()
    return picture


def seen(pdf: bytes, box: Box, page: int = 0) -> Image.Image:
    """Return what is seen in a part of a page."""
    left, top, right, bottom = (
        round(edge * DOTS_PER_MM) for edge in (box.left, box.top, box.right, box.bottom)
    )
    return rendered(pdf, page).crop((left, top, right, bottom))


def colour_at(pdf: bytes, left: float, top: float, page: int = 0) -> tuple[int, int, int]:
    """Return the colour of one point of a page, in mm from the upper left corner."""
    found = rendered(pdf, page).getpixel((round(left * DOTS_PER_MM), round(top * DOTS_PER_MM)))
    return cast(tuple[int, int, int], found)


def is_blank(picture: Image.Image) -> bool:
    """Tell whether there is nothing but white."""
    return picture.getextrema() == ((255, 255),) * 3
