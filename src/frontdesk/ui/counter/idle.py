"""Notices that nobody is there any more: what a writer left behind must be gone before the next one comes."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from frontdesk.domain.clock import Clock

_TICK_MS = 1_000


class Idle(QObject):
    """Counts down from the last sign of life; `warned` says the seconds left, 0 when somebody is back."""

    warned = Signal(int)
    ended = Signal()

    def __init__(self, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._seconds = self._warning = 0
        self._left = 0.0
        self._last = clock.now()
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self.tick)

    @property
    def counting(self) -> bool:
        """Whether it counts down."""
        return self._timer.isActive()

    def begin(self, seconds: int, *, warning: int) -> None:
        """Count down so many seconds, the last of them visibly."""
        self._seconds, self._warning = seconds, warning
        self.live()
        self._timer.start()

    def stop(self) -> None:
        """Count no more."""
        self._timer.stop()
        self.warned.emit(0)

    def live(self) -> None:
        """Somebody is there: begin anew."""
        was_warning = 0 < self._left <= self._warning
        self._left, self._last = float(self._seconds), self._clock.now()
        if was_warning:
            self.warned.emit(0)

    def tick(self) -> None:
        """Let a second pass; more where the computer slept, for its clock went on."""
        now = self._clock.now()
        self._left -= max(_TICK_MS / 1_000, (now - self._last).total_seconds())
        self._last = now
        if self._left <= 0:
            self.stop()
            self.ended.emit()
        elif self._left <= self._warning:
            self.warned.emit(round(self._left))
