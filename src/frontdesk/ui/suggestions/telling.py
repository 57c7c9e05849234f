"""Telling people what became of their idea: one action for whoever is on the list (POL-07)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from frontdesk.domain.suggestions import HearBy, TellingState
from frontdesk.services.suggestions.telling import (
    PREPARED,
    Prepared,
    excuse_telling,
    prepare_tellings,
    tell_by_hand,
)
from frontdesk.services.suggestions.views import TellingView
from frontdesk.ui.dialogs.operation import Operation, OperationDialog
from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.plain_text import text_of
from frontdesk.ui.look.breaking import breakable
from frontdesk.ui.look.joined import heading
from frontdesk.ui.page_context import PageContext, Tell
from frontdesk.ui.widgets.field import Field
from frontdesk.ui.widgets.segmented import Choice, Segmented

_TOLD, _EXCUSED = "told", "excused"


class TellDialog(OperationDialog):
    """That somebody was told in person or by telephone, or why they cannot be told."""

    FORM = "dialog_told"
    TEXTS = "dialog.suggestion.tell"
    PLACES: ClassVar = {"note": "words_field", "reason": "words_field"}

    def __init__(self, page: PageContext, telling: TellingView, parent: QWidget | None = None) -> None:
        self._telling = telling
        super().__init__(page, parent, about=heading(telling.name, telling.suggestion, telling.title))

    def prepare(self) -> None:
        """Offer both ends of it."""
        self._how = find(self.body, Segmented, "how")
        ways = (_EXCUSED,) if self._telling.nameless else (_TOLD, _EXCUSED)
        self._how.set_choices([Choice(each, self.page.say(f"{self.TEXTS}.how.{each}")) for each in ways])
        self._how.set_value(ways[0])
        self._how.chosen.connect(self._show_chosen)
        self._show_chosen()

    def operation(self) -> Operation:
        """Return the telling, or the reason why there is none."""
        id_, note = self._telling.id, text_of(find(self.body, QPlainTextEdit, "words")).strip()
        if self._how.value == _EXCUSED:
            return lambda context: excuse_telling(context, id=id_, reason=note)
        return lambda context: tell_by_hand(context, id=id_, note=note)

    def _show_chosen(self) -> None:
        how = self._how.value
        label = self.page.say(f"{self.TEXTS}.label.{how}")
        find(self.body, Field, "words_field").setProperty("label", label)
        find(self.body, QLabel, "hint").setText(breakable(self.page.say(f"{self.TEXTS}.hint.{how}")))
        self.name_confirm(self.page.say(f"{self.TEXTS}.confirm.{how}"))


class Telling(QObject):
    """Does the next thing for somebody who is to be told.

    What others do is asked for: that a notice is printed, or what became of an entry is said in a further
    language.
    """

    notice_wanted = Signal()
    words_wanted = Signal(str)  # the reference of the entry

    def __init__(self, page: PageContext, window: QWidget) -> None:
        super().__init__(window)
        self._page = page
        self._window = window

    def do(self, telling: TellingView) -> None:
        """Show the letter that waits, prepare one or a call, or note that they were told otherwise."""
        action = next_action(telling)
        if action == "show_letter" and telling.letter is not None:
            self._page.bus.show_letter.emit(telling.letter)
        elif action in _PREPARING:
            self.prepare([telling])
        elif action == "notice":
            self.notice_wanted.emit()
        elif action == "say_it":
            self.words_wanted.emit(telling.suggestion)
        else:
            self.note(telling)

    def note(self, telling: TellingView) -> None:
        """Ask how somebody was told, or why not."""
        TellDialog(self._page, telling, self._window).show()

    def prepare(self, tellings: Iterable[TellingView]) -> None:
        """Let letters wait in the Mailroom, and calls be owed, for all who can be told so."""
        waiting = tuple(tellings)
        ids = [each.id for each in waiting if next_action(each) in _PREPARING]
        if not ids:
            self._page.bus.tell.emit(Tell(self._nobody(waiting)))
            return
        self._page.write(lambda context: prepare_tellings(context, ids=ids), self._prepared, owner=self)

    def _nobody(self, tellings: tuple[TellingView, ...]) -> str:
        """Say why there is nobody to write to or to call."""
        waits = [each for each in tellings if each.telling is TellingState.OWED]
        if waits and all(each.hear_by is HearBy.NOTICE for each in waits):
            return self._page.say("suggestions.told_by_notice_alone", count=len(waits))
        problem = next((each.problem for each in waits if each.problem is not None), None)
        if problem is not None:
            return self._page.render(problem)
        return self._page.say("suggestions.nobody_to_write")

    def _prepared(self, prepared: Prepared) -> None:
        for _, refusal in prepared.refused:
            self._page.bus.refused.emit(refusal)
        counts = {"prepared": len(prepared.letters), "calls_owed": len(prepared.callbacks)}
        said = [self._page.say(f"suggestions.{name}", count=count) for name, count in counts.items() if count]
        if said:
            self._page.bus.tell.emit(Tell(" · ".join(said)))


_OTHERWISE = {HearBy.PHONE: "call", HearBy.NOTICE: "notice"}
_PREPARING = frozenset({"write", "call"})
"""The next actions that let something wait to be sent or called."""


def next_action(telling: TellingView) -> str:
    """Return what is done next for somebody, by the message id of its name after "suggestions.action."."""
    if telling.unsaid:
        return "say_it"
    if telling.telling is TellingState.PREPARED and telling.letter is not None:
        return "show_letter"
    if telling.telling is TellingState.PREPARED or telling.problem is not None:
        return "told"
    if telling.hear_by in _OTHERWISE:
        return _OTHERWISE[telling.hear_by]
    return "write" if telling.hear_by in PREPARED else "told"
