"""Letters and postcards of a case: looked at, printed, and marked posted by whoever posted them."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from frontdesk.domain.errors import ConflictError
from frontdesk.domain.kinds import CorrespondenceState, Way
from frontdesk.printing.paper import PaperKind
from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.correspondence import (
    Outcome,
    Printed,
    WaitingLetter,
    letter_pdf,
    mark_posted,
    print_letters,
    waiting_letters,
)
from frontdesk.services.views import CaseView
from frontdesk.ui.page_context import PageContext, Tell
from frontdesk.ui.tasks import Lane


class Paper(QObject):
    """Does the actions "print" and "mark_posted"."""

    def __init__(self, page: PageContext, window: QWidget) -> None:
        super().__init__(window)
        self._page = page
        self._window = window

    def act(self, action: str, case: CaseView) -> None:
        """Do one of the two with the paper that waits for a case."""
        if action == "print":
            self.preview(case.reference)
        elif action == "mark_posted":
            self._post(case.reference)
        else:
            raise LookupError(f"no action {action!r}")

    def preview(self, reference: str) -> None:
        """Show the letter or postcard that waits to be printed."""
        self._page.read(
            lambda context: _drawn(context, reference), self._show, lane=Lane.DOCUMENTS, owner=self
        )

    def _show(self, drawn: tuple[WaitingLetter, bytes]) -> None:
        # QtPdf is a tenth of the window's memory, and no start needs it.
        from frontdesk.ui.dialogs.pdf_view import PaperSource, PdfWindow  # noqa: PLC0415  see above

        letter, data = drawn
        name = self._page.say(f"paper.name.{letter.way}", reference=letter.case)
        source = PaperSource(PaperKind.POSTCARD if letter.way is Way.POSTCARD else None)
        PdfWindow(
            self._page,
            self._window,
            name=name,
            data=data,
            taken=lambda: self._keep(letter.id),
            source=source,
        ).show()

    def _keep(self, letter: int) -> None:
        """Keep what was printed with its case."""
        self._page.write(lambda context: print_letters(context, ids=[letter]), self._kept, owner=self)

    def _kept(self, printed: Printed) -> None:
        if printed.refused:
            text = self._page.render(printed.refused[0].why)
        else:
            text = self._page.say("paper.printed")
        self._page.bus.tell.emit(Tell(text))

    def _post(self, reference: str) -> None:
        self._page.write(lambda context: _posted(context, reference), self._posted, owner=self)

    def _posted(self, _result: Outcome) -> None:
        self._page.bus.tell.emit(Tell(self._page.say("paper.posted")))


def _drawn(context: Context, reference: str) -> tuple[WaitingLetter, bytes]:
    letter = _first(context, reference, CorrespondenceState.PENDING)
    return letter, letter_pdf(context, id=letter.id)


def _posted(context: Context, reference: str) -> Done[Outcome]:
    return mark_posted(context, ids=[_first(context, reference, CorrespondenceState.PRINTED).id])


def _first(context: Context, reference: str, state: CorrespondenceState) -> WaitingLetter:
    """Return the paper of a case in a state. Raises `ConflictError` when somebody dealt with it meanwhile."""
    waiting = waiting_letters(context, state=state, case=reference)
    if not waiting:
        raise ConflictError("paper.nothing_waits", field="reference", reference=reference)
    return waiting[0]
