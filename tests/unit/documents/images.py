"""Pictures to test with: good ones, strange ones, and files that only look like pictures."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import Image

RED = (200, 30, 40)
SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 80"><defs><linearGradient id="g">'
    b'<stop offset="0" stop-color="#00aa77"/><stop offset="1" stop-color="#004466"/></linearGradient></defs>'
    b'<rect x="4" y="4" width="72" height="72" rx="14" fill="url(#g)"/>'
    b'<path d="M20 56 L40 20 L60 56 Z" fill="#ffffff" fill-opacity="0.5"/>'
    b'<rect x="100" width="140" height="80"/></svg>'
)


def encoded(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    """Return a picture's file."""
    sink = BytesIO()
    image.save(sink, kind, **options)
    return sink.getvalue()


def by(artist: str, *, turned: int) -> Image.Exif:
    """Return what a camera notes: who took a photo (EXIF 0x013B), and how it was held (0x0112)."""
    noted = Image.Exif()
    noted[0x013B] = artist
    noted[0x0112] = turned
    return noted


def png(size: tuple[int, int] = (300, 100), mode: str = "RGB", colour: Any = RED) -> bytes:
    """Return a PNG of one colour."""
    return encoded(Image.new(mode, size, colour))


def svg(inside: str, *, before: str = "", attributes: str = 'viewBox="0 0 100 50"') -> bytes:
    """Return a drawing with this inside."""
    return f'{before}<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{inside}</svg>'.encode()


def huge_png(width: int, height: int) -> bytes:
    """Return a small PNG file that claims to have this many dots, all of them white."""
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    body = zlib.compress(b"\xff" * 1000, 9)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
