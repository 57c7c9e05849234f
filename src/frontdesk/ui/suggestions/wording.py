"""What is done with an entry and needs no more than a reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from frontdesk.services.changes import Done
from frontdesk.services.suggestions.deciding import reopen
from frontdesk.services.suggestions.views import SuggestionView
from frontdesk.services.suggestions.withholding import show, withhold
from frontdesk.services.suggestions.writing import take_back_suggestion
from frontdesk.ui.dialogs.operation import Operation
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.suggestions.entry_dialog import EntryDialog
from frontdesk.ui.widgets.field import Field


@dataclass(frozen=True, slots=True)
class Reasoned:
    """One such operation and its texts on screen."""

    texts: str
    operation: Callable[..., Done[Any]]


REASONED: Mapping[str, Reasoned] = {
    "withhold": Reasoned("dialog.suggestion.withhold", withhold),
    "show": Reasoned("dialog.suggestion.show", show),
    "reopen": Reasoned("dialog.suggestion.reopen", reopen),
    "take_back": Reasoned("dialog.suggestion.take_back", take_back_suggestion),
}


class ReasonDialog(EntryDialog):
    """Asks for the reason."""

    FORM = "dialog_words"

    def __init__(
        self, page: PageContext, entry: SuggestionView, parent: QWidget | None = None, *, reasoned: Reasoned
    ) -> None:
        self._reasoned = reasoned
        super().__init__(page, entry, parent)

    @property
    def texts(self) -> str:
        """Return the beginning of the ids of the operation's texts."""
        return self._reasoned.texts

    @property
    def places(self) -> Mapping[str, str]:
        """Return that the reason is the one place for refusals."""
        return {"reason": "words_field"}

    def prepare(self) -> None:
        """Say what the reason is for."""
        find(self.body, Field, "words_field").setProperty("label", self.page.say("dialog.suggestion.reason"))
        self.hint(self.page.say(f"{self.texts}.hint"))

    def operation(self) -> Operation:
        """Return the operation with the reason."""
        reasoned, entry, reason = self._reasoned, self.entry, self.text("words")
        return lambda context: reasoned.operation(
            context, reference=entry.reference, reason=reason, version=entry.version
        )
