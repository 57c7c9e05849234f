"""Giving a letter back to whoever wrote it."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from frontdesk.services.correspondence import LetterRecord, send_back, undo_letters
from frontdesk.ui.dialogs.opening import Opening
from frontdesk.ui.dialogs.operation import Operation, OperationDialog
from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.plain_text import text_of
from frontdesk.ui.look.joined import heading
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.widgets.field import Field


class SendBackDialog(OperationDialog):
    """Why a letter is given back to whoever wrote it."""

    FORM = "dialog_words"
    TEXTS = "dialog.send_back"
    PLACES: ClassVar = {"note": "words_field"}

    def __init__(self, page: PageContext, letter: LetterRecord, parent: QWidget | None = None) -> None:
        self._letter = letter
        super().__init__(page, parent, about=heading(letter.case, letter.customer_name, letter.subject))

    def prepare(self) -> None:
        """Say what the text is for."""
        find(self.body, Field, "words_field").setProperty("label", self.page.say("dialog.send_back.label"))
        find(self.body, QLabel, "hint").setText(self.page.say("dialog.send_back.hint"))

    def opening(self) -> Opening:
        """Return what opens the dialog again: only the Mailroom does."""
        return Opening(self.texts, key=str(self._letter.id))

    def operation(self) -> Operation:
        """Return the giving back."""
        letter, note = self._letter, text_of(find(self.body, QPlainTextEdit, "words"))
        return lambda context: send_back(context, id=letter.id, note=note, version=letter.version)

    def undo(self, result: object) -> Callable[[], None]:
        """Return what lets the letter wait for approval again."""
        page, ids = self.page, (self._letter.id,)

        def take_back() -> None:
            page.write(lambda context: undo_letters(context, ids=ids))

        return take_back
