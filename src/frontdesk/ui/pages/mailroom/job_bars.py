"""A line for each batch that is not over: how far it is, or what somebody has to say of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from frontdesk.domain.kinds import PrintJobState
from frontdesk.domain.message import Message
from frontdesk.services.correspondence import PrintJobView, release_abandoned
from frontdesk.ui.look.layouts import empty
from frontdesk.ui.look.palette import Tone
from frontdesk.ui.mail.batches import BatchDrawing
from frontdesk.ui.mail.printing import Heard
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.mailroom.bar import Bar

_FORSAKEN = timedelta(minutes=10)  # by then its own desk, if it still runs, has heard of a job


class JobBars(QFrame):
    """The bars of this desk's drawing and of every job that is not over.

    `outcome_wanted` carries a job of which somebody has to say what came out, `printed_told` one of which
    somebody says that all of it did, `stop_wanted` one of this desk that is to print no more.
    """

    outcome_wanted = Signal(PrintJobView)
    printed_told = Signal(int)
    stop_wanted = Signal(int)

    def __init__(self, page: PageContext, host: QWidget) -> None:
        super().__init__(host)
        self._page = page
        self._drawing: dict[BatchDrawing, Bar] = {}
        self._jobs: tuple[PrintJobView, ...] = ()
        self._heard = Heard()
        outer = QVBoxLayout(host)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._own, self._others = QVBoxLayout(), QVBoxLayout()
        for part in (self._own, self._others):
            part.setSpacing(8)
            column.addLayout(part)
        self._host = host
        self._show_or_hide()

    def watch(self, drawing: BatchDrawing) -> None:
        """Show how far a drawing of this desk is, until it ends."""
        bar = Bar(self._page.say("mailroom.drawing.begun", title=drawing.title), Tone.NEUTRAL, "printer")
        bar.offer(self._page.say("mailroom.stop"), "stop").clicked.connect(drawing.stop)
        bar.show_progress(0, 1)
        self._drawing[drawing] = bar
        self._own.addWidget(bar)
        drawing.moved.connect(lambda done, total: self._move(drawing, done, total))
        drawing.ended.connect(lambda: self._end(drawing))
        self._show_or_hide()

    def show_jobs(self, jobs: Sequence[PrintJobView]) -> None:
        """Show the jobs that are not over; what a desk that is gone left half drawn waits again."""
        shown = tuple(job for job in jobs if not (job.state is PrintJobState.MAKING and self._drawing))
        if shown != self._jobs:
            self._jobs = shown
            self._renew()
        if any(job.abandoned for job in jobs):
            self._page.write(release_abandoned)

    def hear(self, heard: Heard) -> None:
        """Show what this desk has heard of jobs beside what stands in the database."""
        self._heard = heard
        self._renew()

    def _renew(self) -> None:
        empty(self._others)
        for job in self._jobs:
            bar = self._bar(job)
            self._others.addWidget(bar)
            bar.show()  # at once: a layout would only do so later
        self._show_or_hide()

    def _move(self, drawing: BatchDrawing, done: int, total: int) -> None:
        bar = self._drawing.get(drawing)
        if bar is not None:
            bar.show_progress(done, total)
            bar.tell(self._page.say("mailroom.drawing", title=drawing.title, done=done, total=total))

    def _end(self, drawing: BatchDrawing) -> None:
        bar = self._drawing.pop(drawing, None)
        if bar is not None:
            self._own.removeWidget(bar)
            bar.hide()
            bar.deleteLater()
        self._show_or_hide()

    def _bar(self, job: PrintJobView) -> Bar:
        say = self._page.say
        held_up = self._trouble(job) is not None
        tone = Tone.SOON if held_up else _TONES.get(job.state, Tone.NEUTRAL)
        bar = Bar(self._words(job), tone, "warning" if held_up else _ICONS.get(job.state, "printer"))
        if self._heard.looks_for(job):
            return bar
        if job.state is PrintJobState.PRINTING:
            bar.show_progress(job.sheets_done, job.sheets)
            if job.id in self._heard.watched:
                bar.offer(say("mailroom.stop"), "stop").clicked.connect(lambda: self.stop_wanted.emit(job.id))
            elif self._page.context.clock.now() - job.made > _FORSAKEN:
                self._offer_outcome(bar, job)
        elif job.state is not PrintJobState.MAKING:
            if job.state is PrintJobState.SENT:
                bar.offer(say("mailroom.all_out"), "all_out").clicked.connect(
                    lambda: self.printed_told.emit(job.id)
                )
            self._offer_outcome(bar, job)
        return bar

    def _offer_outcome(self, bar: Bar, job: PrintJobView) -> None:
        asked = bar.offer(self._page.say("mailroom.came_out"), "came_out")
        asked.clicked.connect(lambda: self.outcome_wanted.emit(job))

    def _words(self, job: PrintJobView) -> str:
        where = job.printer or self._page.say("mailroom.job.elsewhere")
        detail = self._trouble(job) or job.detail
        return self._page.say(
            f"mailroom.job.{self._standing(job)}",
            title=job.title,
            printer=where,
            done=job.sheets_done,
            sheets=job.sheets,
            letters=job.letters,
            detail=self._page.render(detail) if detail else "",
            who=job.by or job.desk,
        )

    def _standing(self, job: PrintJobView) -> str:
        """Return which sentence says how a job stands."""
        if self._heard.looks_for(job):
            return "looked_for"
        return "trouble" if self._trouble(job) else job.state.value

    def _trouble(self, job: PrintJobView) -> Message | None:
        return self._heard.troubles.get(job.id) if job.state is PrintJobState.PRINTING else None

    def _show_or_hide(self) -> None:
        self._host.setVisible(bool(self._drawing or self._jobs))


_TONES = {PrintJobState.FAILED: Tone.OVERDUE, PrintJobState.SENT: Tone.ACCENT}
_ICONS = {PrintJobState.FAILED: "warning"}
