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

    A device or a pipe is written to, never replaced. Raises `FrontDeskError` (field "file") where it cannot
    be written; what stood there is then still there.
    """
    if not target.name:  # "", ".", "/"
        raise _cannot_write(target, os.strerror(errno.EISDIR))
    is_file = target.is_file() or not target.exists()
    passing = target.with_name(f"{target.name}.part") if is_file else target
    try:
        with passing.open("wb") as sink:
            yield sink
        if is_file:
            passing.replace(target)
    except OSError as error:
        raise _cannot_write(target, error.strerror or "") from error
    finally:
        if is_file:
            with suppress(OSError):  # the folder is none, or cannot be written to: nothing was written
                passing.unlink(missing_ok=True)


def _cannot_write(target: Path, reason: str) -> FrontDeskError:
    return FrontDeskError("store.cannot_write_file", field="file", where=str(target), reason=reason)
