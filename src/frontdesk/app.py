"""The composition root: commands go to the command line's part, everything else to the window."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from frontdesk.kept_code import keep_dataclasses

if TYPE_CHECKING:
    from frontdesk.services.context import Context

_kept = keep_dataclasses()  # before the first of them is made

_SHOWN = (
    "page-today",
    "page-desk",
    "page-case",
    "page-cases",
    "page-people",
    "page-customer",
    "intake-call",
    "intake-visit",
    "intake-mail",
    "paper-letter",
    "search",
)  # what a demonstration has pictures of


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `frontdesk` and return its exit code."""
    from frontdesk.cli.main import parse, run  # noqa: PLC0415  after what is kept of the dataclasses

    parsed = parse(sys.argv[1:] if arguments is None else arguments)
    return run(parsed, window=_open_window, pictures=_take_pictures)


def _open_window(opened: AbstractContextManager[Context], language: str) -> int:
    from frontdesk.ui.qt_loading import loading  # noqa: PLC0415  headless commands start without Qt

    with loading():
        from frontdesk.ui.start import open_window  # noqa: PLC0415  the same

    try:
        return open_window(opened, language=language)
    finally:
        _kept.save()


def _take_pictures(folder: Path) -> int:
    """Take the pictures in another process: where Qt cannot start, it ends the one that it is in."""
    import subprocess  # noqa: PLC0415  start-up: the window takes no pictures

    command = [sys.executable, "-m", "frontdesk.ui.screens", str(folder), *_SHOWN]
    environment = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    done = subprocess.run(command, env=environment, check=False, capture_output=True, text=True)  # noqa: S603  our own module
    if done.returncode != 0:
        raise OSError(done.stderr.strip().rpartition("\n")[2] or f"exit code {done.returncode}")
    return len(list(folder.glob("**/*.png")))
