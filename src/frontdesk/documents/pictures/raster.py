"""PNG and JPEG files as the PDF wants them: upright, in RGB or grey, no finer than a printer shows."""

from __future__ import annotations

import zlib
from hashlib import sha256
from io import BytesIO

from PIL import Image, ImageCms, ImageOps

from frontdesk.documents.pdf.graphics import Raster
from frontdesk.domain.errors import FrontDeskError

_MOST_PIXELS = 40_000_000  # read from the file's head, before anything is decoded
_FINEST = 1_200  # dots along the longer side: 400 per inch on a logo of 75 mm
_QUALITY = 92
_SIXTEEN_BITS = ("I", "I;16", "I;16B", "I;16L", "F")
_BROKEN = (OSError, SyntaxError, ValueError, EOFError)

# Pillow would warn of many dots, or refuse them without saying how many: we ask before it decodes any.
Image.MAX_IMAGE_PIXELS = None


def raster(data: bytes) -> Raster:
    """Return a PNG or JPEG file's picture.

    Raises `FrontDeskError` for one with more than 40 million dots, or one that is damaged or cut off.
    """
    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as image:
            check_size(image)
            image.load()
            return _encoded(_upright(image), photograph=image.format == "JPEG")
    except _BROKEN as error:
        raise FrontDeskError("picture.damaged") from error


def check_size(image: Image.Image) -> None:
    """Raise `FrontDeskError` for a picture with too many dots, before any is decoded."""
    if image.width * image.height > _MOST_PIXELS:
        raise FrontDeskError(
            "picture.too_many_dots", width=image.width, height=image.height, most=_MOST_PIXELS // 1_000_000
        )


def _upright(image: Image.Image) -> Image.Image:
    """Return the picture turned as its camera held it, in grey or RGB with or without alpha, not too fine."""
    turned = ImageOps.exif_transpose(image)
    plain = _plain(turned)
    plain.thumbnail((_FINEST, _FINEST), Image.Resampling.LANCZOS)
    return plain


def _plain(image: Image.Image) -> Image.Image:
    if image.mode in _SIXTEEN_BITS:
        return image.convert("F").point(lambda value: value / 257).convert("L")
    if image.mode == "LA" or image.has_transparency_data:
        return image.convert("RGBA")
    if image.mode == "CMYK":
        return _from_ink(image)
    return image.convert("L" if image.mode in ("1", "L") else "RGB")


def _from_ink(image: Image.Image) -> Image.Image:
    """Return a CMYK picture in RGB, by the profile that came with it if it is of any use."""
    profile = image.info.get("icc_profile")
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            found = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):
            found = None
        if found is not None:
            return found
    return image.convert("RGB")


def _encoded(image: Image.Image, *, photograph: bool) -> Raster:
    key = sha256(f"{image.mode}{image.size}".encode("ascii") + image.tobytes()).hexdigest()[:16]
    alpha = b""
    if image.mode == "RGBA":
        alpha = zlib.compress(image.getchannel("A").tobytes(), 9)
        image = image.convert("RGB")
    filter_, data = ("DCTDecode", _jpeg(image)) if photograph else ("FlateDecode", _deflated(image))
    return Raster(key, image.width, image.height, len(image.getbands()), filter_, data, alpha)


def _deflated(image: Image.Image) -> bytes:
    return zlib.compress(image.tobytes(), 9)


def _jpeg(image: Image.Image) -> bytes:
    sink = BytesIO()
    image.save(sink, "JPEG", quality=_QUALITY, subsampling=0)
    return sink.getvalue()
