"""What an entry has to do with: another one that asks for the same, a second idea in it, a case."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.suggestions.linking import link_case
from frontdesk.services.suggestions.look_up import look_up_suggestions
from frontdesk.services.suggestions.merging import merge, part, split
from frontdesk.services.suggestions.similar import twins_of
from frontdesk.services.suggestions.views import Similar, SuggestionRow
from frontdesk.ui.delegates.fact import Fact
from frontdesk.ui.delegates.suggestion import Suggestion
from frontdesk.ui.dialogs.case_lookup import CaseLookup
from frontdesk.ui.dialogs.operation import Operation
from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.plain_text import selected_in, text_of
from frontdesk.ui.look.joined import heading
from frontdesk.ui.look.painting import ChipText
from frontdesk.ui.suggestions.entry_dialog import EntryDialog
from frontdesk.ui.tasks.lanes import Lane
from frontdesk.ui.widgets.lookup_field import LookupField
from frontdesk.ui.widgets.told import FactList

_LIKELY = 3
_MOVE_KEYS = "Ctrl+D"


class MergeDialog(EntryDialog):
    """Another entry goes on with this one; the likely twins are at hand, any other is looked up."""

    FORM = "dialog_other_suggestion"
    TEXTS = "dialog.suggestion.merge"
    PLACES: ClassVar = {"into": "other_field", "reason": "words_field"}

    def prepare(self) -> None:
        """Ask for the likely twins, and look others up while typing."""
        self._other = find(self.body, LookupField, "other")
        self._other.asked.connect(self._ask)
        self._other.picked.connect(self._pick)
        self._likely = find(self.body, QWidget, "similar")
        self._likely.setVisible(False)
        self.twins = FactList()
        self.twins.show_whole()
        self.twins.setAccessibleName(self.page.say("suggestions.likely"))
        self.twins.opened.connect(self._pick)
        column = QVBoxLayout(find(self.body, QWidget, "similar_host"))
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.twins)
        self.hint(self.page.say(f"{self.TEXTS}.hint"))
        id_ = self.entry.id
        self.page.read(lambda context: twins_of(context, suggestion=id_), self._show_likely, owner=self)

    def operation(self) -> Operation:
        """Return the merging."""
        entry, into, reason = self.entry, self._other.text().strip(), self.text("words")
        return lambda context: merge(
            context, reference=entry.reference, into=into, reason=reason, version=entry.version
        )

    def undo(self, result: object) -> Callable[[], None]:
        """Return the parting: both stand by themselves again."""
        page, reference = self.page, self.entry.reference

        def take_back() -> None:
            page.write(partial(_parted, reference=reference), owner=page.bus)

        return take_back

    def _show_likely(self, found: Sequence[Similar]) -> None:
        self.twins.set_facts([self._fact(each) for each in found[:_LIKELY]])
        self._likely.setVisible(bool(found))

    def _fact(self, similar: Similar) -> Fact:
        say = self.page.say
        support = say("suggestions.support", count=similar.support) if similar.support else ""
        detail = heading(similar.reference, say(f"suggestion.state.{similar.state}"), support)
        chip = ChipText(say("suggestions.likeness", percent=similar.score))
        return Fact(similar.title, detail, chip=chip, key=similar.reference)

    def _ask(self, text: str) -> None:
        but = self.entry.id
        self.page.read(
            lambda context: look_up_suggestions(context, text, but=but),
            lambda found: self._offer(text, found),
            lane=Lane.TYPING,
            replace_key=(id(self), "entries"),
            owner=self,
        )

    def _offer(self, text: str, found: Sequence[SuggestionRow]) -> None:
        rows = [self._row(each) for each in found]
        self._other.offer(text, rows)

    def _row(self, row: SuggestionRow) -> Suggestion:
        state = self.page.say(f"suggestion.state.{row.state}")
        return Suggestion(row.reference, row.title, heading(row.reference, row.author), state, "suggestion")

    def _pick(self, reference: object) -> None:
        self._other.set_picked(reference, str(reference))


class SplitDialog(EntryDialog):
    """An entry that holds two ideas: what is selected in it goes into the second."""

    FORM = "dialog_split"
    TEXTS = "dialog.suggestion.split"
    PLACES: ClassVar = {"text": "text_field", "title": "title_field", "remaining": "remaining_field"}

    def prepare(self) -> None:
        """Begin with all that was written in the first of them."""
        self._first = find(self.body, QPlainTextEdit, "remaining")
        self._second = find(self.body, QPlainTextEdit, "words")
        self._first.setPlainText(self.entry.text)
        move = find(self.body, QPushButton, "take_over")
        move.clicked.connect(self._move)
        QShortcut(QKeySequence(_MOVE_KEYS), self).activated.connect(self._move)
        self._first.selectionChanged.connect(self._show_selected)
        self._show_selected()
        self.hint(self.page.say(f"{self.TEXTS}.hint"))

    def operation(self) -> Operation:
        """Return the splitting."""
        entry, text, left = self.entry, self.text("words"), self.text("remaining")
        title = find(self.body, QLineEdit, "heading").text().strip()
        return lambda context: split(
            context,
            reference=entry.reference,
            text=text,
            title=title,
            remaining=left if left != entry.text else "",
            version=entry.version,
        )

    def told(self, result: object) -> str:
        """Say under which reference the second stands in the book."""
        return self.page.say(f"{self.TEXTS}.done", reference=str(result))

    def _move(self) -> None:
        """Let what is selected stand in the second and no longer in the first."""
        chosen = self._first.textCursor()
        if not chosen.hasSelection():
            return
        moved = selected_in(self._first).strip()
        chosen.removeSelectedText()
        before = text_of(self._second).strip()
        self._second.setPlainText("\n".join(filter(None, (before, moved))))
        self._second.setFocus()

    def _show_selected(self) -> None:
        selected = self._first.textCursor().hasSelection()
        find(self.body, QPushButton, "take_over").setEnabled(selected)


class LinkCaseDialog(EntryDialog):
    """A case that an entry has to do with."""

    FORM = "dialog_case_of_suggestion"
    TEXTS = "dialog.suggestion.link_case"
    PLACES: ClassVar = {"case": "other_field"}
    KEEPS = False

    def prepare(self) -> None:
        """Look cases up while typing, but for those that are linked already."""
        self._other = CaseLookup(self.body, self.page, [case.reference for case in self.entry.cases])
        self.hint(self.page.say(f"{self.TEXTS}.hint"))

    def operation(self) -> Operation:
        """Return the linking."""
        entry, case = self.entry, self._other.reference
        return lambda context: link_case(context, reference=entry.reference, case=case, version=entry.version)


def _parted(context: Context, *, reference: str) -> Done[None]:
    return part(context, reference=reference)
