"""A letter's reference as a scanner reads it: QR (ISO/IEC 18004) or Code 128 (ISO/IEC 15417).

The code holds the reference and nothing else, so that a scanner at the desk types what a person would.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import Any

from reportlab.graphics.barcode.code128 import Code128
from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

from frontdesk.documents.layouts.geometry import Box
from frontdesk.documents.pdf.items import Pattern
from frontdesk.domain.errors import FrontDeskError

QR = "qr"
CODE128 = "code128"

_QUIET_QR = 4  # modules that stay white on every side
_QUIET_CODE128 = 10  # on the left and on the right
_NARROWEST = 0.19  # mm, of one module: what office scanners still read
_WIDEST = 0.33  # of a module of Code 128; a longer bar is only clumsy
_LONGEST = 48  # characters


def place_code(text: str, kind: str, box: Box) -> Pattern:
    """Return the code of `text` inside `box`, the white around it included, at the right of the box.

    Raises `FrontDeskError` (field "code") for what no code can hold, or not in so small a box.
    """
    if not text.isascii() or not text.isprintable() or len(text) > _LONGEST:
        raise FrontDeskError("paper.code_unusable", field="code", text=text[:_LONGEST])
    return _qr(text, box) if kind == QR else _code128(text, box)


def _qr(text: str, box: Box) -> Pattern:
    rows = _modules(text)
    size = _checked(min(box.width, box.height) / (len(rows) + 2 * _QUIET_QR), text)
    left, top = box.right - (len(rows) + _QUIET_QR) * size, box.top + _QUIET_QR * size
    bars = tuple(
        Box(left + start * size, top + row * size, length * size, size)
        for row, runs in enumerate(rows)
        for start, length in runs
    )
    return Pattern(box, bars)


def _code128(text: str, box: Box) -> Pattern:
    widths = _bars(text)
    size = _checked(min(box.width / (sum(widths) + 2 * _QUIET_CODE128), _WIDEST), text)
    left = box.right - (sum(widths) + _QUIET_CODE128) * size
    bars = []
    for index, width in enumerate(widths):
        if index % 2 == 0:
            bars.append(Box(left, box.top, width * size, box.height))
        left += width * size
    return Pattern(box, tuple(bars))


def _checked(size: float, text: str) -> float:
    if size < _NARROWEST:
        raise FrontDeskError("paper.code_unusable", field="code", text=text)
    return size


@lru_cache(maxsize=8)
def _modules(text: str) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Return for every row of the QR code where its dark stretches begin and how long they are."""
    code: Any = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    count = code.getModuleCount()
    return tuple(tuple(_stretches(bool(code.isDark(row, at)) for at in range(count))) for row in range(count))


def _stretches(dark: Iterator[bool]) -> Iterator[tuple[int, int]]:
    start = 0
    for is_dark, group in groupby(dark):
        length = len(list(group))
        if is_dark:
            yield start, length
        start += length


@lru_cache(maxsize=8)
def _bars(text: str) -> tuple[int, ...]:
    """Return the widths of bars and of what is between them, in modules, a bar first and last."""
    code: Any = Code128(text)
    code.validate()
    code.encode()
    code.decompose()
    return tuple(ord(letter) - ord("a") + 1 for letter in str(code.decomposed).lower())
