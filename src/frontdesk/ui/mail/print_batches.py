"""Printing letters from this desk: asked how, drawn, handed over, watched until it is known what came out.

Each paper is a batch of its own. Only what the print service, or a person, says came out is marked printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from frontdesk import paths
from frontdesk.domain.kinds import Way
from frontdesk.printing.paper import Paper, PaperKind, kind_of
from frontdesk.printing.printers import Sides
from frontdesk.services.correspondence import (
    MadeJob,
    OnPaper,
    PaperBatch,
    PrintJobView,
    open_jobs,
    paper_batches,
    release_abandoned,
)
from frontdesk.ui.mail.batches import BatchDrawing
from frontdesk.ui.mail.left_out import tell_left_out
from frontdesk.ui.mail.pdf_file import ask_target
from frontdesk.ui.mail.print_job import WatchedJob
from frontdesk.ui.page_context import PageContext, Tell
from frontdesk.ui.printing.dialog import PrintDialog
from frontdesk.ui.printing.subject import PrintOrder, PrintSubject, turned_over


class PrintBatches(QObject):
    """Lives as long as the window.

    `drawing` carries every `BatchDrawing` that is begun; `troubled` a job and what holds its printer up, or
    None once nothing does; `followed` a job that is watched from now on. `looked` tells that it is known what
    an earlier run of the program left.
    """

    drawing = Signal(object)
    troubled = Signal(int, object)
    followed = Signal(int)
    looked = Signal()

    def __init__(self, page: PageContext, window: QWidget) -> None:
        super().__init__(window)
        self._page = page
        self._window = window
        self._waiting: list[PaperBatch] = []
        self._watched: dict[int, WatchedJob] = {}

    def print(self, ids: Sequence[int]) -> None:
        """Ask for each paper how these letters are to be printed, and print them."""
        self._page.read(lambda context: paper_batches(context, ids=ids), self._ask, owner=self)

    def save(self, ids: Sequence[int], target: Path) -> None:
        """Draw letters into a file, other papers into files beside it.

        They wait there until somebody says that they were printed.
        """
        self._page.read(
            lambda context: paper_batches(context, ids=ids), partial(self._save, target), owner=self
        )

    @property
    def watched(self) -> frozenset[int]:
        """Return the jobs of which this desk hears what becomes of them."""
        return frozenset(self._watched)

    def cancel(self, job: int) -> None:
        """Have a job stopped that this desk handed over."""
        watched = self._watched.get(job)
        if watched is not None:
            watched.cancel()

    def resume(self, begun: datetime) -> None:
        """Go on with what this desk left before the program was begun: its jobs are found at the printer."""
        desk = self._page.context.desk
        if desk:
            self._page.write(lambda context: release_abandoned(context, desk=desk, begun=begun), owner=self)
            self._page.read(open_jobs, partial(self._resume, begun), owner=self)

    def _ask(self, batches: Sequence[PaperBatch]) -> None:
        self._waiting.extend(batches)
        self._ask_next()

    def _ask_next(self) -> None:
        if self._waiting:
            self.ask(self._waiting.pop(0))

    def ask(self, batch: PaperBatch) -> PrintDialog:
        """Ask how one batch is to be printed; what follows waits until it is answered."""
        paper = Paper(batch.width, batch.height)
        kind = PaperKind.POSTCARD if batch.way is Way.POSTCARD else kind_of(paper)
        subject = PrintSubject(
            self._title(batch),
            paper,
            kind,
            sides=_sides(batch, paper),
            turned=turned_over(paper),
            by_hand=batch.way is Way.POSTCARD,
            copies=False,
            places=batch.places,
            as_pdf=True,
        )
        dialog = PrintDialog(self._page, subject, self._window)
        dialog.ordered.connect(partial(self._print, batch))
        dialog.pdf_wanted.connect(partial(self._save_instead, batch))
        dialog.finished.connect(lambda _result: self._ask_next())
        dialog.show()
        return dialog

    def _print(self, batch: PaperBatch, order: PrintOrder) -> None:
        folder = paths.desk_state() / "printing"
        folder.mkdir(exist_ok=True)
        drawing = self._drawing(batch)
        drawing.made.connect(partial(self._hand_over, order))
        drawing.begin(
            batch.ids, folder / f"{uuid4().hex}.pdf", printer=order.printer_name, how=_on_paper(order)
        )

    def _save_instead(self, batch: PaperBatch) -> None:
        target = ask_target(self._page, self._window)
        if target is not None:
            self._save(target, [batch])

    def _save(self, target: Path, batches: Sequence[PaperBatch]) -> None:
        for number, batch in enumerate(batches):
            beside = target.with_stem(f"{target.stem} {self._page.say(f'way.{batch.way}')}")
            drawing = self._drawing(batch)
            drawing.made.connect(self._saved)
            drawing.begin(batch.ids, beside if number else target)

    def _drawing(self, batch: PaperBatch) -> BatchDrawing:
        drawing = BatchDrawing(self._page, self._title(batch), self)
        drawing.ended.connect(drawing.deleteLater)
        self.drawing.emit(drawing)
        return drawing

    def _hand_over(self, order: PrintOrder, job: MadeJob, pdf: Path) -> None:
        tell_left_out(self._page, job.batch.refused, self._window)
        self._watch(job.id).hand_over(pdf, order)

    def _saved(self, job: MadeJob, pdf: Path) -> None:
        text = self._page.say("mailroom.pdf_saved", count=len(job.batch.placed), file=pdf.name)
        self._page.bus.tell.emit(Tell(text))
        tell_left_out(self._page, job.batch.refused, self._window)

    def _resume(self, begun: datetime, jobs: Sequence[PrintJobView]) -> None:
        desk = self._page.context.desk
        for job in jobs:
            ours = job.desk == desk and job.at_a_printer and job.made < begun
            if ours and job.id not in self._watched:
                self._watch(job.id).find(job)
        self.looked.emit()

    def _watch(self, job: int) -> WatchedJob:
        watched = WatchedJob(self._page, job, self)
        watched.troubled.connect(partial(self.troubled.emit, job))
        watched.ended.connect(lambda: self._watched.pop(job, None))
        self._watched[job] = watched
        self.followed.emit(job)
        return watched

    def _title(self, batch: PaperBatch) -> str:
        return self._page.say(f"mailroom.batch.{batch.way}", count=len(batch.ids))


def _sides(batch: PaperBatch, paper: Paper) -> Sides | None:
    """Return the sides of a batch where they are not to be chosen: what is on a postcard's back decides."""
    if batch.way is not Way.POSTCARD:
        return None
    return turned_over(paper) if batch.back else Sides.ONE


def _on_paper(order: PrintOrder) -> OnPaper:
    sides = order.sides
    return OnPaper(order.offset, sides is not Sides.ONE, sides is Sides.SHORT_EDGE, order.start)
