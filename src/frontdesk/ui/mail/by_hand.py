"""A batch with two sides on a printer with one: the fronts, somebody who turns the sheets, then the backs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.message import Message, message
from frontdesk.printing.jobs import JobReport, JobState
from frontdesk.services.correspondence import JobLetter, PrintJobView, fronts_spooled, job_letters
from frontdesk.services.stationery.printer import sides_apart
from frontdesk.ui.page_context import PageContext, Tell
from frontdesk.ui.printing.handing import hand_over
from frontdesk.ui.printing.subject import PrintOrder
from frontdesk.ui.printing.turning import TurnDialog
from frontdesk.ui.printing.watch import JobWatch
from frontdesk.ui.tasks.lanes import Lane


class TurnedByHand(QObject):
    """Prints the fronts of a job under a title of their own: they are never taken for all of it.

    `moved` carries what is heard of them; `turned` the file with the backs, once the sheets are in the tray
    again; `given_up` why there are none.
    """

    moved = Signal(JobReport)
    turned = Signal(Path)
    given_up = Signal(Message)

    def __init__(self, page: PageContext, job: PrintJobView, order: PrintOrder, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._job = job
        self._order = order
        self._backs = Path()
        self._watch: JobWatch | None = None
        self._question: TurnDialog | None = None  # kept: it has no parent

    def begin(self, pdf: Path) -> None:
        """Take a batch apart and hand over its fronts; its file is gone afterwards."""

        def apart(sides: tuple[Path, Path]) -> None:
            pdf.unlink(missing_ok=True)
            self._print(*sides)

        def failed(fault: FrontDeskError) -> None:
            pdf.unlink(missing_ok=True)
            self.given_up.emit(fault.message)

        self._page.read(
            lambda context: sides_apart(context, pdf), apart, failed, lane=Lane.DOCUMENTS, owner=self
        )

    def cancel(self) -> None:
        """Have the fronts stopped, or no backs printed."""
        if self._question is not None:
            self._question.reject()
        elif self._watch is not None:
            self._watch.cancel()

    def _print(self, fronts: Path, backs: Path) -> None:
        self._backs = backs
        title = self._page.say("print.fronts", name=f"{self._job.title} [{self._job.id}]")

        def sent(spool_id: str) -> None:
            fronts.unlink(missing_ok=True)
            self._follow(spool_id)

        def failed(fault: FrontDeskError) -> None:
            fronts.unlink(missing_ok=True)
            self._give_up(fault.message)

        hand_over(self._page, fronts, self._order.options, title, sent, failed, owner=self)

    def _follow(self, spool_id: str) -> None:
        job = self._job.id
        self._page.bus.tell.emit(
            Tell(self._page.say("print.sent", printer=self._order.printer_name), self.cancel)
        )
        self._page.write(lambda context: fronts_spooled(context, job=job), owner=self)
        self._watch = JobWatch(self._page, spool_id, self)
        self._watch.moved.connect(self.moved)
        self._watch.ended.connect(self._ended)
        self._watch.begin()

    def _ended(self, report: JobReport) -> None:
        if report.state not in (JobState.COMPLETED, JobState.UNTOLD):
            self._give_up(report.trouble or message("print.fronts_stopped"))
            return
        job = self._job.id
        self._page.read(lambda context: job_letters(context, job=job), self._ask, owner=self)

    def _ask(self, letters: Sequence[JobLetter]) -> None:
        """Have somebody turn the sheets, and say by whose card the first one is known."""
        first = letters[0].customer_name if letters else ""
        self._question = TurnDialog(self._page, self._job.title, self._order.printer_name, first)
        self._question.accepted.connect(lambda: self.turned.emit(self._backs))
        self._question.rejected.connect(lambda: self._give_up(message("print.not_turned")))
        self._question.show()

    def _give_up(self, why: Message) -> None:
        self._backs.unlink(missing_ok=True)
        self.given_up.emit(why)
