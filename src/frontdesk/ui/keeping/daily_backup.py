"""What is due every day while the program is open, in the background: the backup, the holidays ahead."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.context import Context
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.tasks.lanes import Lane

_FIRST_AFTER_MS = 30_000
_AGAIN_AFTER_MS = 3_600_000


class DailyBackup(QObject):
    """Asks every hour whether today's backup is there yet; the services decide."""

    made = Signal()
    failed = Signal(FrontDeskError)  # no copy could be made; the first reads every page of the database

    def __init__(self, page: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._timer = QTimer(self, interval=_FIRST_AFTER_MS)
        self._timer.timeout.connect(self.ask)

    def start(self) -> None:
        """Begin, half a minute after the window opened."""
        self._timer.start()

    def ask(self) -> None:
        """Make the backup if it is due."""
        self._timer.setInterval(_AGAIN_AFTER_MS)
        self._page.read(_back_up, self._done, self.failed.emit, lane=Lane.DOCUMENTS, owner=self)
        self._page.read(_look_ahead, lambda _kept: None, lane=Lane.DOCUMENTS, owner=self)

    def _done(self, _result: object) -> None:
        self.made.emit()


def _back_up(context: Context) -> None:
    from frontdesk.services.upkeep import backup_if_due  # noqa: PLC0415  start-up: needed half a minute later

    backup_if_due(context)


def _look_ahead(context: Context) -> None:
    from frontdesk.services.office.holidays_ahead import keep_holidays_known  # noqa: PLC0415  start-up: the same

    keep_holidays_known(context)
