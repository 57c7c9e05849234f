"""Where pages have letters printed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from frontdesk.domain.message import Message
from frontdesk.ui.page_context import PageContext

if TYPE_CHECKING:
    from frontdesk.ui.mail.print_batches import PrintBatches


class LetterPrinting(QObject):
    """Hands letters to the batches of this desk, which are loaded when the first is asked for.

    `drawing` carries every `BatchDrawing` that is begun; `heard` tells that `troubles` has changed, or what
    `watches` says.
    """

    drawing = Signal(object)
    heard = Signal()

    def __init__(self, page: PageContext, window: QWidget) -> None:
        super().__init__(window)
        self._page = page
        self._window = window
        self._begun = page.context.clock.now()
        self._loaded: PrintBatches | None = None
        self.troubles: dict[int, Message] = {}
        """What holds the printers of jobs up now, by the job."""

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

    def watches(self, job: int) -> bool:
        """Whether this desk hears what becomes of a job; other desks' jobs it only sees in the database."""
        return self._loaded is not None and self._loaded.watches(job)

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
            self._loaded.followed.connect(lambda _job: self.heard.emit())
        return self._loaded

    def _note_trouble(self, job: int, trouble: Message | None) -> None:
        if trouble is None:
            self.troubles.pop(job, None)
        else:
            self.troubles[job] = trouble
        self.heard.emit()
