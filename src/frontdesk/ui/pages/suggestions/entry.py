"""The page of one entry of the suggestion book."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from frontdesk.services.changes import Changes
from frontdesk.services.suggestions.reviewing import comment
from frontdesk.services.suggestions.view import suggestion_view
from frontdesk.services.suggestions.views import SuggestionView
from frontdesk.ui.dialogs.actions import CaseActions
from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.plain_text import text_of
from frontdesk.ui.look.breaking import breakable
from frontdesk.ui.look.joined import heading
from frontdesk.ui.look.painting import ChipText
from frontdesk.ui.look.palette import Tone
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.case.told import events
from frontdesk.ui.pages.suggestions.action_bar import ActionBar
from frontdesk.ui.pages.suggestions.rows import STATE_TONES
from frontdesk.ui.pages.suggestions.told import facts, telling_facts
from frontdesk.ui.shell.page import Page
from frontdesk.ui.suggestions.actions import SuggestionActions
from frontdesk.ui.suggestions.photos_part import PhotosPart
from frontdesk.ui.widgets.chip import Chip
from frontdesk.ui.widgets.elided_label import ElidedLabel
from frontdesk.ui.widgets.long_words import LongWords
from frontdesk.ui.widgets.told import FactList, Timeline


class SuggestionPage(Page):
    """Shows one entry at a time, chosen by its reference."""

    def __init__(
        self,
        page: PageContext,
        actions: SuggestionActions,
        cases: CaseActions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._actions = actions
        self._cases = cases
        self.reference = ""
        self._entry: SuggestionView | None = None
        self._awaited = False  # whether the page was opened and its entry has not come yet
        self._form = page.forms.fill(self, "suggestion")
        self.timeline = Timeline()
        self.facts = FactList()
        self.tellings = FactList()
        self._note = find(self._form, QPlainTextEdit, "note")
        self._note.setAcceptDrops(False)  # a photo is added wherever on the page it is dropped
        self._bar = ActionBar(self._form, page)
        self.photos = PhotosPart(self._form, page)
        self._place_lists()
        self._connect()

    def show_suggestion(self, reference: str) -> None:
        """Show another entry; a comment that was begun stays with the one it was begun on."""
        if reference != self.reference:
            self._note.clear()
        self.reference = reference
        self.refresh()

    def refresh(self) -> None:
        """Read the entry again."""
        if self.reference:
            reference = self.reference
            self._page.read(
                lambda context: suggestion_view(context, reference=reference),
                self._show,
                replace_key=(id(self), "suggestion"),
                owner=self,
            )

    def shown(self) -> None:
        """Put the keyboard on the next action, as soon as it is known."""
        self._awaited = True
        self._bar.focus()

    def concerns(self, change: object) -> bool:
        """Whether a change touched the entry that is shown."""
        if not isinstance(change, Changes):
            return True
        return not change.suggestions or self.reference in change.suggestions

    def _place_lists(self) -> None:
        parts = (
            ("timeline", self.timeline),
            ("facts", self.facts),
            ("tellings", self.tellings),
        )
        for name, part in parts:
            column = QVBoxLayout(find(self._form, QWidget, f"{name}_host"))
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(part)
            part.setAccessibleName(self._page.say(f"suggestions.{name}"))
        for short in (self.facts, self.tellings):
            short.show_whole()

    def _connect(self) -> None:
        self._bar.wanted.connect(self._do)
        self._bar.unlinked.connect(self._unlink)
        self._bar.withdrawn.connect(self._withdraw)
        self.photos.opened.connect(self._cases.open_document)
        for people in (self.facts, self.tellings):
            people.opened.connect(self._follow)
        find(self._form, QPushButton, "add_note").clicked.connect(self._comment)
        QShortcut(QKeySequence("Ctrl+Return"), self._note).activated.connect(self._comment)

    def _show(self, entry: SuggestionView) -> None:
        self._entry = entry
        self.reference = entry.reference
        self._show_head(entry)
        find(self._form, LongWords, "words").show_text(entry.text)
        self.timeline.set_events(tuple(events(entry.timeline, self._page.today(), self._page.words)))
        self.timeline.show_last()
        self.facts.set_facts(facts(entry, self._page))
        self.tellings.set_facts(telling_facts(entry, self._page))
        self.photos.show_entry(entry)
        shown = {"tellings": entry.tellings, "documents": entry.documents or "add_photo" in entry.actions}
        for name, there in shown.items():
            find(self._form, QFrame, f"{name}_card").setVisible(bool(there))
        self._bar.show_entry(entry, awaited=self._awaited)
        self._awaited = False

    def _show_head(self, entry: SuggestionView) -> None:
        say = self._page.say
        find(self._form, ElidedLabel, "subject").show_text(entry.title or entry.text)
        tone = STATE_TONES.get(entry.state, Tone.NEUTRAL)
        state = ChipText(say(f"suggestion.state.{entry.state}"), tone)
        find(self._form, Chip, "state_chip").show_chip(state)
        withheld = find(self._form, Chip, "withheld_chip")
        withheld.show_chip(ChipText(say("suggestions.withheld"), Tone.SOON))
        withheld.setVisible(entry.withheld)
        day = self._page.words.short_date(self._page.local(entry.given).date())
        find(self._form, QLabel, "about").setText(
            breakable(heading(entry.reference, entry.author, entry.theme, entry.place, day))
        )

    def _do(self, action: str) -> None:
        if self._entry is None:
            return
        if action == "add_photo":
            self.photos.add_by_dialog()
        else:
            self._actions.act(action, self._entry)

    def _unlink(self, case: str) -> None:
        if self._entry is not None:
            self._actions.unlink(self._entry, case)

    def _withdraw(self, supporter: int) -> None:
        if self._entry is not None:
            self._actions.withdraw(self._entry, supporter)

    def _comment(self) -> None:
        text, reference = text_of(self._note).strip(), self.reference
        if text:
            self._page.write(
                lambda context: comment(context, reference=reference, text=text),
                lambda _id: self._commented(text),
                owner=self,
            )

    def _commented(self, text: str) -> None:
        """Empty the field, unless something else has been typed meanwhile."""
        if text_of(self._note).strip() == text:
            self._note.clear()

    def _follow(self, key: object) -> None:
        """Show the customer, the other entry or the case that a fact is about."""
        if isinstance(key, int):
            self._page.bus.show_customer.emit(key)
        elif isinstance(key, str):
            sort, _, case = key.partition(":")
            if case:
                self._page.bus.show_case.emit(case)
            else:
                self._page.bus.show_suggestion.emit(sort)
