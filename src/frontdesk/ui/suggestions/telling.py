"""Telling people what became of their idea: one action for whoever is on the list (POL-07)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from frontdesk.domain.suggestions import TellingState
from frontdesk.services.suggestions.telling import WRITTEN, Prepared, prepare_tellings, tell_by_hand
from frontdesk.services.suggestions.views import TellingView
from frontdesk.ui.dialogs.operation import Operation, OperationDialog
from frontdesk.ui.forms import find
from frontdesk.ui.joined import heading
from frontdesk.ui.page_context import PageContext, Tell
from frontdesk.ui.plain_text import text_of
from frontdesk.ui.widgets.field import Field


class TellDialog(OperationDialog):
    """That somebody was told in person, by telephone or by the notice."""

    FORM = "dialog_words"
    TEXTS = "dialog.suggestion.tell"
    PLACES: ClassVar = {"note": "words_field"}

    def __init__(self, page: PageContext, telling: TellingView, parent: QWidget | None = None) -> None:
        self._telling = telling
        super().__init__(page, parent, about=heading(telling.name, telling.suggestion, telling.title))

    def prepare(self) -> None:
        """Say what the words are for."""
        find(self.body, Field, "words_field").setProperty("label", self.page.say(f"{self.TEXTS}.label"))
        find(self.body, QLabel, "hint").setText(self.page.say(f"{self.TEXTS}.hint"))

    def operation(self) -> Operation:
        """Return the telling."""
        id_, note = self._telling.id, text_of(find(self.body, QPlainTextEdit, "words")).strip()
        return lambda context: tell_by_hand(context, id=id_, note=note)


class Telling(QObject):
    """Does the next thing for somebody who is to be told."""

    def __init__(self, page: PageContext, window: QWidget) -> None:
        super().__init__(window)
        self._page = page
        self._window = window

    def do(self, telling: TellingView) -> None:
        """Show the letter that waits, write one, or note that they were told otherwise."""
        action = next_action(telling)
        if action == "show_letter" and telling.letter is not None:
            self._page.bus.show_letter.emit(telling.letter)
        elif action == "write":
            self.write([telling])
        else:
            TellDialog(self._page, telling, self._window).show()

    def write(self, tellings: Iterable[TellingView]) -> None:
        """Let letters wait in the Mailroom for all who can be written to."""
        ids = [each.id for each in tellings if next_action(each) == "write"]
        if not ids:
            self._page.bus.tell.emit(Tell(self._page.say("suggestions.nobody_to_write")))
            return
        self._page.write(lambda context: prepare_tellings(context, ids=ids), self._prepared, owner=self)

    def _prepared(self, prepared: Prepared) -> None:
        for _, refusal in prepared.refused:
            self._page.bus.refused.emit(refusal)
        if prepared.letters:
            said = self._page.say("suggestions.prepared", count=len(prepared.letters))
            self._page.bus.tell.emit(Tell(said))


def next_action(telling: TellingView) -> str:
    """Return what is done next for somebody: "show_letter", "write" or "tell"."""
    if telling.telling is TellingState.PREPARED:
        return "show_letter"
    written = telling.hear_by in WRITTEN and telling.problem is None
    return "write" if written else "tell"
