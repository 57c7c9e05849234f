"""Whether a font's file is whole: of a torn one HarfBuzz draws what is left, and nothing for the rest."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

_COLLECTION = b"ttcf"


class UnreadableFontError(Exception):
    """A font's file has gone, is none, or lacks its end."""


def check_whole(path: Path, index: int) -> None:
    """Raise `UnreadableFontError` unless every table of a face lies within its file (ISO 14496-22)."""
    try:
        with path.open("rb") as file:
            end = max(_ends(file, index), default=0)
            whole = 0 < end <= path.stat().st_size
    except (OSError, struct.error) as error:
        raise UnreadableFontError(str(path)) from error
    if not whole:
        raise UnreadableFontError(str(path))


def _ends(file: BinaryIO, index: int) -> Iterator[int]:
    """Yield where each table of a face ends."""
    start = 0
    if file.read(4) == _COLLECTION:
        file.seek(12 + 4 * index)
        (start,) = struct.unpack(">I", file.read(4))
    file.seek(start + 4)
    (count,) = struct.unpack(">H6x", file.read(8))
    for _ in range(count):
        offset, length = struct.unpack(">8xII", file.read(16))
        yield offset + length
