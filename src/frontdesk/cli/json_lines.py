"""A stream of JSON: one object, or one per line, each with the line that it stands on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from frontdesk.domain.errors import FrontDeskError

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Record:
    """A decoded value and the number of its line, or why the line holds none."""

    line: int
    value: object = None
    fault: FrontDeskError | None = None


def read_records(stream: BinaryIO) -> Iterator[Record]:
    """Yield the record of each line that is not blank, as soon as it is read.

    A single object that is spread over several lines is one record, on line 1.
    """
    first = stream.readline().removeprefix(_BOM)
    if first.strip() and _decoded(first).fault is not None and not first.strip().endswith(b"}"):
        rest = stream.readlines()
        whole = _decoded(b"".join([first, *rest]))
        if whole.fault is None:
            yield whole
            return
        yield from _each([first, *rest], 1)
        return
    yield from _each([first], 1)
    yield from _each(stream, 2)


def _each(lines: Iterator[bytes] | list[bytes] | BinaryIO, number: int) -> Iterator[Record]:
    for at, line in enumerate(lines, number):
        if line.strip():
            yield _decoded(line, at)


def _decoded(text: bytes, number: int = 1) -> Record:
    try:
        return Record(number, json.loads(text.decode("utf-8"), parse_constant=_no_constant))
    except UnicodeDecodeError:
        return Record(number, fault=FrontDeskError("input.no_utf8"))
    except (ValueError, RecursionError):
        return Record(number, fault=FrontDeskError("input.no_json"))


def _no_constant(word: str) -> object:
    raise ValueError(word)  # NaN and Infinity are not JSON (RFC 8259)
