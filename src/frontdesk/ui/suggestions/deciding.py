"""What becomes of an idea: accepted by somebody for a day, declined with a reason, done (POL-07, POL-08)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.staff.people import actor_named
from frontdesk.services.suggestions.deciding import accept, decline, finish
from frontdesk.services.suggestions.reviewing import assign
from frontdesk.services.suggestions.views import SuggestionView
from frontdesk.ui.dates import dress_date, known_date
from frontdesk.ui.dialogs.operation import Operation
from frontdesk.ui.forms import find
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.customer.languages import language_name
from frontdesk.ui.plain_text import text_of
from frontdesk.ui.suggestions.entry_dialog import EntryDialog
from frontdesk.ui.targets import TargetField
from frontdesk.ui.widgets.dates import DateField
from frontdesk.ui.widgets.field import Field

_LINES = (72, 112)  # pixels that a text takes at least and at most


class AcceptDialog(EntryDialog):
    """Who does it, by when, and what will be done."""

    FORM = "dialog_accept"
    TEXTS = "dialog.suggestion.accept"
    PLACES: ClassVar = {
        "assignee": "target_field",
        "person": "target_field",
        "outside": "target_field",
        "due_on": "due_field",
        "plan": "words_field",
    }

    def prepare(self) -> None:
        """Begin with who has it and by when."""
        self._target = TargetField(self.body, self.page, departments=False)
        self._due = find(self.body, DateField, "due")
        dress_date(self.page, self._due)
        if self.entry.due_on is not None and self.entry.due_on >= self.page.today():
            self._due.set_date(self.entry.due_on)
        self._target.field.setText(self.entry.assignee_name or self.entry.outside)
        self._target.settled.connect(self._due.setFocus)
        self.hint(self.page.say(f"{self.TEXTS}.hint"))

    def operation(self) -> Operation:
        """Return the accepting. Raises `FrontDeskError` for a day that is none."""
        entry, name, plan = self.entry, who_of(self._target), self.text("words")
        due = known_date(self._due) or self.page.today()

        def operate(context: Context) -> Done[None]:
            staff = actor_named(context, name).staff_id
            return accept(
                context,
                reference=entry.reference,
                due_on=due,
                staff=staff,
                outside="" if staff else name,
                plan=plan,
                version=entry.version,
            )

        return operate


class AssignDialog(EntryDialog):
    """Who looks after it: a colleague, or somebody outside of the program."""

    FORM = "dialog_accept"
    TEXTS = "dialog.suggestion.assign"
    PLACES: ClassVar = {"assignee": "target_field", "outside": "target_field", "note": "words_field"}

    def prepare(self) -> None:
        """A day is given with accepting."""
        self._target = TargetField(self.body, self.page, departments=False)
        find(self.body, Field, "due_field").setVisible(False)
        find(self.body, Field, "words_field").setProperty("label", self.page.say(f"{self.TEXTS}.label"))
        self.hint(self.page.say(f"{self.TEXTS}.hint"))

    def operation(self) -> Operation:
        """Return the assigning."""
        entry, name, note = self.entry, who_of(self._target), self.text("words")

        def operate(context: Context) -> Done[Any]:
            staff = actor_named(context, name).staff_id
            return assign(
                context,
                reference=entry.reference,
                staff=staff,
                outside="" if staff else name,
                note=note,
                version=entry.version,
            )

        return operate


@dataclass(frozen=True, slots=True)
class Outcome:
    """A decision that is told in words: its texts on screen, and what it calls them."""

    texts: str
    field: str
    refused: str  # the field that a refusal names
    operation: Callable[..., Done[Any]]
    known: Callable[[SuggestionView], Mapping[str, str]]


OUTCOMES: Mapping[str, Outcome] = {
    "decline": Outcome(
        "dialog.suggestion.decline", "reasons", "reason", decline, lambda entry: entry.reasons
    ),
    "finish": Outcome("dialog.suggestion.finish", "changes", "change", finish, lambda entry: entry.changes),
}


class OutcomeDialog(EntryDialog):
    """Asks for the words in each language of those who hear of it, the writer's own first."""

    FORM = "dialog_outcome"

    def __init__(
        self, page: PageContext, entry: SuggestionView, parent: QWidget | None = None, *, outcome: Outcome
    ) -> None:
        self._outcome = outcome
        self._texts: dict[str, QPlainTextEdit] = {}
        super().__init__(page, entry, parent)

    @property
    def texts(self) -> str:
        """Return the beginning of the ids of the decision's texts."""
        return self._outcome.texts

    @property
    def places(self) -> Mapping[str, str]:
        """Return that the writer's own language comes first, and is the one that must be there."""
        return {self._outcome.refused: "words_0_field"}

    def prepare(self) -> None:
        """Offer a text for each language."""
        column = QVBoxLayout(find(self.body, QWidget, "texts"))
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        known = self._outcome.known(self.entry)
        for number, language in enumerate(self._languages()):
            edit = QPlainTextEdit(known.get(language, ""))
            edit.setObjectName(f"words_{number}")
            edit.setTabChangesFocus(True)
            edit.setMinimumHeight(_LINES[0])
            edit.setMaximumHeight(_LINES[1])
            name = language_name(language, self.page.words.language)
            label = self.page.say(f"{self.texts}.label", language=name)
            field = Field(text=label, input_widget=edit)
            field.setObjectName(f"words_{number}_field")
            column.addWidget(field)
            self._texts[language] = edit
        self.hint(self.page.say(f"{self.texts}.hint"))

    def operation(self) -> Operation:
        """Return the decision with its words."""
        entry, outcome = self.entry, self._outcome
        said = {language: text_of(edit).strip() for language, edit in self._texts.items()}
        return lambda context: outcome.operation(
            context, reference=entry.reference, version=entry.version, **{outcome.field: said}
        )

    def _languages(self) -> Iterator[str]:
        yield from dict.fromkeys((self.entry.language, *self.entry.languages))


def who_of(target: TargetField) -> str:
    """Return the name that a field says, picked or typed."""
    chosen = target.target
    return chosen.person or chosen.department
