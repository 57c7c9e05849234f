"""Measures how long the UI thread was blocked: it should beat every five milliseconds."""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MS = 5


class Heartbeat(QObject):
    """Beats while the event loop runs; a long pause between beats is a block."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._last = 0.0
        self._longest = 0.0
        self._timer = QTimer(self, interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    @property
    def longest_block_ms(self) -> float:
        """Return the longest time without a beat beyond the beat's own interval, in milliseconds."""
        return max(0.0, self._longest * 1000 - BEAT_MS)

    def start(self) -> None:
        """Begin to measure afresh."""
        self._last = perf_counter()
        self._longest = 0.0
        self._timer.start()

    def stop(self) -> float:
        """End, and return the longest block in milliseconds."""
        self._beat()
        self._timer.stop()
        return self.longest_block_ms

    def _beat(self) -> None:
        now = perf_counter()
        self._longest = max(self._longest, now - self._last)
        self._last = now
