"""Reading a CSV file of any size, row by row, with the line on which each begins."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.message import Message, message

WORKBOOKS = frozenset((".xlsx", ".xlsm"))
_SAMPLE = 64 * 1024  # characters
_DELIMITERS = ",;\t|"
_LONGEST_FIELD = 1_000_000  # characters
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Row:
    """One row, and the line on which it begins; `fault` says why it cannot be read."""

    line: int
    values: tuple[str, ...] = ()
    fault: Message | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """The headings of a file and its rows, which are read as they are asked for."""

    headings: tuple[str, ...]
    rows: Iterator[Row]


@contextmanager
def opened_sheet(path: Path) -> Iterator[Sheet]:
    """Open a CSV file (comma, semicolon, tab or bar; UTF-8, UTF-16, or Windows' Western characters).

    A workbook (.xlsx) is read by its first sheet. Raises `FrontDeskError` (field "file") when it cannot be
    read or has no headings.
    """
    if path.suffix.lower() in WORKBOOKS:
        from frontdesk.services.imports.workbook import opened_workbook  # noqa: PLC0415  few files are one

        with opened_workbook(path) as (headings, rows):
            yield Sheet(headings, (_checked(line, values, len(headings)) for line, values in rows))
        return
    try:
        # Bytes that are no UTF-8 become half characters, which only their own rows are rejected for.
        stream = path.open(encoding=_encoding(path), errors="surrogateescape", newline="")
    except OSError as error:
        raise FrontDeskError("imports.unreadable", field="file", why=error.strerror or "") from error
    with stream:
        yield _sheet(stream)


def _sheet(stream: TextIO) -> Sheet:
    csv.field_size_limit(_LONGEST_FIELD)
    reader = csv.reader(stream, delimiter=_delimiter(stream))
    try:
        headings = tuple(heading.strip() for heading in next(reader, ()))
    except csv.Error as error:
        raise FrontDeskError("imports.no_csv", field="file", why=str(error)) from error
    if "\0" in "".join(headings):
        raise FrontDeskError("imports.no_text", field="file")
    if not any(headings):
        raise FrontDeskError("imports.no_headings", field="file")
    return Sheet(headings, _rows(reader, len(headings)))


def _rows(reader: Iterator[list[str]], width: int) -> Iterator[Row]:
    line = getattr(reader, "line_num") + 1  # noqa: B009  the type of csv's reader cannot be named
    while True:
        try:
            values = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield Row(line, fault=message("imports.no_row"))
        else:
            if any(map(str.strip, values)):
                yield _checked(line, values, width)
        line = getattr(reader, "line_num") + 1  # noqa: B009  as above


def _checked(line: int, values: list[str], width: int) -> Row:
    while len(values) > width and not values[-1].strip():
        values.pop()
    if len(values) != width:
        return Row(line, fault=message("imports.ragged", found=len(values), expected=width))
    text = "".join(values)
    if not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text):
        return Row(line, fault=message("imports.not_utf8"))
    return Row(line, tuple(values))


def _delimiter(stream: TextIO) -> str:
    first = stream.readline(_SAMPLE)
    stream.seek(0)
    return max(_DELIMITERS, key=first.count)


def _encoding(path: Path) -> str:
    """Return the file's encoding; Windows-1252 only if no line with an accent is UTF-8."""
    with path.open("rb") as stream:
        if stream.read(2) in _UTF16:
            return "utf-16"
        stream.seek(0)
        accented = list(_first_accented(stream))
    if accented and not any(_is_utf8(line) for line in accented):
        return "cp1252"
    return "utf-8-sig"


def _first_accented(stream: Iterator[bytes], most: int = 100) -> Iterator[bytes]:
    for line in stream:
        if not line.isascii():
            yield line
            most -= 1
            if not most:
                return


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
