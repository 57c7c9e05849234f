"""What is owed by a deadline of its own: a callback, a message for a colleague."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from frontdesk.domain.kinds import DeadlineKind
from frontdesk.services.messages import deliver_message
from frontdesk.services.owed.item import OwedItem
from frontdesk.ui.callbacks.windows import CallbackWindows
from frontdesk.ui.dialogs.opening import Opening
from frontdesk.ui.dialogs.operation import Operation, OperationDialog
from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.plain_text import text_of
from frontdesk.ui.look.joined import heading
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.widgets.field import Field


class MessageDialog(OperationDialog):
    """That the colleague has the message."""

    FORM = "dialog_words"
    TEXTS = "dialog.message"
    PLACES: ClassVar = {"note": "words_field"}

    def __init__(self, page: PageContext, item: OwedItem, parent: QWidget | None = None) -> None:
        self._item = item
        super().__init__(page, parent, about=_about(item))

    def prepare(self) -> None:
        """Say whom it is for."""
        find(self.body, Field, "words_field").setProperty("label", self.page.say("dialog.message.label"))
        whom = self._item.owner or self._item.department
        find(self.body, QLabel, "hint").setText(self.page.say("dialog.message.hint", whom=whom))

    def opening(self) -> Opening:
        """Return what opens the dialog again."""
        return Opening(self.texts, "deadline", str(self._item.deadline_id))

    def operation(self) -> Operation:
        """Return the recording of the delivery."""
        note, deadline = _words(self.body), self._item.deadline_id
        return lambda context: deliver_message(context, deadline=deadline, note=note)


class PromiseDialogs(QObject):
    """Opens the window of a callback, or the dialog of a message."""

    def __init__(self, page: PageContext, window: QWidget, callbacks: CallbackWindows) -> None:
        super().__init__(window)
        self._page = page
        self._window = window
        self._callbacks = callbacks

    def do(self, item: OwedItem) -> bool:
        """Open what ends a deadline; tells whether it is one of these."""
        if item.kind is DeadlineKind.CALLBACK:
            self._callbacks.call_owed(item.deadline_id)
        elif item.kind is DeadlineKind.MESSAGE:
            MessageDialog(self._page, item, self._window).show()
        else:
            return False
        return True


def _about(item: OwedItem) -> str:
    return heading(item.case or "", item.customer_name, item.subject)


def _words(body: QWidget) -> str:
    return text_of(find(body, QPlainTextEdit, "words")).strip()
