"""Whether a file is still the one that somebody looked at, and no larger than a book of suggestions."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from frontdesk.domain.errors import ConflictError, FrontDeskError

MOST_ROWS = 1_000_000
"""Rows of one file; what tells them apart stands in memory while they are read."""


@dataclass(frozen=True, slots=True)
class FileStamp:
    """What changes with a file's content: its size in bytes, and when it was written last."""

    size: int
    written_ns: int


def stamp_of(path: Path) -> FileStamp:
    """Return the stamp of a file. Raises `FrontDeskError` (field "file") where there is none."""
    try:
        found = path.stat()
    except OSError as error:
        raise FrontDeskError("imports.unreadable", field="file", why=error.strerror or "") from error
    return FileStamp(found.st_size, found.st_mtime_ns)


def check_unchanged(path: Path, seen: FileStamp) -> None:
    """Raise `ConflictError` (field "file") for a file that has changed since it was seen."""
    if stamp_of(path) != seen:
        raise ConflictError("imports.file_changed", field="file", name=path.name)


def check_rows(count: int) -> None:
    """Raise `FrontDeskError` (field "file") for more rows than one file may have."""
    if count > MOST_ROWS:
        raise FrontDeskError("imports.too_many_rows", field="file", most=MOST_ROWS)
