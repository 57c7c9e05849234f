"""Reading the first sheet of a workbook (.xlsx), row by row, whatever its size."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812  a class, though its name is small

from frontdesk.domain.errors import FrontDeskError

if TYPE_CHECKING:
    from openpyxl import Workbook

Rows = Iterator[tuple[int, list[str]]]
"""The rows that hold anything, each with its number."""

# A few kilobytes may unfold to gigabytes: what is taken into memory as a whole has its limits.
_MOST_SHEET = 256 * 1024 * 1024  # bytes of a sheet, which is read in passing
_MOST_BESIDE = 64 * 1024 * 1024  # bytes of all else together: its texts stand in memory at once
_MOST_ROW = 4 * 1024 * 1024  # bytes of one row
_SMALL = _MOST_ROW  # bytes of a sheet whose rows need not be looked at beforehand
_PIECE = 1024 * 1024
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_PREFIXED = re.compile(rb"</\w+:row>")
_BROKEN = (BadZipFile, KeyError, ValueError, SyntaxError, ZlibError, EOFError, IndexError, TypeError)
"""What a damaged workbook brings up; SyntaxError is that of XML."""


@contextmanager
def opened_workbook(path: Path) -> Iterator[tuple[tuple[str, ...], Rows]]:
    """Open a workbook: its headings, and its rows as text; of a formula what it last came to.

    Raises `FrontDeskError` (field "file") when it cannot be read, has no headings, or unfolds beyond measure.
    """
    try:
        _check_size(path)
        book = _loaded(path)
    except OSError as error:
        raise FrontDeskError("imports.unreadable", field="file", why=error.strerror or "") from error
    except _BROKEN as error:
        raise _no_workbook() from error
    try:
        found = _rows_of(book)
        _, headings = next(found, (0, []))
        while headings and not headings[-1]:
            headings.pop()
        if not headings:
            raise FrontDeskError("imports.no_headings", field="file")
        yield tuple(headings), _as_wide(found, len(headings))
    finally:
        book.close()


def _loaded(path: Path) -> Workbook:
    from openpyxl import load_workbook  # noqa: PLC0415  takes as long as ten thousand rows of CSV
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415  the same

    try:
        return load_workbook(path, read_only=True, data_only=True)
    except InvalidFileException as error:
        raise _no_workbook() from error


def _check_size(path: Path) -> None:
    """Raise `FrontDeskError` (field "file") for a workbook that would not fit into memory.

    A part gives no more than the directory says that it has, so that can be believed.
    """
    with ZipFile(path) as archive:
        beside = 0
        for part in archive.infolist():
            if not _SHEET.fullmatch(part.filename):
                beside += part.file_size
            elif part.file_size > _MOST_SHEET:
                raise _too_large()
            elif part.file_size > _SMALL:
                _check_rows(archive, part.filename)
        if beside > _MOST_BESIDE:
            raise _too_large()


def _check_rows(archive: ZipFile, name: str) -> None:
    """Raise `FrontDeskError` (field "file") for a sheet with a row that does not end."""
    since = 0
    with archive.open(name) as sheet:
        while piece := sheet.read(_PIECE):
            last = piece.rfind(b"</row>")
            if last < 0:  # in a sheet that names the namespace with every word
                last = max((end.start() for end in _PREFIXED.finditer(piece)), default=-1)
            since = since + len(piece) if last < 0 else len(piece) - last
            if since > _MOST_ROW:
                raise _too_large()


def _rows_of(book: Workbook) -> Rows:
    """Yield the rows of the first sheet; what it says of its own size is not believed."""
    try:
        if book.worksheets:
            sheet = book.worksheets[0]
            sheet.reset_dimensions()
            yield from _filled(sheet.iter_rows(values_only=True))
    except OSError as error:
        raise FrontDeskError("imports.unreadable", field="file", why=error.strerror or "") from error
    except _BROKEN as error:
        raise _no_workbook() from error


def _filled(rows: Iterable[tuple[object, ...]]) -> Rows:
    for number, row in enumerate(rows, start=1):
        cells = [_text(cell).strip() for cell in row]
        if any(cells):
            yield number, cells


def _as_wide(rows: Rows, width: int) -> Rows:
    """Give every row a cell for each heading: a sheet leaves out what is empty at the end."""
    for number, cells in rows:
        yield number, cells + [""] * (width - len(cells))


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time.min else cell.isoformat(" ", "seconds")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _no_workbook() -> FrontDeskError:
    return FrontDeskError("imports.no_workbook", field="file")


def _too_large() -> FrontDeskError:
    return FrontDeskError("imports.workbook_too_large", field="file")
