"""Writing a paper to a file: whole, or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from frontdesk.domain.errors import FrontDeskError


@contextmanager
def writing_to(target: Path) -> Iterator[BinaryIO]:
    """Give a file to write into, which takes the place of `target` when all is written.

    Raises `FrontDeskError` (field "file") where it cannot be written; what stood there is then still there.
    """
    passing = target.with_name(f"{target.name}.part")
    try:
        with passing.open("wb") as sink:
            yield sink
        passing.replace(target)
    except OSError as error:
        reason = error.strerror or ""
        raise FrontDeskError(
            "store.cannot_write_file", field="file", where=str(target), reason=reason
        ) from error
    finally:
        _remove(passing)


def _remove(file: Path) -> None:
    try:
        file.unlink(missing_ok=True)
    except OSError:  # the folder is none, or nothing can be changed in it: nothing was written either
        return
