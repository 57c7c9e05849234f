"""What is said of a decision, in the language of everybody who hears of it (POL-07, POL-08)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from frontdesk.domain.suggestions import SuggestionState
from frontdesk.services.changes import Done
from frontdesk.services.suggestions.deciding import decline, finish, say_also
from frontdesk.services.suggestions.views import SuggestionView
from frontdesk.ui.dialogs.operation import Operation
from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.plain_text import text_of
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.suggestions.entry_dialog import EntryDialog
from frontdesk.ui.suggestions.replies import Replies
from frontdesk.ui.widgets.field import Field
from frontdesk.words.language_names import language_name

_LINES = (72, 112)  # pixels that a text takes at least and at most


@dataclass(frozen=True, slots=True)
class Outcome:
    """A decision that is told in words: its texts on screen, and what it calls them."""

    texts: str
    field: str
    refused: str  # the field that a refusal names
    state: SuggestionState
    operation: Callable[..., Done[Any]]


OUTCOMES: Mapping[str, Outcome] = {
    "decline": Outcome("dialog.suggestion.decline", "reasons", "reason", SuggestionState.DECLINED, decline),
    "finish": Outcome("dialog.suggestion.finish", "changes", "change", SuggestionState.DONE, finish),
}


class WordingDialog(EntryDialog):
    """Asks for words in each language of those who hear of it, and says in which they are missing."""

    FORM = "dialog_outcome"

    def __init__(self, page: PageContext, entry: SuggestionView, parent: QWidget | None = None) -> None:
        self.edits: dict[str, QPlainTextEdit] = {}
        super().__init__(page, entry, parent)

    @property
    def said(self) -> dict[str, str]:
        """Return what stands in the fields, by language."""
        return {language: text_of(edit).strip() for language, edit in self.edits.items()}

    @property
    def decision(self) -> SuggestionState:
        """Return the decision that the words are about."""
        return self.entry.state

    def known(self) -> Mapping[str, str]:
        """Return what has been said before, by language."""
        raise NotImplementedError

    def languages(self) -> Iterator[str]:
        """Yield the languages that are asked for, the writer's own first."""
        yield from dict.fromkeys((self.entry.language, *self.entry.languages))

    def label(self, language: str) -> str:
        """Return what stands over the text in a language."""
        return self.page.say(f"{self.texts}.label", language=self._name(language))

    def prepare(self) -> None:
        """Offer a text for each language."""
        column = QVBoxLayout(find(self.body, QWidget, "texts"))
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        known = self.known()
        replies = Replies(self, self.page, self.decision)
        for number, language in enumerate(self.languages()):
            edit = QPlainTextEdit(known.get(language, ""))
            edit.setObjectName(f"words_{number}")
            edit.setTabChangesFocus(True)
            edit.setMinimumHeight(_LINES[0])
            edit.setMaximumHeight(_LINES[1])
            edit.textChanged.connect(self._show_missing)
            field = Field(text=self.label(language), input_widget=edit)
            field.setObjectName(f"words_{number}_field")
            field.add_aside(replies.button_for(edit, language))
            column.addWidget(field)
            self.edits[language] = edit
        self._show_missing()

    def _show_missing(self) -> None:
        """Say who would have to wait: nobody is written to in a language in which nothing was said."""
        missing = [self._name(language) for language, text in self.said.items() if not text]
        hint = self.page.say(f"{self.texts}.hint")
        if missing and len(self.edits) > 1:
            hint = f"{hint}\n{self.page.say('suggestions.missing_languages', languages=missing)}"
        self.hint(hint)

    def _name(self, language: str) -> str:
        return language_name(language, self.page.words.language)


class OutcomeDialog(WordingDialog):
    """The words of a decision."""

    def __init__(
        self, page: PageContext, entry: SuggestionView, parent: QWidget | None = None, *, outcome: Outcome
    ) -> None:
        self._outcome = outcome
        super().__init__(page, entry, parent)

    @property
    def texts(self) -> str:
        """Return the beginning of the ids of the decision's texts."""
        return self._outcome.texts

    @property
    def decision(self) -> SuggestionState:
        """Return the decision that is made."""
        return self._outcome.state

    @property
    def places(self) -> Mapping[str, str]:
        """Return that the writer's own language comes first, and is the one that must be there."""
        return {self._outcome.refused: "words_0_field"}

    def known(self) -> Mapping[str, str]:
        """Return what was said when it was decided so before."""
        return self.entry.reasons if self._outcome.field == "reasons" else self.entry.changes

    def operation(self) -> Operation:
        """Return the decision with its words."""
        entry, outcome, said = self.entry, self._outcome, self.said
        return lambda context: outcome.operation(
            context, reference=entry.reference, version=entry.version, **{outcome.field: said}
        )


class SayAlsoDialog(WordingDialog):
    """The same in a further language, once somebody who speaks it is to hear of it; or in better words."""

    TEXTS = "dialog.suggestion.say_in"
    PLACES: ClassVar = {"text": "words_0_field"}

    def known(self) -> Mapping[str, str]:
        """Return what was said when it was decided."""
        return outcome_of(self.entry)

    def languages(self) -> Iterator[str]:
        """Yield those first in which nothing has been said."""
        known = self.known()
        wanted = dict.fromkeys((*super().languages(), *known))
        yield from sorted(wanted, key=lambda language: language in known)

    def label(self, language: str) -> str:
        """Return what stands over the text of a decision in a language."""
        decision = "decline" if self.entry.state is SuggestionState.DECLINED else "finish"
        return self.page.say(f"dialog.suggestion.{decision}.label", language=self._name(language))

    def operation(self) -> Operation:
        """Return the saying."""
        entry, said = self.entry, self.said
        return lambda context: say_also(context, reference=entry.reference, texts=said, version=entry.version)


def outcome_of(entry: SuggestionView) -> Mapping[str, str]:
    """Return the reasons why an idea was declined, or what changed because of it, by language."""
    return entry.reasons if entry.state is SuggestionState.DECLINED else entry.changes


def missing_languages(entry: SuggestionView) -> tuple[str, ...]:
    """Return the languages of those who hear of a decision in which nothing has been said of it."""
    said = outcome_of(entry)
    return tuple(language for language in entry.languages if language not in said)
