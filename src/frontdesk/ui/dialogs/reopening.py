"""Opens the dialogs again whose text was put aside, or left by a crash."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from frontdesk.domain.errors import FrontDeskError, NotFoundError
from frontdesk.services.cases.view import case_view
from frontdesk.services.context import Context
from frontdesk.services.owed.item import OwedItem
from frontdesk.services.owed.today import owed
from frontdesk.services.suggestions.view import suggestion_view
from frontdesk.services.suggestions.views import SuggestionView
from frontdesk.services.views import CaseView
from frontdesk.services.written import Written, written_of
from frontdesk.ui.callbacks.agree_asked import AgreeAsked, ask_agree
from frontdesk.ui.callbacks.agree_dialog import AgreeDialog
from frontdesk.ui.callbacks.beginning import CallbackBeginning
from frontdesk.ui.callbacks.call_asked import CallAsked, ask_open_call
from frontdesk.ui.callbacks.call_window import CallWindow
from frontdesk.ui.dialogs.action_dialogs import DIALOGS
from frontdesk.ui.dialogs.correct_contact import CorrectContactDialog
from frontdesk.ui.dialogs.opening import (
    AGREE,
    CALLBACK,
    CARDS,
    NOTE,
    SUGGESTION,
    TEMPLATE,
    WRITING,
    Opening,
)
from frontdesk.ui.dialogs.operation import OperationDialog
from frontdesk.ui.dialogs.promises import MessageDialog
from frontdesk.ui.dialogs.words import WORDINGS, WordsDialog
from frontdesk.ui.drafts.draft import StoredDraft
from frontdesk.ui.letters.keeping import key_of
from frontdesk.ui.letters.opening import open_text
from frontdesk.ui.page_context import PageContext, Tell
from frontdesk.ui.pages.customer.asked import Asked, ask
from frontdesk.ui.pages.customer.edit import CustomerEditDialog
from frontdesk.ui.suggestions.actions import dialog_for
from frontdesk.ui.suggestions.cards.window import CardsDialog
from frontdesk.ui.suggestions.writing import WriteDialog

T = TypeVar("T")

_OF_CASES = {kind.TEXTS: kind for kind in DIALOGS.values()}
_WORDED = {wording.texts: wording for wording in WORDINGS.values()}


class Reopening(QObject):
    """Knows for each sort of thing which dialog is about it."""

    def __init__(self, page: PageContext, window: QWidget) -> None:
        super().__init__(window)
        self._page = page
        self._window = window
        self._sorts: Mapping[str, Callable[[StoredDraft, Opening], None]] = {
            "case": self._of_case,
            "contact": self._of_contact,
            "deadline": self._of_deadline,
            "customer": self._of_customer,
            CALLBACK: self._of_callback,
            AGREE: self._of_agreeing,
            TEMPLATE: self._of_template,
            SUGGESTION: self._of_suggestion,
            WRITING: self._of_writing,
            CARDS: self._of_cards,
        }

    def open(self, draft: StoredDraft) -> None:
        """Open the dialog of a draft.

        Where what it was about has gone, that is told, and the draft is set apart.
        """
        opening = Opening.of(draft)
        if opening.about == NOTE:
            self._page.bus.show_case.emit(opening.key)
        else:
            self._sorts[opening.about](draft, opening)

    def _of_case(self, draft: StoredDraft, opening: Opening) -> None:
        def shown(case: CaseView) -> None:
            if opening.texts in _WORDED:
                wording = _WORDED[opening.texts]
                self._show(WordsDialog(self._page, case, self._window, wording=wording), draft)
            elif opening.texts in _OF_CASES:
                self._show(_OF_CASES[opening.texts](self._page, case, self._window), draft)

        self._read(draft, lambda context: case_view(context, reference=opening.key), shown)

    def _of_contact(self, draft: StoredDraft, opening: Opening) -> None:
        def shown(written: Written) -> None:
            dialog = CorrectContactDialog(self._page, written, self._window, about=written.subject)
            self._show(dialog, draft)

        interaction = int(opening.key)
        self._read(draft, lambda context: written_of(context, interaction=interaction), shown)

    def _of_deadline(self, draft: StoredDraft, opening: Opening) -> None:
        def shown(item: OwedItem) -> None:
            self._show(MessageDialog(self._page, item, self._window), draft)

        self._read(draft, partial(_owed_by, deadline=int(opening.key)), shown)

    def _of_customer(self, draft: StoredDraft, opening: Opening) -> None:
        def shown(asked: Asked) -> None:
            self._show(CustomerEditDialog(self._page, asked, self._window), draft)

        customer = int(opening.key)
        self._read(draft, lambda context: ask(context, customer), shown)

    def _of_callback(self, draft: StoredDraft, opening: Opening) -> None:
        def shown(asked: CallAsked) -> None:
            self._show(CallWindow(self._page, asked, self._window), draft)

        self._read(draft, partial(ask_open_call, callback=int(opening.key)), shown)

    def _of_agreeing(self, draft: StoredDraft, opening: Opening) -> None:
        def shown(asked: AgreeAsked) -> None:
            self._show(AgreeDialog(self._page, asked, self._window), draft)

        self._read(draft, lambda context: ask_agree(context, CallbackBeginning.of(opening.key)), shown)

    def _of_suggestion(self, draft: StoredDraft, opening: Opening) -> None:
        def shown(entry: SuggestionView) -> None:
            action = opening.texts.rpartition(".")[2]
            dialog = dialog_for(self._page, action, entry, self._window)
            if dialog is not None:
                self._show(dialog, draft)

        self._read(draft, lambda context: suggestion_view(context, reference=opening.key), shown)

    def _of_writing(self, draft: StoredDraft, opening: Opening) -> None:
        self._show(WriteDialog(self._page, self._window, number=int(opening.key)), draft)

    def _of_cards(self, draft: StoredDraft, _opening: Opening) -> None:
        self._show(CardsDialog(self._page, self._window), draft)

    def _of_template(self, _draft: StoredDraft, opening: Opening) -> None:
        open_text(self._page, key_of(opening.key), self._window)

    def _read(self, draft: StoredDraft, question: Callable[[Context], T], shown: Callable[[T], None]) -> None:
        self._page.read(question, shown, partial(self._gone, draft), owner=self)

    def _gone(self, draft: StoredDraft, refusal: FrontDeskError) -> None:
        file = self._page.drafts.set_apart(draft.name)
        why = self._page.render(refusal.message)
        self._page.bus.tell.emit(Tell(self._page.say("dialog.gone", why=why, file=str(file))))
        self._page.bus.put_aside.emit()

    def _show(self, dialog: OperationDialog, draft: StoredDraft) -> None:
        dialog.draft_name = draft.name
        dialog.show()


def _owed_by(context: Context, *, deadline: int) -> OwedItem:
    """Return what is owed by a deadline. Raises `NotFoundError` when it is owed no more."""
    item = next((item for item in owed(context).items if item.deadline_id == deadline), None)
    if item is None:
        raise NotFoundError("deadline.done_already", field="deadline")
    return item
