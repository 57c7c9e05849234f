"""Saving a list as a workbook (.xlsx, ECMA-376) whose cells are text: what begins like a formula is none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO
from zipfile import LargeZipFile

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.lists.csv_export import harmless
from frontdesk.services.whole_files import writing_to

MOST_ROWS = 1_048_575
"""Rows of a sheet below its headings (ECMA-376, 18.3.1.73)."""

_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_MOST_IN_CELL = 32_767  # characters


def write_xlsx(target: Path, *, title: str, header: Sequence[str], lines: Iterable[Sequence[str]]) -> int:
    """Write lines of text into a workbook and return how many.

    The file appears whole or not at all. Raises `FrontDeskError` (field "file") when it cannot be written, or
    there are more lines than a sheet holds.
    """
    try:
        with writing_to(target) as file:  # first, so that nothing is made that cannot be kept
            return _write(file, title, header, lines)
    except LargeZipFile as error:
        raise FrontDeskError(
            "store.cannot_write_file", field="file", where=str(target), reason=str(error)
        ) from error


def _write(file: BinaryIO, title: str, header: Sequence[str], lines: Iterable[Sequence[str]]) -> int:
    from openpyxl import Workbook  # noqa: PLC0415  takes as long as ten thousand rows of CSV

    book = Workbook(write_only=True)
    sheet = book.create_sheet(_sheet_name(title))
    sheet.freeze_panes = "A2"
    count = 0
    try:
        sheet.append(_cells(sheet, header))
        for line in lines:
            count += 1
            if count > MOST_ROWS:
                raise FrontDeskError("store.too_many_rows", field="file", most=MOST_ROWS)
            sheet.append(_cells(sheet, line))
    finally:
        sheet.close()
    book.save(file)
    return count


def _cells(sheet: Any, texts: Iterable[str]) -> Iterator[object]:  # noqa: ANN401  a class of openpyxl's
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415  as above

    for text in texts:
        plain = _writable(text)[:_MOST_IN_CELL]
        cell = WriteOnlyCell(sheet, plain)
        cell.data_type = "s"  # also where openpyxl would see a formula
        cell.quotePrefix = harmless(plain) != plain  # it stays text when somebody edits it
        yield cell


def _writable(text: str) -> str:
    """Return a text without what XML 1.0 (2.2, Char) cannot hold."""
    return text if text.isprintable() else _UNWRITABLE.sub("", text)


def _sheet_name(title: str) -> str:
    """Return a name that a sheet may have: 31 characters, none of those that addresses use."""
    plain = "".join(" " if character in "[]:*?/\\'" else character for character in _writable(title))
    return " ".join(plain[:31].split()) or "1"
