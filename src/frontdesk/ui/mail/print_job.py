"""One batch at a printer: handed over, or found again, and watched until what became of it is noted."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from frontdesk.domain.errors import ConflictError, FrontDeskError
from frontdesk.domain.message import Message, message
from frontdesk.printing.faults import UnreachableError
from frontdesk.printing.jobs import JobReport, JobState
from frontdesk.services.changes import Done
from frontdesk.services.correspondence import (
    PrintJobView,
    mark_printed,
    print_job,
    release,
    report_sheets,
    spool_failed,
    spool_untold,
    spooled,
)
from frontdesk.ui.mail.by_hand import TurnedByHand
from frontdesk.ui.page_context import PageContext, Tell
from frontdesk.ui.printing.handing import hand_over
from frontdesk.ui.printing.subject import PrintOrder
from frontdesk.ui.printing.watch import JobWatch
from frontdesk.ui.tasks.lanes import Lane

_WHY = {
    JobState.CANCELLED: "mailroom.why.cancelled",
    JobState.LOST: "mailroom.why.lost",
    JobState.FAILED: "printing.trouble.failed",
}


class WatchedJob(QObject):
    """Notes what the print service says of a job.

    `troubled` carries what holds the printer up, or None once nothing does any more; `ended` tells that
    nothing more will be heard of the job.
    """

    troubled = Signal(object)
    ended = Signal()

    def __init__(self, page: PageContext, job: int, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._job = job
        self._title = self._printer = ""
        self._watch: JobWatch | TurnedByHand | None = None
        self._trouble: Message | None = None
        self.ended.connect(self.deleteLater)

    def hand_over(self, pdf: Path, order: PrintOrder) -> None:
        """Hand the batch's PDF to the spooler; the file is gone afterwards."""
        job = self._job
        self._page.read(
            lambda context: print_job(context, job=job),
            lambda view: self._submit(view, pdf, order),
            owner=self,
        )

    def find(self, job: PrintJobView) -> None:
        """Look for a job that an earlier run of the program handed over, or was about to."""
        self._title, self._printer = job.title, job.printer
        if job.spool_id:
            self._follow(job.spool_id)
            return
        spooler, title = self._page.spooler, spool_title(job)
        self._page.read(
            lambda _context: spooler().find(title),
            self._found,
            # While the print service does not answer nothing is known: the next start asks again.
            lambda _fault: self.ended.emit(),
            lane=Lane.PRINTING,
            owner=self,
        )

    def cancel(self) -> None:
        """Have the job stopped; what came out by then is asked afterwards."""
        if self._watch is not None:
            self._watch.cancel()

    def _submit(self, job: PrintJobView, pdf: Path, order: PrintOrder) -> None:
        self._title, self._printer = job.title, job.printer
        if order.by_hand is not None:
            self._print_fronts(job, pdf, order)
        else:
            self._submit_all(job, pdf, order)

    def _print_fronts(self, job: PrintJobView, pdf: Path, order: PrintOrder) -> None:
        """Print the fronts, and hand over the backs once somebody has turned the sheets."""
        by_hand = TurnedByHand(self._page, job, order, self)
        by_hand.moved.connect(self._tell_trouble_of)
        by_hand.turned.connect(lambda backs: self._submit_all(job, backs, order))
        by_hand.given_up.connect(self._fronts_only)
        self._watch = by_hand
        by_hand.begin(pdf)

    def _fronts_only(self, why: Message) -> None:
        """Let the letters wait again: a card without its back is none."""
        self._page.bus.refused.emit(FrontDeskError("print.failed", field=None, name=self._title, reason=why))
        self._note(release)

    def _submit_all(self, job: PrintJobView, pdf: Path, order: PrintOrder) -> None:
        hand_over(
            self._page,
            pdf,
            order.options,
            spool_title(job),
            partial(self._taken, pdf, order.printer_name),
            partial(self._not_taken, job, pdf),
            owner=self,
        )

    def _taken(self, pdf: Path, printer: str, spool_id: str) -> None:
        pdf.unlink(missing_ok=True)
        self._page.bus.tell.emit(Tell(self._page.say("print.sent", printer=printer), self.cancel))
        self._spooled(spool_id)

    def _not_taken(self, job: PrintJobView, pdf: Path, fault: FrontDeskError) -> None:
        """Let the letters wait again, unless the print service may have got them before it fell silent."""
        pdf.unlink(missing_ok=True)
        if isinstance(fault, UnreachableError):
            self._tell_out_of_reach()
            self.find(job)
            return
        self._page.bus.refused.emit(
            FrontDeskError("print.failed", field=None, name=job.title, reason=fault.message)
        )
        self._note(release)

    def _found(self, spool_id: str | None) -> None:
        if spool_id is None:
            self._fail(message(_WHY[JobState.LOST]))
        else:
            self._spooled(spool_id)

    def _spooled(self, spool_id: str) -> None:
        job = self._job
        self._page.write(
            lambda context: spooled(context, job=job, spool_id=spool_id),
            lambda _none: self._follow(spool_id),
            self._over,
            owner=self,
        )

    def _follow(self, spool_id: str) -> None:
        self._watch = JobWatch(self._page, spool_id, self)
        self._watch.moved.connect(self._moved)
        self._watch.ended.connect(self._end)
        self._watch.out_of_reach.connect(lambda _fault: self._tell_out_of_reach())
        self._watch.begin()

    def _moved(self, report: JobReport) -> None:
        job, done = self._job, report.sheets_done
        self._tell_trouble_of(report)
        self._page.write(lambda context: report_sheets(context, job=job, sheets_done=done), owner=self)

    def _tell_trouble_of(self, report: JobReport) -> None:
        self._tell_trouble(None if report.state.ended else report.trouble)

    def _tell_trouble(self, trouble: Message | None) -> None:
        """Tell once what holds the printer up: whoever prints may be at another page."""
        if trouble == self._trouble:
            return
        self._trouble = trouble
        self.troubled.emit(trouble)
        if trouble is not None:
            told = {"title": self._title, "printer": self._printer, "detail": trouble}
            self._page.bus.refused.emit(FrontDeskError("mailroom.job.trouble", field=None, **told))

    def _end(self, report: JobReport) -> None:
        match report.state:
            case JobState.COMPLETED:
                self._note(mark_printed, self._printed)
            case JobState.UNTOLD:
                self._note(spool_untold)
            case state:
                self._fail(report.trouble or message(_WHY[state]))

    def _printed(self, letters: object) -> None:
        count = len(letters) if isinstance(letters, tuple) else 0
        self._page.bus.tell.emit(Tell(self._page.say("mailroom.printed", count=count)))

    def _fail(self, why: Message) -> None:
        """Note that it was not finished: a person says what came out."""
        self._page.bus.refused.emit(
            FrontDeskError("mailroom.print_failed", field=None, name=self._title, reason=why)
        )
        self._note(partial(spool_failed, detail=why))

    def _note(
        self, operation: Callable[..., Done[Any]], told: Callable[[object], None] | None = None
    ) -> None:
        job = self._job

        def noted(result: object) -> None:
            if told is not None:
                told(result)
            self.ended.emit()

        self._page.write(lambda context: operation(context, job=job), noted, self._over, owner=self)

    def _over(self, refusal: FrontDeskError) -> None:
        """Leave it, where somebody has said meanwhile what came out."""
        if not isinstance(refusal, ConflictError):
            self._page.bus.refused.emit(refusal)
        self.ended.emit()

    def _tell_out_of_reach(self) -> None:
        self._page.bus.refused.emit(FrontDeskError("print.out_of_reach", field=None, name=self._title))


def spool_title(job: PrintJobView) -> str:
    """Return the title by which the print service knows a job: one of a kind, and the same after a start."""
    return f"{job.title} [{job.id} {job.made:%Y-%m-%d %H:%M:%S}]"
