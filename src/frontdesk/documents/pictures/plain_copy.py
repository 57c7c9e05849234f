"""A photo as it looks and nothing besides: no place, time, camera or owner that its file tells of."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageOps

from frontdesk.documents.pictures.raster import check_size
from frontdesk.domain.errors import FrontDeskError

_QUALITY = 92
_BROKEN = (OSError, SyntaxError, ValueError, EOFError)
_SUFFIXES = {"JPEG": "jpg", "PNG": "png"}


def plain_copy(data: bytes) -> tuple[bytes, str]:
    """Return a PNG or JPEG file without its particulars, upright, and the suffix of its name.

    Raises `FrontDeskError` for what is neither, is damaged, or has more than 40 million dots.
    """
    try:
        with Image.open(BytesIO(data), formats=tuple(_SUFFIXES)) as image:
            check_size(image)
            image.load()
            form = str(image.format)
            upright = ImageOps.exif_transpose(image)
            kept = {"icc_profile": image.info.get("icc_profile")}
            if "transparency" in upright.info:
                kept["transparency"] = upright.info["transparency"]
            upright.info = {}  # a comment would be written again
            sink = BytesIO()
            quality = {"quality": _QUALITY} if form == "JPEG" else {}
            upright.save(sink, form, **kept, **quality)
    except _BROKEN as error:
        raise FrontDeskError("picture.damaged") from error
    return sink.getvalue(), _SUFFIXES[form]
