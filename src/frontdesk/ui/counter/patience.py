"""Waiting for the office's database at the counter: asked again and again, and said on the screen."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer

from frontdesk.domain.errors import FrontDeskError
from frontdesk.ui.counter.waiting_screen import WaitingScreen, waiting_screen

AGAIN_MS = 2_000  # between a refusal and the next time it is asked
LATE_MS = 1_000  # what answers sooner needs no screen of its own

_log = logging.getLogger(__name__)


class Patience(QObject):
    """Asks until it is told that there is an answer; `made` makes the screen where none is shown yet."""

    def __init__(
        self, asked: Callable[[], object], made: Callable[[], WaitingScreen], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._asked = asked
        self._made = made
        self._asking = self._over = False
        self._refusal: FrontDeskError | None = None
        self._late = QTimer(self, singleShot=True, interval=LATE_MS)
        self._late.timeout.connect(self._show)
        self._later = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._later.timeout.connect(self.ask)

    @property
    def asking(self) -> bool:
        """Whether somebody has been asked and has not answered yet."""
        return self._asking

    def ask(self) -> None:
        """Ask once more, unless it is being asked or has answered: a key that was pressed is heard later."""
        if not (self._asking or self._over):
            self._asking = True
            self._later.stop()
            self._late.start()
            self._asked()

    def refused(self, refusal: FrontDeskError) -> None:
        """Say why nothing can be written, and ask again in a while."""
        self._asking = False
        if self._refusal is None or self._refusal.message.id != refusal.message.id:
            _log.warning("the counter waits for the office", exc_info=refusal)
        self._refusal = refusal
        self._later.start()
        self._show()

    def answered(self) -> None:
        """Ask no more; whoever fills the screen next ends what is shown."""
        self._asking, self._over = False, True
        self._late.stop()
        self._later.stop()

    def _show(self) -> None:
        """Show the screen, or say on it what was found; the start of the program may have left one."""
        screen = waiting_screen()
        if screen is None:
            screen = self._made()
            screen.stand()
        screen.tried.connect(self.ask, Qt.ConnectionType.UniqueConnection)
        self._late.stop()
        screen.tell(self._refusal)
