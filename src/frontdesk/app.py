"""The composition root: commands go to the command line's part, everything else to the window."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from frontdesk.kept import keep_dataclasses, kept
from frontdesk.late_modules import put_late

if TYPE_CHECKING:
    from frontdesk.services.context import Context

gc.disable()  # nothing is garbage while the program loads
# Before the first of either is made, or imported.
keep_dataclasses()
put_late(
    ("calendar", "hashlib", "html", "secrets", "socket", "uuid")
)  # imported at the top of others, and not used by a start

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
    from frontdesk.cli.main import parse, run  # noqa: PLC0415  after the two lines above

    parsed = parse(sys.argv[1:] if arguments is None else arguments)
    if parsed.command is not None:
        gc.enable()  # the window does that when it has loaded Qt
    window = partial(_open_window, counter=parsed.counter)
    return run(parsed, window=window, pictures=_take_pictures)


def _open_window(
    opening: Callable[[bool], AbstractContextManager[Context]], language: str, *, counter: bool
) -> int:
    from frontdesk.ui.opening.qt_loading import loading  # noqa: PLC0415  headless commands start without Qt

    with loading():
        from frontdesk.ui.opening.start import open_window  # noqa: PLC0415  the same

    try:
        return open_window(opening, language=language, counter=counter)
    finally:
        kept().save()


def _take_pictures(folder: Path) -> int:
    """Take the pictures in another process: where Qt cannot start, it ends the one that it is in."""
    import subprocess  # noqa: PLC0415  start-up: the window takes no pictures

    command = [sys.executable, "-m", "frontdesk.ui.screens", str(folder), *_SHOWN]
    environment = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    done = subprocess.run(command, env=environment, check=False, capture_output=True, text=True)  # noqa: S603  our own module
    if done.returncode != 0:
        raise OSError(done.stderr.strip().rpartition("\n")[2] or f"exit code {done.returncode}")
    return len(list(folder.glob("**/*.png")))
