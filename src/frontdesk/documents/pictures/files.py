"""Logos and signatures: files that people choose, told apart, checked, and made ready to be printed."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from frontdesk.domain.errors import FrontDeskError

if TYPE_CHECKING:
    from frontdesk.documents.pdf.graphics import Graphic

_LARGEST_FILE = 10_000_000  # bytes
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_LOOKED_AT = 4096  # bytes in which a drawing says what it is


def check_picture(data: bytes, *, field: str = "logo") -> None:
    """Raise `FrontDeskError` (with `field`) for what is no PNG, JPEG or SVG, damaged, or too large to print.

    No picture at all (b"") is none to refuse.
    """
    if data:
        picture(data, field=field)


def picture(data: bytes, *, field: str = "logo") -> Graphic:
    """Return a picture ready to be embedded; the same one for the same data. Raises as `check_picture`."""
    if len(data) > _LARGEST_FILE:
        raise FrontDeskError("picture.file_too_large", field=field, most=_LARGEST_FILE // 1_000_000)
    try:
        return _made(data)
    except FrontDeskError as refusal:
        raise FrontDeskError(refusal.message.id, field=field, **refusal.message.params) from refusal


@lru_cache(maxsize=16)
def _made(data: bytes) -> Graphic:
    if data.startswith((_PNG, _JPEG)):
        from frontdesk.documents.pictures.raster import raster  # noqa: PLC0415  start-up: Pillow

        return raster(data)
    if b"<svg" in data[:_LOOKED_AT] or b":svg" in data[:_LOOKED_AT]:
        from frontdesk.documents.pictures.vector import vector  # noqa: PLC0415  start-up: svglib and lxml

        return vector(data)
    raise FrontDeskError("picture.unknown_kind")
