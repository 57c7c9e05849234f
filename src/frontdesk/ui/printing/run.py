"""Printing one finished document: asking how, handing it over, watching, and telling how it went."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.message import Message, message
from frontdesk.printing.jobs import JobReport, JobState
from frontdesk.services.context import Context
from frontdesk.services.stationery.printer import NO_OFFSET, Offset, moved
from frontdesk.ui.page_context import PageContext, Tell
from frontdesk.ui.printing.dialog import PrintDialog
from frontdesk.ui.printing.handing import hand_over
from frontdesk.ui.printing.outcome import OutcomeDialog
from frontdesk.ui.printing.subject import PrintOrder, PrintSubject
from frontdesk.ui.printing.watch import JobWatch
from frontdesk.ui.tasks.lanes import Lane


@dataclass(frozen=True, slots=True)
class Printable:
    """A document and what becomes of it.

    `drawn` draws it anew for a printer that is off; without it the finished pages are moved. `printed` is
    called once every sheet is out, and never otherwise.
    """

    subject: PrintSubject
    data: bytes
    drawn: Callable[[Context, Offset], bytes] | None = None
    printed: Callable[[], None] | None = None


class PrintRun(QObject):
    """Lives until its job has ended, also when the window that began it is closed."""

    def __init__(self, page: PageContext, printable: Printable, window: QWidget | None = None) -> None:
        super().__init__(page.bus)
        self._page = page
        self._printable = printable
        self._window = window
        self._order: PrintOrder | None = None
        self._question: OutcomeDialog | None = None  # kept: it has no parent

    def ask(self) -> PrintDialog:
        """Show the dialog, and go on when it is confirmed."""
        dialog = PrintDialog(self._page, self._printable.subject, self._window)
        dialog.ordered.connect(self.begin)
        dialog.destroyed.connect(self._given_up)
        dialog.show()
        return dialog

    def begin(self, order: PrintOrder) -> None:
        """Print as it was decided."""
        self._order = order
        data = self._printable.data
        if order.offset == NO_OFFSET:
            self._send(data)
            return
        drawn = self._printable.drawn or (lambda context, offset: moved(context, data, offset))
        self._page.read(
            lambda context: drawn(context, order.offset),
            self._send,
            self._fail,
            lane=Lane.DOCUMENTS,
            owner=self,
        )

    def _given_up(self) -> None:
        if self._order is None:
            self.deleteLater()

    def _send(self, data: bytes) -> None:
        if self._order is not None:
            title = self._printable.subject.name
            hand_over(self._page, data, self._order.options, title, self._sent, self._fail, owner=self)

    def _sent(self, job: str) -> None:
        watch = JobWatch(self._page, job, self)
        self._tell("print.sent", undo=watch.cancel)
        watch.out_of_reach.connect(lambda _fault: self._refuse("print.out_of_reach"))
        watch.ended.connect(self._ended)
        watch.begin()

    def _ended(self, report: JobReport) -> None:
        match report.state:
            case JobState.COMPLETED:
                self._tell("print.done")
                self._printed()
            case JobState.UNTOLD:
                self._ask_outcome()
            case JobState.CANCELLED:
                self._tell("print.cancelled")
            case JobState.FAILED:
                self._refuse("print.failed", report.trouble or message("printing.trouble.failed"))
            case _:
                self._refuse("print.lost")
        if report.state is not JobState.UNTOLD:
            self.deleteLater()

    def _ask_outcome(self) -> None:
        """Have somebody look, where the system does not say how it went."""
        about = self._page.say("print.outcome.about", **self._about())
        self._question = OutcomeDialog(self._page, None, about=about)
        self._question.accepted.connect(self._printed)
        self._question.finished.connect(self.deleteLater)
        self._question.show()

    def _printed(self) -> None:
        if self._printable.printed is not None:
            self._printable.printed()

    def _fail(self, refusal: FrontDeskError) -> None:
        self._refuse("print.failed", refusal.message)
        self.deleteLater()

    def _tell(self, id_: str, undo: Callable[[], None] | None = None) -> None:
        self._page.bus.tell.emit(Tell(self._page.say(id_, **self._about()), undo))

    def _refuse(self, id_: str, reason: Message | None = None) -> None:
        params: dict[str, object] = {**self._about(), **({"reason": reason} if reason else {})}
        self._page.bus.refused.emit(FrontDeskError(id_, field=None, **params))

    def _about(self) -> dict[str, str]:
        printer = self._order.printer_name if self._order else ""
        return {"name": self._printable.subject.name, "printer": printer}
