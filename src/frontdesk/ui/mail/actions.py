"""What is done with letters that wait, from whichever page: shown, approved, printed, sent, posted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from frontdesk.domain.kinds import LetterKind
from frontdesk.services.attachments import OpenedDocument
from frontdesk.services.cases.view import case_view
from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.correspondence import (
    LetterRecord,
    Outcome,
    approve,
    cancel_letters,
    mark_sent,
    read_letter,
    undo_letters,
)
from frontdesk.services.views import CaseView
from frontdesk.ui.dialogs.addresses import AddressesDialog, AddressForm
from frontdesk.ui.dialogs.email import EmailDialog
from frontdesk.ui.dialogs.opened_file import show_document
from frontdesk.ui.dialogs.post import PostDialog
from frontdesk.ui.dialogs.send_back import SendBackDialog
from frontdesk.ui.mail.beginning import LetterBeginning
from frontdesk.ui.mail.left_out import tell_left_out
from frontdesk.ui.mail.shown import Drawn, drawn, kept
from frontdesk.ui.page_context import PageContext, Tell
from frontdesk.ui.tasks.lanes import Lane


class LetterActions(QObject):
    """Does what is asked with letters by their ids."""

    def __init__(self, page: PageContext, refer: Callable[[CaseView], None], window: QWidget) -> None:
        """`refer` asks who has a case whose acknowledgement names nobody yet."""
        super().__init__(window)
        self._page = page
        self._refer = refer
        self._window = window

    def show(self, ids: Sequence[int]) -> None:
        """Show one letter as it was or will be printed, or several as one batch of each paper."""
        self._page.read(
            lambda context: drawn(context, tuple(ids)), self._show_found, lane=Lane.DOCUMENTS, owner=self
        )

    def finish(self, letter: int) -> None:
        """Go on with a letter that is to be written; one that names nobody yet needs a referral first."""
        self._page.read(lambda context: _asked(context, letter), self._finish, owner=self)

    def write(self, beginning: LetterBeginning) -> None:
        """Begin a letter."""
        self._page.bus.write_letter.emit(beginning)

    def drop(self, ids: Sequence[int]) -> None:
        """Drop letters; the notice takes it back."""
        self._do(ids, cancel_letters, "mailroom.dropped")

    def approve(self, ids: Sequence[int]) -> None:
        """Approve letters."""
        self._do(ids, approve, "mailroom.approved")

    def mark_sent(self, ids: Sequence[int]) -> None:
        """Mark e-mails sent; the notice takes it back."""
        self._do(ids, mark_sent, "mailroom.sent")

    def send_back(self, letter: int) -> None:
        """Ask why a letter is given back."""
        self._with(letter, lambda found: SendBackDialog(self._page, found, self._window).show())

    def send(self, letter: int) -> None:
        """Show an e-mail, to be opened in the system's mail program and marked sent."""
        self._with(letter, lambda found: EmailDialog(self._page, found, self._window).show())

    def post(self, ids: Sequence[int]) -> None:
        """Ask when and by which service letters were posted."""
        dialog = PostDialog(self._page, tuple(ids), self._window)
        dialog.carried_out.connect(lambda outcome: tell_left_out(self._page, outcome.refused, self._window))
        dialog.show()

    def address(self, form: AddressForm, ids: Sequence[int]) -> None:
        """Ask for the sheets of address labels or envelopes, and show them."""
        AddressesDialog(self._page, form, tuple(ids), self._window).show()

    def reprint(self, letter: int) -> None:
        """Show what was printed, and ask how it is to be printed once more."""
        self._page.read(lambda context: kept(context, letter), self._reprint, owner=self)

    def print(self, ids: Sequence[int]) -> None:
        """Ask how letters and postcards are to be printed, each paper apart, and print them."""
        self._page.bus.print_letters.emit(tuple(ids))

    def _do(self, ids: Sequence[int], operation: Callable[..., Done[Outcome]], told: str) -> None:
        chosen = tuple(ids)
        self._page.write(
            lambda context: operation(context, ids=chosen), partial(self._done, told), owner=self
        )

    def _done(self, told: str, outcome: Outcome) -> None:
        if outcome.ids:
            text = self._page.say(told, count=len(outcome.ids))
            self._page.bus.tell.emit(Tell(text, lambda: self._undo(outcome.ids)))
        tell_left_out(self._page, outcome.refused, self._window)

    def _undo(self, ids: tuple[int, ...]) -> None:
        self._page.write(
            lambda context: undo_letters(context, ids=ids),
            lambda outcome: tell_left_out(self._page, outcome.refused, self._window),
            owner=self,
        )

    def _with(self, letter: int, do: Callable[[LetterRecord], None]) -> None:
        self._page.read(lambda context: read_letter(context, id=letter), do, owner=self)

    def _finish(self, asked: tuple[LetterRecord, CaseView | None]) -> None:
        letter, unnamed = asked
        if unnamed is not None:
            self._refer(unnamed)
        else:
            self.write(LetterBeginning(case=letter.case, customer=letter.customer, letter=letter.id))

    def _show_drawn(self, found: Sequence[Drawn]) -> None:
        # QtPdf is a tenth of the window's memory, and no start needs it.
        from frontdesk.ui.dialogs.pdf_view import PdfWindow  # noqa: PLC0415  see above

        for each in found:
            asked = partial(self.print, each.ids)
            PdfWindow(self._page, self._window, name=self._named(each), data=each.data, asked=asked).show()
            tell_left_out(self._page, each.refused, self._window)

    def _named(self, drawn: Drawn) -> str:
        if drawn.name:
            return self._page.say(f"paper.name.{drawn.way}", reference=drawn.name)
        return self._page.say(f"mailroom.batch.{drawn.way}", count=len(drawn.ids))

    def _show_found(self, found: OpenedDocument | Sequence[Drawn]) -> None:
        if isinstance(found, OpenedDocument):
            show_document(self._page, self._window, found)
        else:
            self._show_drawn(found)

    def _reprint(self, kept: OpenedDocument) -> None:
        from frontdesk.ui.dialogs.pdf_view import PdfWindow  # noqa: PLC0415  as above

        shown = show_document(self._page, self._window, kept)
        if isinstance(shown, PdfWindow):
            shown.ask_printer()


def _asked(context: Context, letter: int) -> tuple[LetterRecord, CaseView | None]:
    """Return a letter, and its case where that has to be referred before the letter can name anybody."""
    found = read_letter(context, id=letter)
    if found.kind is not LetterKind.ACKNOWLEDGEMENT or not found.case:
        return found, None
    case = case_view(context, reference=found.case)
    return found, case if case.actions[0] == "refer" else None
