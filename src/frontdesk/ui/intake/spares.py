"""Intake windows made ahead, so that a key press only has to show one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from frontdesk.domain.kinds import Channel
from frontdesk.ui.intake.beginning import INTAKE_KEYS, Beginning
from frontdesk.ui.page_context import PageContext

if TYPE_CHECKING:
    from frontdesk.ui.intake.window import IntakeWindow

_BREATH_MS = 400  # between two windows, so that nothing the user does waits for more than one


class SpareWindows(QObject):
    """Keeps one hidden window for each of the keys, once it has been asked to.

    `filled` tells that none is missing.
    """

    filled = Signal()

    def __init__(self, page: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._spares: dict[Channel, IntakeWindow] = {}
        self._breath = QTimer(self, interval=_BREATH_MS, singleShot=True)
        self._breath.timeout.connect(self._fill_one)
        self._filling = False
        self._ended = False

    def take(self, beginning: Beginning) -> IntakeWindow:
        """Return a window for a contact, made ahead or made now."""
        spare = self._spares.pop(beginning.channel, None)
        if spare is None:
            return self._make(beginning)
        spare.begin(beginning)
        if self._filling:
            self._breath.start()
        return spare

    def fill_soon(self) -> None:
        """Make what is missing, one window at a time, and again whenever one was taken."""
        if not self._ended:  # what loads the rest may say so after the window was closed
            self._filling = True
            self._breath.start()

    def clear(self) -> None:
        """Make no more from now on, and delete those that wait."""
        self._ended = True
        self._filling = False
        self._breath.stop()
        while self._spares:
            self._spares.popitem()[1].deleteLater()

    def _fill_one(self) -> None:
        missing = next((each for each in INTAKE_KEYS.values() if each not in self._spares), None)
        if missing is not None:
            self._spares[missing] = self._make(Beginning(missing))
            self._breath.start()
        else:
            self.filled.emit()

    def _make(self, beginning: Beginning) -> IntakeWindow:
        from frontdesk.ui.intake.window import IntakeWindow  # noqa: PLC0415  start-up: see warm_up

        return IntakeWindow(self._page, beginning)
