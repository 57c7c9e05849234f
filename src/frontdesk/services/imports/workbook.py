"""Reading the first sheet of a workbook (.xlsx), row by row, whatever its size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from pathlib import Path
from zipfile import BadZipFile

from frontdesk.domain.errors import FrontDeskError

Rows = Iterator[tuple[int, list[str]]]
"""The rows that hold anything, each with its number."""


@contextmanager
def opened_workbook(path: Path) -> Iterator[tuple[tuple[str, ...], Rows]]:
    """Open a workbook: its headings, and its rows as text; of a formula what it last came to.

    Raises `FrontDeskError` (field "file") when it cannot be read or has no headings.
    """
    from openpyxl import load_workbook  # noqa: PLC0415  takes as long as ten thousand rows of CSV
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415  the same

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except OSError as error:
        raise FrontDeskError("imports.unreadable", field="file", why=error.strerror or "") from error
    except (BadZipFile, InvalidFileException, KeyError, ValueError) as error:
        raise FrontDeskError("imports.no_workbook", field="file") from error
    try:
        found = _filled(book.worksheets[0].iter_rows(values_only=True)) if book.worksheets else iter(())
        _, headings = next(found, (0, []))
        while headings and not headings[-1]:
            headings.pop()
        if not headings:
            raise FrontDeskError("imports.no_headings", field="file")
        yield tuple(headings), found
    finally:
        book.close()


def _filled(rows: Iterable[tuple[object, ...]]) -> Rows:
    for number, row in enumerate(rows, start=1):
        cells = [_text(cell).strip() for cell in row]
        if any(cells):
            yield number, cells


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
