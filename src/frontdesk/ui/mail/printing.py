"""How the PDF of a batch gets onto paper."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from frontdesk.services.correspondence import MadeJob, mark_printed, release
from frontdesk.ui.page_context import PageContext, Tell


class LetterPrinting(Protocol):
    """Prints the PDF of a job, and tells the services what became of it: nobody else marks it printed."""

    def print_job(self, job: MadeJob, pdf: Path, title: str) -> None:
        """Ask how, and print; the file is taken over and removed."""
        ...


class PreviewPrinting(QObject):
    """Shows the batch; from there it is printed, or saved to be printed elsewhere.

    What is closed without either waits again. What was saved stays at the printer until somebody says that
    it came out.
    """

    def __init__(self, page: PageContext, window: QWidget) -> None:
        super().__init__(window)
        self._page = page
        self._window = window
        self._taken: set[int] = set()

    def print_job(self, job: MadeJob, pdf: Path, title: str) -> None:
        """Show the batch to be looked at, printed or saved."""
        # QtPdf is a tenth of the window's memory, and no start needs it.
        from frontdesk.ui.dialogs.pdf_view import PdfWindow  # noqa: PLC0415  see above

        data = pdf.read_bytes()
        pdf.unlink(missing_ok=True)
        shown = PdfWindow(
            self._page,
            self._window,
            name=title,
            data=data,
            taken=lambda: self._printed(job.id),
            saved=lambda: self._taken.add(job.id),
        )
        shown.closed.connect(lambda: self._closed(job.id))
        shown.show()

    def _printed(self, job: int) -> None:
        self._taken.add(job)
        self._page.write(lambda context: mark_printed(context, job=job), self._marked, owner=self)

    def _marked(self, letters: tuple[int, ...]) -> None:
        text = self._page.say("mailroom.printed", count=len(letters))
        self._page.bus.tell.emit(Tell(text))

    def _closed(self, job: int) -> None:
        if job not in self._taken:
            self._page.write(lambda context: release(context, job=job))
