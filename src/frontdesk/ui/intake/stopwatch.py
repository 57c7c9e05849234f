"""How long it rang and how long the call has lasted (STD-01, PRO-1.2a)."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

from frontdesk.ui.look.painting import ChipText
from frontdesk.ui.look.palette import Tone
from frontdesk.ui.widgets.chip import Chip

_MS = 1000


class Stopwatch(QObject):
    """Counts the seconds since it was started, and shows them in a chip."""

    def __init__(self, chip: Chip) -> None:
        super().__init__(chip)
        self._chip = chip
        self._before = 0
        self._elapsed = QElapsedTimer()
        self._elapsed.start()
        self._tick = QTimer(self, interval=_MS)
        self._tick.timeout.connect(self._show)
        self._tick.start()
        self._show()

    @property
    def seconds(self) -> int:
        """Return the whole seconds that have passed."""
        return self._before + self._elapsed.elapsed() // _MS

    def restart(self, seconds: int = 0) -> int:
        """Begin again, as if `seconds` had passed already; return those that had."""
        passed = self.seconds
        self._before = seconds
        self._elapsed.restart()
        self._show()
        return passed

    def _show(self) -> None:
        minutes, seconds = divmod(self.seconds, 60)
        self._chip.show_chip(ChipText(f"{minutes:02}:{seconds:02}", Tone.ACCENT, "clock"))
