"""Files in a folder of whoever asked for them: there whole, or not at all."""

from __future__ import annotations

from pathlib import Path

from frontdesk.domain.errors import FrontDeskError


def made_folder(out: Path) -> Path:
    """Make a folder where there is none. Raises `FrontDeskError` (field "out")."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(out) from error
    return out


def write_whole(file: Path, data: bytes) -> None:
    """Write a file; of one that the disk does not take nothing is left. Raises as `made_folder`."""
    try:
        file.write_bytes(data)
    except OSError as error:
        file.unlink(missing_ok=True)
        raise cannot_write(file) from error


def cannot_write(where: Path) -> FrontDeskError:
    """Return why nothing came of a file."""
    return FrontDeskError("letter.cannot_write", field="out", where=str(where))
