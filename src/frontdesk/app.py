"""The composition root: commands go to the command line's part, everything else to the window."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from frontdesk.cli.main import parse, run
from frontdesk.services.context import Context


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `frontdesk` and return its exit code."""
    parsed = parse(sys.argv[1:] if arguments is None else arguments)
    return run(parsed, window=_open_window, pictures=_take_pictures)


def _open_window(opened: AbstractContextManager[Context], language: str) -> int:
    from frontdesk.ui.start import open_window  # noqa: PLC0415  headless commands start without Qt

    return open_window(opened, language=language)


def _take_pictures(folder: Path, database: str) -> int:
    from frontdesk.ui.screens import take_pictures  # noqa: PLC0415  as above

    return take_pictures(folder, database)
