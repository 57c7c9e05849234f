"""A reply that is kept to be used again: its name, its words, and what it answers."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from frontdesk.domain.suggestions import SuggestionState
from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.suggestions.replies import (
    ReplyEntry,
    add_reply,
    bring_back_reply,
    change_reply,
    remove_reply,
)
from frontdesk.ui.dialogs.operation import Operation, OperationDialog
from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.plain_text import text_of
from frontdesk.ui.page_context import PageContext, Tell
from frontdesk.ui.widgets.buttons import SecondaryButton
from frontdesk.ui.widgets.segmented import Choice, Segmented
from frontdesk.words.language_names import language_name

_EITHER = "either"
_ANSWERS = {
    SuggestionState.DONE.value: "suggestion.state.done",
    SuggestionState.DECLINED.value: "suggestion.state.declined",
    _EITHER: "reply.answers.either",
}


class ReplyDialog(OperationDialog):
    """Keeps a new reply, or changes one that is kept, or takes it away."""

    FORM = "dialog_reply"
    TEXTS = "dialog.reply"
    PLACES: ClassVar = {"name": "name_field", "text": "words_field"}

    def __init__(
        self,
        page: PageContext,
        entry: ReplyEntry,
        parent: QWidget | None = None,
        *,
        id: int | None = None,  # noqa: A002  as in the views
    ) -> None:
        self._entry = entry
        self._id = id
        super().__init__(page, parent, about=language_name(entry.language, page.words.language))

    def prepare(self) -> None:
        """Begin with the words that are to be kept."""
        find(self.body, QLineEdit, "heading").setText(self._entry.name)
        find(self.body, QPlainTextEdit, "words").setPlainText(self._entry.text)
        self._answers = find(self.body, Segmented, "answers")
        self._answers.set_choices([Choice(value, self.page.say(text)) for value, text in _ANSWERS.items()])
        self._answers.set_value(self._entry.decision.value if self._entry.decision else _EITHER)
        if self._id is not None:
            button = SecondaryButton(self.page.say("reply.remove"))
            button.clicked.connect(partial(self._remove, self._id))
            self.add_button(button)

    def operation(self) -> Operation:
        """Return the keeping."""
        answers, id_ = self._answers.value, self._id
        entry = ReplyEntry(
            find(self.body, QLineEdit, "heading").text(),
            self._entry.language,
            text_of(find(self.body, QPlainTextEdit, "words")),
            None if answers == _EITHER else SuggestionState(answers),
        )
        if id_ is None:
            return lambda context: add_reply(context, entry=entry)
        return lambda context: change_reply(context, id=id_, entry=entry)

    def _remove(self, id_: int) -> None:
        self.page.write(
            lambda context: remove_reply(context, id=id_), lambda _none: self._removed(id_), owner=self
        )

    def _removed(self, id_: int) -> None:
        bus = self.page.bus

        def bring_back() -> None:
            self.page.write(partial(_brought_back, id_=id_), owner=bus)

        bus.tell.emit(Tell(self.page.say("reply.removed", name=self._entry.name), bring_back))
        self.accept()


def _brought_back(context: Context, *, id_: int) -> Done[None]:
    return bring_back_reply(context, id=id_)
