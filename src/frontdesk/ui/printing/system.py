"""The way to the printers on this system."""

from __future__ import annotations

import sys
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from frontdesk.printing.spooler import Spooler


@cache
def system_spooler() -> Spooler:
    """Return CUPS, or on Windows, which has none, Qt's own way."""
    # Start-up: nothing of printing is loaded before something is printed.
    if sys.platform == "win32":
        from frontdesk.ui.printing.qt_spooler import QtSpooler  # noqa: PLC0415  start-up

        return QtSpooler()
    from frontdesk.printing.cups import CupsSpooler  # noqa: PLC0415  start-up

    return CupsSpooler()
