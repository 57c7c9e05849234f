"""Reading a CSV file of any size, row by row, with the line on which each begins."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from stat import S_ISREG
from typing import BinaryIO, TextIO

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.message import Message, message
from frontdesk.store.folding import fold_key

WORKBOOKS = frozenset((".xlsx", ".xlsm"))
_SAMPLE = 64 * 1024  # characters
_DELIMITERS = ",;\t|"
_LONGEST_FIELD = 1_000_000  # characters
_LONGEST_LINE = 4 * _LONGEST_FIELD
_MOST_COLUMNS = 400
_JUDGED = 32 * 1024 * 1024  # bytes from which the encoding is told: no file is read to its end for that
_PIECE = 1024 * 1024
_END = "\ue000end"  # behind the last line; of the characters for private use, that no file ends with
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")  # that text does without
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_HALF_EMPTY = 0.7  # of the bytes in every other place are zero in Western text as UTF-16


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

    A workbook (.xlsx) is read by its first sheet. However large a file is, no more than some rows of
    it stand in memory. Raises `FrontDeskError` (field "file") when it cannot be read or has no headings.
    """
    _check_file(path)
    if path.suffix.lower() in WORKBOOKS:
        from frontdesk.services.imports.workbook import opened_workbook  # noqa: PLC0415  few files are one

        with opened_workbook(path) as (headings, rows):
            named = _headings(headings)
            yield Sheet(named, (_checked(line, values, len(named)) for line, values in rows))
        return
    try:
        encoding = _encoding(path)
        # Bytes that are no UTF-8 become half characters, which only their own rows are rejected for.
        errors = "replace" if encoding.startswith("utf-16") else "surrogateescape"
        stream = path.open(encoding=encoding, errors=errors, newline="")
    except OSError as error:
        raise FrontDeskError("imports.unreadable", field="file", why=error.strerror or "") from error
    with stream:
        yield _sheet(stream)


def _check_file(path: Path) -> None:
    """Raise `FrontDeskError` (field "file") for what is no file: a pipe would be waited for without end."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        why = getattr(error, "strerror", None) or str(error)
        raise FrontDeskError("imports.unreadable", field="file", why=why) from error
    if not S_ISREG(mode):
        raise FrontDeskError("imports.no_file", field="file", name=path.name)


def _sheet(stream: TextIO) -> Sheet:
    csv.field_size_limit(_LONGEST_FIELD)
    reader = csv.reader(_lines(stream), delimiter=_delimiter(stream))
    try:
        first = [] if _is_end(read := next(reader, [])) else read
    except csv.Error as error:
        raise FrontDeskError("imports.no_csv", field="file", why=str(error)) from error
    if _never_closed(first):
        raise FrontDeskError("imports.no_heading_row", field="file")
    headings = _headings([_readable(heading) for heading in first])
    if _CONTROL.search("".join(headings)):
        raise FrontDeskError("imports.no_text", field="file")
    return Sheet(headings, _rows(reader, len(headings)))


def _readable(heading: str) -> str:
    """Return a heading whose bytes that are no text of their encoding are marked as such."""
    return heading.encode("utf-8", "surrogateescape").decode("utf-8", "replace").strip()


def _is_end(values: Sequence[str]) -> bool:
    """Whether a row is the mark at the end: all quotation marks before it are closed."""
    return values == [_END]


def _never_closed(values: Sequence[str]) -> bool:
    """Whether a row has run on to the end of the file, for a quotation mark of it was never closed."""
    return bool(values) and values[-1].endswith(f"{_END}\n")


def _headings(read: Sequence[str]) -> tuple[str, ...]:
    """Return the headings, each unlike the others: a second "Name", or an empty one, gets its number.

    Raises `FrontDeskError` (field "file") where there are none, or more than a form has.
    """
    if not any(read):
        raise FrontDeskError("imports.no_headings", field="file")
    if len(read) > _MOST_COLUMNS:
        raise FrontDeskError("imports.too_many_columns", field="file", most=_MOST_COLUMNS)
    known: set[str] = set()
    headings = []
    for number, heading in enumerate(read, start=1):
        key = fold_key(heading)
        headings.append(f"{heading} #{number}".strip() if not key or key in known else heading)
        known.add(fold_key(headings[-1]))
    return tuple(headings)


def _lines(stream: TextIO) -> Iterator[str]:
    """Yield the lines; one that does not end becomes a field that the reader of CSV refuses."""
    while line := stream.readline(_LONGEST_LINE):
        if len(line) == _LONGEST_LINE and not line.endswith(("\n", "\r")):
            while (more := stream.readline(_LONGEST_LINE)) and not more.endswith(("\n", "\r")):
                pass
            yield "x" * (_LONGEST_FIELD + 1) + "\n"
        else:
            yield line
    yield f"{_END}\n"  # swallowed by a quotation mark that was never closed


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
            if _is_end(values):
                return
            if _never_closed(values):
                yield Row(line, fault=message("imports.no_row"))
            elif any(map(str.strip, values)):
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
        beginning = stream.read(_SAMPLE)
        if beginning[:2] in _UTF16:
            return "utf-16"
        if b"\0" in beginning:
            return _unmarked(beginning)
        stream.seek(0)
        accented = list(_first_accented(stream))
    if accented and not any(_is_utf8(line) for line in accented):
        return "cp1252"
    return "utf-8-sig"


def _unmarked(beginning: bytes) -> str:
    """Return which UTF-16 it is that says nothing of itself; where it is none there are zeros in the text."""
    even, odd = beginning[::2], beginning[1::2]
    for name, empty, full in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if empty.count(0) > _HALF_EMPTY * len(empty) and not full.count(0):
            return name
    return "utf-8-sig"


def _first_accented(stream: BinaryIO, most: int = 100) -> Iterator[bytes]:
    for _ in range(_JUDGED // _PIECE):
        piece = stream.read(_PIECE) + stream.readline(_LONGEST_FIELD)
        accented = () if piece.isascii() else (line for line in piece.splitlines() if not line.isascii())
        for line in islice(accented, most):
            yield line
            most -= 1
        if not (piece and most):
            return


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
