"""What happens when the next action of a case, a callback or a message is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from frontdesk.services.attachments import OpenedDocument, open_document
from frontdesk.services.cases.ending import close_case
from frontdesk.services.cases.undo import undo_last
from frontdesk.services.cases.view import case_view
from frontdesk.services.cases.waiting import resume
from frontdesk.services.changes import Done
from frontdesk.services.owed.item import OwedItem
from frontdesk.services.views import CaseView
from frontdesk.services.written import Written, written_of
from frontdesk.ui.callbacks.beginning import CallbackBeginning
from frontdesk.ui.callbacks.escalate_dialog import EscalateDialog
from frontdesk.ui.callbacks.windows import CallbackWindows
from frontdesk.ui.dialogs.acknowledge import AcknowledgeDialog, ChooseWayDialog
from frontdesk.ui.dialogs.answer import AnswerDialog, ExtendDialog, FeedbackDialog
from frontdesk.ui.dialogs.case_dialog import CaseDialog
from frontdesk.ui.dialogs.correct import CorrectDialog
from frontdesk.ui.dialogs.correct_contact import CorrectContactDialog
from frontdesk.ui.dialogs.opened_file import show_document
from frontdesk.ui.dialogs.other_case import JoinDialog, LinkDialog
from frontdesk.ui.dialogs.paper import Paper
from frontdesk.ui.dialogs.progress import ProgressDialog
from frontdesk.ui.dialogs.promises import PromiseDialogs
from frontdesk.ui.dialogs.refer import HandOverDialog, ReferDialog
from frontdesk.ui.dialogs.words import WORDINGS, WordsDialog
from frontdesk.ui.page_context import PageContext, Tell

DIALOGS: Mapping[str, type[CaseDialog]] = {
    "refer": ReferDialog,
    "confirm_referral": HandOverDialog,
    "acknowledge": AcknowledgeDialog,
    "choose_way": ChooseWayDialog,
    "answer": AnswerDialog,
    "extend": ExtendDialog,
    "record_feedback": FeedbackDialog,
    "tell_customer": ProgressDialog,
    "escalate": EscalateDialog,
    "correct": CorrectDialog,
    "join": JoinDialog,
    "link": LinkDialog,
}
_AT_ONCE: Mapping[str, Callable[..., Done[Any]]] = {
    "resume": resume,
    "close": close_case,
    "undo": undo_last,
}


class ActionDialogs(QObject):
    """Opens the dialog of an action, or does at once what needs none."""

    def __init__(self, page: PageContext, window: QWidget) -> None:
        super().__init__(window)
        self._page = page
        self._window = window
        self._paper = Paper(page, partial(self.act, "refer"), window)
        self.callbacks = CallbackWindows(page, window)
        self._promises = PromiseDialogs(page, window, self.callbacks)

    def do(self, item: OwedItem) -> None:
        """Do the next thing about something owed."""
        if item.suggestion:
            self._page.bus.show_suggestion.emit(item.suggestion)
            return
        if self._promises.do(item) or item.case is None:
            return
        reference = item.case
        self._page.read(
            lambda context: case_view(context, reference=reference),
            lambda case: self.act(item.action, case),
            owner=self,
        )

    def act(self, action: str, case: CaseView) -> None:
        """Do something with a case."""
        if action in DIALOGS:
            self._show(DIALOGS[action](self._page, case, self._window))
        elif action in WORDINGS:
            self._show(WordsDialog(self._page, case, self._window, wording=WORDINGS[action]))
        elif action in _AT_ONCE:
            self._do_at_once(action, case)
        elif action == "agree_callback":
            self.callbacks.agree(CallbackBeginning(case=case.reference))
        elif action == "call_back":
            self.callbacks.call_case(case.reference)
        else:
            self._paper.act(action, case)

    def correct_contact(self, interaction: int) -> None:
        """Open the dialog that corrects a contact, once it is known what stands there."""
        self._page.read(
            lambda context: written_of(context, interaction=interaction), self._correct, owner=self
        )

    def _correct(self, written: Written) -> None:
        CorrectContactDialog(self._page, written, self._window, about=written.subject).show()

    def open_document(self, document: int) -> None:
        """Show a scan or a printed document."""
        self._page.read(
            lambda context: open_document(context, document=document), self._show_document, owner=self
        )

    def _show(self, dialog: CaseDialog) -> None:
        dialog.setWindowModality(Qt.WindowModality.NonModal)
        dialog.show()

    def _do_at_once(self, action: str, case: CaseView) -> None:
        operation = _AT_ONCE[action]
        done = self._page.say(f"dialog.{action}.done")
        self._page.write(
            lambda context: operation(context, reference=case.reference, version=case.version),
            lambda _result: self._page.bus.tell.emit(Tell(done)),
            owner=self,
        )

    def _show_document(self, opened: OpenedDocument) -> None:
        show_document(self._page, self._window, opened)
