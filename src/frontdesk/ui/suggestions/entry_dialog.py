"""A dialog about one entry of the suggestion book, as it was shown when the dialog was asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.suggestions.undoing import undo_last
from frontdesk.services.suggestions.views import SuggestionView
from frontdesk.ui.dialogs.opening import SUGGESTION, Opening
from frontdesk.ui.dialogs.operation import OperationDialog
from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.plain_text import text_of
from frontdesk.ui.look.breaking import breakable
from frontdesk.ui.look.joined import heading
from frontdesk.ui.page_context import PageContext


class EntryDialog(OperationDialog):
    """Knows its entry; what somebody else changed meanwhile is refused by its version."""

    KEEPS: ClassVar = True  # whether there is anything to write that is worth keeping

    def __init__(self, page: PageContext, entry: SuggestionView, parent: QWidget | None = None) -> None:
        self.entry = entry
        super().__init__(
            page, parent, about=heading(entry.reference, entry.author, entry.title or entry.text)
        )

    def opening(self) -> Opening | None:
        """Return what opens the dialog again, where there is something to write in it."""
        return Opening(self.texts, SUGGESTION, self.entry.reference) if self.KEEPS else None

    def undo(self, result: object) -> Callable[[], None] | None:
        """Return the taking back, which is refused once anything else was done with the entry."""
        page, reference, version = self.page, self.entry.reference, self.entry.version + 1

        def take_back() -> None:
            page.write(partial(_undo, reference=reference, version=version), owner=page.bus)

        return take_back

    def text(self, name: str) -> str:
        """Return what stands in one of the form's texts."""
        return text_of(find(self.body, QPlainTextEdit, name)).strip()

    def hint(self, text: str) -> None:
        """Say something small under the fields."""
        label = find(self.body, QLabel, "hint")
        label.setText(breakable(text))
        label.setVisible(bool(text))


def _undo(context: Context, *, reference: str, version: int) -> Done[None]:
    return undo_last(context, reference=reference, version=version)
