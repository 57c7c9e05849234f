"""Notices what other programs change in the same office, within two seconds."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from frontdesk.services.changes import Area, Changes
from frontdesk.ui.page_context import PageContext

_ASK_EVERY_MS = 1_000
ANYTHING = Changes(frozenset(Area))


class Elsewhere(QObject):
    """Asks the store again and again, off the UI thread, and tells every page when there is news."""

    def __init__(self, page: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._ended = False
        self._pause = QTimer(self, interval=_ASK_EVERY_MS, singleShot=True)
        self._pause.timeout.connect(self.ask)

    def start(self) -> None:
        """Begin to watch."""
        self._pause.start()

    def end(self) -> None:
        """Ask no more: the window is closed."""
        self._ended = True
        self._pause.stop()

    def ask(self) -> None:
        """Ask once; the next question waits for the answer."""
        self._page.read(lambda context: context.store.changed_elsewhere(), self._heard, owner=self)

    def _heard(self, changed: bool) -> None:  # noqa: FBT001  what the store answers
        if self._ended:
            return
        if changed:
            self._page.bus.changed.emit(ANYTHING)
        self._pause.start()
