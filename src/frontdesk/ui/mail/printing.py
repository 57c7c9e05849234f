"""Where pages have letters printed."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from frontdesk.domain.message import Message
from frontdesk.ui.page_context import PageContext

if TYPE_CHECKING:
    from frontdesk.services.correspondence import PrintJobView
    from frontdesk.ui.mail.print_batches import PrintBatches


@dataclass(frozen=True, slots=True)
class Heard:
    """What this desk has heard of jobs at printers, beside what stands in the database.

    `troubles` is what holds their printers up now, `watched` whose news it waits for; `looks_for` tells of
    which it has not asked yet what became of them since an earlier run.
    """

    troubles: Mapping[int, Message] = field(default_factory=dict)
    watched: Container[int] = ()
    looks_for: Callable[[PrintJobView], bool] = lambda _job: False


class LetterPrinting(QObject):
    """Hands letters to the batches of this desk, which are loaded when the first is asked for.

    `drawing` carries every `BatchDrawing` that is begun; `heard` what is heard of jobs whenever that changes.
    """

    drawing = Signal(object)
    heard = Signal(Heard)

    def __init__(self, page: PageContext, window: QWidget) -> None:
        super().__init__(window)
        self._page = page
        self._window = window
        self._begun = page.context.clock.now()
        self._loaded: PrintBatches | None = None
        self._troubles: dict[int, Message] = {}
        self._looked = False
        page.bus.print_letters.connect(self.print)

    def print(self, ids: Sequence[int]) -> None:
        """Ask for each paper how these letters are to be printed, and print them."""
        self.batches().print(ids)

    def save(self, ids: Sequence[int], target: Path) -> None:
        """Draw letters into a file, other papers into files beside it."""
        self.batches().save(ids, target)

    def cancel(self, job: int) -> None:
        """Have a job stopped that this desk handed over."""
        self.batches().cancel(job)

    @property
    def hearsay(self) -> Heard:
        """Return what is heard of jobs by now."""
        watched = self._loaded.watched if self._loaded is not None else ()
        return Heard(dict(self._troubles), watched, self._looks_for)

    def resume(self) -> None:
        """Go on with what an earlier run of the program left at a printer."""
        self.batches().resume(self._begun)

    def batches(self) -> PrintBatches:
        """Return the batches of this desk."""
        if self._loaded is None:
            from frontdesk.ui.mail.print_batches import PrintBatches  # noqa: PLC0415  start-up: see warm_up

            self._loaded = PrintBatches(self._page, self._window)
            self._loaded.drawing.connect(self.drawing)
            self._loaded.troubled.connect(self._note_trouble)
            self._loaded.followed.connect(lambda _job: self.heard.emit(self.hearsay))
            self._loaded.looked.connect(self._note_looked)
        return self._loaded

    def _looks_for(self, job: PrintJobView) -> bool:
        ours = job.desk == self._page.context.desk and job.made < self._begun
        return ours and not self._looked and job.at_a_printer

    def _note_looked(self) -> None:
        self._looked = True
        self.heard.emit(self.hearsay)

    def _note_trouble(self, job: int, trouble: Message | None) -> None:
        if trouble is None:
            self._troubles.pop(job, None)
        else:
            self._troubles[job] = trouble
        self.heard.emit(self.hearsay)
