"""Hands at the window, whose every move is timed: how long was nobody served meanwhile?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QTimer

from frontdesk.ui.keeping.heartbeat import Heartbeat

_KEY_EVERY_MS = 60  # a quick typist
_LONGEST_MS = 15_000  # what is not seen by then never comes
_AFTERWARDS_MS = 600  # what a move sets off ends within this: pauses in the typing, drafts, counts

Act = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Move:
    """Something that a person does: key press by key press, and what they see in the end."""

    name: str
    acts: tuple[Act, ...] = ()
    seen: Callable[[], object] = field(default=lambda: True)


class Hands(QObject):
    """Makes the moves one after another, and keeps the longest block (milliseconds) of each.

    `missed` is the move whose end was never seen; the moves after it are not made.
    """

    def __init__(self, moves: Iterator[Move], done: Callable[[], object]) -> None:
        super().__init__()
        self.blocks: dict[str, float] = {}
        self.missed = ""
        self._moves = moves
        self._done = done
        self._heartbeat = Heartbeat(self)
        self._timer = QTimer(self, interval=_KEY_EVERY_MS)
        self._timer.timeout.connect(self._go_on)
        QTimer.singleShot(0, self._start)

    def _start(self) -> None:
        self._begin()
        self._timer.start()

    def _begin(self) -> None:
        move = next(self._moves, None)
        if move is None:
            self._timer.stop()
            self._done()
            return
        self._move, self._acts = move, iter(move.acts)
        self._rest = _AFTERWARDS_MS // _KEY_EVERY_MS
        self._patience = _LONGEST_MS // _KEY_EVERY_MS
        self._heartbeat.start()

    def _go_on(self) -> None:
        act = next(self._acts, None)
        if act is not None:
            act()
        elif self._move.seen():
            self._linger()
        else:
            self._wait()

    def _linger(self) -> None:
        self._rest -= 1
        if self._rest == 0:
            self.blocks[self._move.name] = self._heartbeat.stop()
            self._begin()

    def _wait(self) -> None:
        self._patience -= 1
        if self._patience == 0:
            self._timer.stop()
            self.missed = self._move.name
            self._done()
