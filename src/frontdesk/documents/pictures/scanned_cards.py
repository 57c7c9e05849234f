"""Cards and pages that were written on and scanned, several on a sheet: the code of each, and its picture.

A card's code stands in its upper right corner; what is left of it and below it, up to the next code, is
the card. A sheet that lay the other way round in the scanner is turned by what its codes say.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO

import pypdfium2 as pdfium
import zxingcpp
from PIL import Image, ImageOps, ImageSequence

from frontdesk.documents.finished.reading import opened_alone
from frontdesk.domain.errors import FrontDeskError

MOST_PAGES = 50
"""Sheets of one file that are looked at."""

_DOTS = 200  # per inch: a code of 19 mm has three dots to a module
_MOST_PIXELS = 80_000_000  # of one sheet: A3 with 600 dots per inch
_FINEST = 1_400  # dots along the longer side of a card's picture: handwriting is read at that
_EDGE = 0.6  # of a code's width, beyond which a card ends at the right and above
_QUALITY = 80
# What Pillow raises for files that are cut off or altered, TIFF above all.
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, TypeError, LookupError, ArithmeticError, struct.error)
_PDF = b"%PDF-"


@dataclass(frozen=True, slots=True)
class CardPicture:
    """What a code says, and the card that bears it as a JPEG file."""

    code: str
    picture: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Mark:
    """A code on a sheet: its text, where it is, and by how many degrees it is turned."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    turned: int

    @property
    def width(self) -> int:
        return max(self.right - self.left, 1)


def cards_on(data: bytes) -> Iterator[CardPicture]:
    """Yield the cards on the sheets of a PDF, PNG, JPEG or TIFF file, from the left and from the top.

    Raises `FrontDeskError` for one that is damaged, or has too many pages or dots.
    """
    for sheet in _sheets(data):
        yield from _cards(sheet)


def _cards(sheet: Image.Image) -> Iterator[CardPicture]:
    marks = _marks(sheet)
    if marks and marks[0].turned:
        sheet = sheet.rotate(marks[0].turned, expand=True)
        marks = _marks(sheet)
    columns = _columns(marks)
    for place in range(max(map(len, columns), default=0)):
        for column in columns:
            if place < len(column):
                mark = column[place]
                yield CardPicture(mark.text, _picture(sheet.crop(_box(sheet, marks, column, place))))


def _box(
    sheet: Image.Image, marks: Sequence[_Mark], column: Sequence[_Mark], place: int
) -> tuple[int, int, int, int]:
    """Return where the card of a code is: up to the next code of its column, and to the column before."""
    mark = column[place]
    edge = round(mark.width * _EDGE)
    left = max((other.right for other in marks if other.right < mark.left), default=-edge) + edge
    below = column[place + 1].top - edge if place + 1 < len(column) else sheet.height
    return left, max(mark.top - edge, 0), min(mark.right + edge, sheet.width), below


def _columns(marks: Sequence[_Mark]) -> list[list[_Mark]]:
    """Return the codes by the columns in which they stand, each from the top."""
    columns: list[list[_Mark]] = []
    for mark in sorted(marks, key=lambda mark: mark.left):
        if columns and mark.left - columns[-1][0].left < mark.width:
            columns[-1].append(mark)
        else:
            columns.append([mark])
    return [sorted(column, key=lambda mark: mark.top) for column in columns]


def _marks(sheet: Image.Image) -> list[_Mark]:
    found = zxingcpp.read_barcodes(sheet, formats=zxingcpp.barcode_formats_from_str("QRCode"))
    return [_mark(code) for code in found]


def _mark(code: zxingcpp.Barcode) -> _Mark:
    place = code.position
    corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
    across, down = [corner.x for corner in corners], [corner.y for corner in corners]
    turned = round(code.orientation / 90) % 4 * 90
    return _Mark(code.text, min(across), min(down), max(across), max(down), turned)


def _picture(card: Image.Image) -> bytes:
    card.thumbnail((_FINEST, _FINEST), Image.Resampling.LANCZOS)
    sink = BytesIO()
    card.save(sink, "JPEG", quality=_QUALITY)
    return sink.getvalue()


def _sheets(data: bytes) -> Iterator[Image.Image]:
    """Yield the sheets of a file in grey."""
    if data.startswith(_PDF):
        yield from _drawn(data)
        return
    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG", "TIFF")) as file:
            for number, frame in enumerate(ImageSequence.Iterator(file)):
                _check(number, frame.width * frame.height)
                yield ImageOps.exif_transpose(frame).convert("L")
    except Image.DecompressionBombError as error:
        raise _too_large() from error
    except _BROKEN as error:
        raise FrontDeskError("picture.damaged", field="scans") from error


def _drawn(data: bytes) -> Iterator[Image.Image]:
    number, count = 0, 1
    while number < count:
        with opened_alone(data) as document:  # others read between the sheets
            count = len(document)
            try:
                sheet = _sheet(document[number], number)
            except pdfium.PdfiumError as error:
                raise FrontDeskError("finished.unreadable", field="scans") from error
        yield sheet
        number += 1


def _sheet(page: pdfium.PdfPage, number: int) -> Image.Image:
    scale = _DOTS / 72
    _check(number, round(page.get_width() * page.get_height() * scale**2))
    drawn = page.render(scale=scale).to_pil().convert("L")
    page.close()
    return drawn


def _check(number: int, dots: int) -> None:
    if number >= MOST_PAGES:
        raise FrontDeskError("cards.too_many_pages", field="scans", most=MOST_PAGES)
    if dots > _MOST_PIXELS:
        raise _too_large()


def _too_large() -> FrontDeskError:
    return FrontDeskError("cards.too_large", field="scans", most=_MOST_PIXELS // 1_000_000)
