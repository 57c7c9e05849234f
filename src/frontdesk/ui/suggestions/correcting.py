"""Putting right what was written down: the words, whose idea it is, how they want to hear of it (POL-06)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, ClassVar

from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from frontdesk.domain.suggestions import AuthorKind
from frontdesk.services.suggestions.writing import correct_suggestion
from frontdesk.ui.dialogs.operation import Operation
from frontdesk.ui.forms.loading import find
from frontdesk.ui.look.breaking import breakable
from frontdesk.ui.suggestions.entry_dialog import EntryDialog
from frontdesk.ui.suggestions.entry_form import PLACES, EntryForm


class CorrectDialog(EntryDialog):
    """The entry as it stands; what stood there before stays in the log."""

    FORM = "dialog_suggestion"
    TEXTS = "dialog.suggestion.correct"
    PLACES: ClassVar = PLACES

    def prepare(self) -> None:
        """Begin with what stands in the book; its code stays, twins are merged and photos added there."""
        for name in ("similar", "photos", "code_field"):
            find(self.body, QWidget, name).setVisible(False)
        self._fields = EntryForm(self.body, self.page)
        self._fields.show(self.entry)
        self._warning = find(self.body, QLabel, "unnaming")
        self._warning.setText(breakable(self.page.say(f"{self.TEXTS}.unnaming")))
        find(self.body, QCheckBox, "anonymous").toggled.connect(self._warn)
        self._warn()

    def restore(self, values: Mapping[str, Any]) -> None:
        """Show what a draft kept; a name that was left alone is still that of the same person."""
        super().restore(values)
        if values.get("who") == self.entry.author:
            self._fields.who.show(self.entry.customer, self.entry.author)

    def operation(self) -> Operation:
        """Return the correction."""
        entry, written = self.entry, self._fields.entry
        same = written.customer.name == entry.author
        if written.author_kind is AuthorKind.STAFF and entry.staff is not None and same:
            written = replace(written, staff=entry.staff)
        return lambda context: correct_suggestion(
            context, reference=entry.reference, entry=written, version=entry.version
        )

    def told(self, result: object) -> str:
        """Say what became of what stood there before."""
        return self.page.say(f"{self.TEXTS}.unnamed") if self._unnames else super().told(result)

    def undo(self, result: object) -> Callable[[], None] | None:
        """Return the taking back; who wrote it is kept nowhere once it is erased."""
        return None if self._unnames else super().undo(result)

    @property
    def _unnames(self) -> bool:
        """Whether a writer who was named is not to be any more."""
        return self._fields.anonymous and not self.entry.anonymous

    def _warn(self) -> None:
        """Say before it is done what cannot be taken back."""
        self._warning.setVisible(self._unnames)
