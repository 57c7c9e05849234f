"""What is owed by a deadline of its own: a callback, a message for a colleague."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from frontdesk.domain.kinds import DeadlineKind
from frontdesk.services.callbacks.attempts import complete_callback
from frontdesk.services.messages import deliver_message
from frontdesk.services.owed_item import OwedItem
from frontdesk.ui.dialogs.opening import Opening
from frontdesk.ui.dialogs.operation import Operation, OperationDialog
from frontdesk.ui.forms import find
from frontdesk.ui.joined import heading
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.plain_text import text_of
from frontdesk.ui.widgets.field import Field
from frontdesk.ui.widgets.segmented import Choice, Segmented


class _Reached(StrEnum):
    YES = "yes"
    NO = "no"


class CallbackDialog(OperationDialog):
    """The number to call, and how it went (CSP-002)."""

    FORM = "dialog_callback"
    TEXTS = "dialog.callback"
    PLACES: ClassVar = {"note": "words_field"}

    def __init__(self, page: PageContext, item: OwedItem, parent: QWidget | None = None) -> None:
        self._item = item
        super().__init__(page, parent, about=_about(item))

    def prepare(self) -> None:
        """Show the number large."""
        say = self.page.say
        find(self.body, QLabel, "call_number").setText(self._item.number or say("dialog.callback.no_number"))
        self._reached = find(self.body, Segmented, "reached")
        self._reached.set_choices([Choice(each.value, say(f"dialog.reached.{each}")) for each in _Reached])
        self._reached.set_value(_Reached.YES.value)

    def opening(self) -> Opening:
        """Return what opens the dialog again."""
        return Opening(self.texts, "deadline", str(self._item.deadline_id))

    def operation(self) -> Operation:
        """Return the recording of the call."""
        reached = self._reached.value == _Reached.YES.value
        note, deadline = _words(self.body), self._item.deadline_id
        return lambda context: complete_callback(context, deadline=deadline, reached=reached, note=note)

    def told(self, result: object) -> str:
        """Say whether it is still owed."""
        return self.page.say(f"dialog.callback.done.{self._reached.value}")


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
    """Opens the dialog of a callback or a message."""

    def __init__(self, page: PageContext, window: QWidget) -> None:
        super().__init__(window)
        self._page = page
        self._window = window

    def do(self, item: OwedItem) -> bool:
        """Open the dialog that ends a deadline; tells whether it is one of these."""
        dialogs = {DeadlineKind.CALLBACK: CallbackDialog, DeadlineKind.MESSAGE: MessageDialog}
        if item.kind not in dialogs:
            return False
        dialogs[item.kind](self._page, item, self._window).show()
        return True


def _about(item: OwedItem) -> str:
    return heading(item.case or "", item.customer_name, item.subject)


def _words(body: QWidget) -> str:
    return text_of(find(body, QPlainTextEdit, "words")).strip()
