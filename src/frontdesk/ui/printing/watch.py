"""Watches one job until it has ended, without blocking anything."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from frontdesk.domain.errors import FrontDeskError
from frontdesk.printing.jobs import JobReport
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.tasks.lanes import Lane

_EVERY_MS = 1_000
_OUT_OF_REACH_MS = 5_000


class JobWatch(QObject):
    """Asks once a second, less often while the print service does not answer.

    `moved` comes with every report that differs from the one before, the last one too; `ended` with the
    last. `out_of_reach` says once that the service does not answer; nothing is known of the job then, and
    the asking goes on.
    """

    moved = Signal(JobReport)
    ended = Signal(JobReport)
    out_of_reach = Signal(FrontDeskError)

    def __init__(
        self,
        page: PageContext,
        job: str,
        parent: QObject,
        *,
        every_ms: int = _EVERY_MS,
        out_of_reach_ms: int = _OUT_OF_REACH_MS,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._job = job
        self._every = every_ms
        self._out_of_reach = out_of_reach_ms
        self._last: JobReport | None = None
        self._reached = True
        self._stopped = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._ask)

    @property
    def job(self) -> str:
        """Return the id of the job."""
        return self._job

    def begin(self) -> None:
        """Ask now, and from then on."""
        self._ask()

    def stop(self) -> None:
        """Ask no more; the job goes on."""
        self._stopped = True
        self._timer.stop()

    def cancel(self) -> None:
        """Have the job stopped; `moved` and `ended` tell when it is."""
        spooler, job = self._page.spooler, self._job
        self._page.read(
            lambda _context: spooler().cancel(job), lambda _none: self._ask(), lane=Lane.PRINTING, owner=self
        )

    def _ask(self) -> None:
        spooler, job = self._page.spooler, self._job
        self._page.read(
            lambda _context: spooler().report(job),
            self._told,
            self._failed,
            lane=Lane.PRINTING,
            replace_key=("job", job),
            owner=self,
        )

    def _told(self, report: JobReport) -> None:
        self._reached = True
        if report != self._last:
            self._last = report
            self.moved.emit(report)
        if report.state.ended:
            self.ended.emit(report)
        else:
            self._wait(self._every)

    def _failed(self, fault: FrontDeskError) -> None:
        if self._reached:
            self._reached = False
            self.out_of_reach.emit(fault)
        self._wait(self._out_of_reach)

    def _wait(self, milliseconds: int) -> None:
        if not self._stopped:
            self._timer.start(milliseconds)
