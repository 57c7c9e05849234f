"""Writing a file that somebody asked for: whole, or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from frontdesk.domain.errors import FrontDeskError


@contextmanager
def writing_to(target: Path) -> Iterator[BinaryIO]:
    """Give a file to write into, which takes the place of `target` when all is written.

    Raises `FrontDeskError` (field "file") where it cannot be written; what stood there is then still there.
    """
    if not target.name:  # "", ".", "/"
        raise _cannot_write(target, os.strerror(errno.EISDIR))
    passing = target.with_name(f"{target.name}.part")
    try:
        with passing.open("wb") as sink:
            yield sink
        passing.replace(target)
    except OSError as error:
        raise _cannot_write(target, error.strerror or "") from error
    finally:
        with suppress(OSError):  # the folder is none, or nothing can be changed in it: nothing was written
            passing.unlink(missing_ok=True)


def _cannot_write(target: Path, reason: str) -> FrontDeskError:
    return FrontDeskError("store.cannot_write_file", field="file", where=str(target), reason=reason)
