"""Calls that come again and again: the next is promised when its time has come, while the window is open."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.ui.page_context import PageContext

_FIRST_AFTER_MS = 20_000
_AGAIN_AFTER_MS = 300_000


class SeriesKeeper(QObject):
    """Asks every five minutes; the services decide, and two desks never promise one call twice."""

    advanced = Signal(int)  # how many calls were promised

    def __init__(self, page: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._timer = QTimer(self, interval=_FIRST_AFTER_MS)
        self._timer.timeout.connect(self.ask)

    def start(self) -> None:
        """Begin, a little after the window opened."""
        self._timer.start()

    def ask(self) -> None:
        """Promise what has come; nothing is written, and no page looks again, where nothing has."""
        self._timer.setInterval(_AGAIN_AFTER_MS)
        self._page.read(_due, self._promise, owner=self)

    def _promise(self, due: tuple[int, ...]) -> None:
        if due:
            self._page.write(_advance, self.advanced.emit, owner=self)


def _due(context: Context) -> tuple[int, ...]:
    from frontdesk.services.callbacks.advancing import series_due  # noqa: PLC0415  start-up: needed later

    return series_due(context)


def _advance(context: Context) -> Done[int]:
    from frontdesk.services.callbacks.advancing import advance_series  # noqa: PLC0415  start-up: needed later

    return advance_series(context)
