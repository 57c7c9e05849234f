"""Drawing a batch off the UI thread: it can be stopped, and tells how far it is."""

from __future__ import annotations

from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.changes import Area, Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.correspondence import PLAINLY, BatchCancelledError, MadeJob, OnPaper, make_job
from frontdesk.ui.page_context import PageContext, Tell
from frontdesk.ui.tasks.lanes import Lane

_TOLD_IN_ALL = 100  # times, however many letters there are
_CHANGED = Changes(frozenset({Area.CORRESPONDENCE}))


class BatchDrawing(QObject):
    """One batch while it is drawn.

    `moved` tells how many letters of how many are done; `made` carries the job and the file with its PDF;
    `ended` comes at the end of either way.
    """

    moved = Signal(int, int)
    made = Signal(MadeJob, Path)
    ended = Signal()

    def __init__(self, page: PageContext, title: str, parent: QObject) -> None:
        super().__init__(parent)
        self.title = title
        self._page = page
        self._stop = Event()
        self._out = Path()

    def begin(self, ids: tuple[int, ...], out: Path, *, printer: str = "", how: OnPaper = PLAINLY) -> None:
        """Claim these letters and draw them into a file as a printer needs it."""
        self._out = out
        title = self.title

        def drawn(context: Context) -> Done[MadeJob]:
            return make_job(
                context,
                ids=ids,
                out=out,
                title=title,
                printer=printer,
                how=how,
                progress=self._progress,
                cancelled=self._stop.is_set,
            )

        self._page.read(drawn, self._made, self._failed, lane=Lane.DOCUMENTS, owner=self)

    def stop(self) -> None:
        """Have the drawing stopped before its next letter; everything waits again then."""
        self._stop.set()

    def _progress(self, done: int, total: int) -> None:
        """Tell the window, from the thread that draws."""
        step = max(1, total // _TOLD_IN_ALL)
        if done % step == 0 or done == total:
            self.moved.emit(done, total)

    def _made(self, done: Done[MadeJob]) -> None:
        self._page.bus.changed.emit(done.changes)
        self.made.emit(done.result, self._out)
        self.ended.emit()

    def _failed(self, refusal: FrontDeskError) -> None:
        self._page.bus.changed.emit(_CHANGED)
        if isinstance(refusal, BatchCancelledError):
            self._page.bus.tell.emit(Tell(self._page.render(refusal.message)))
        else:
            self._page.bus.refused.emit(refusal)
        self.ended.emit()
