"""Writing in the suggestion book at reception, for whoever says it (POL-06)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from frontdesk.domain.suggestions import SuggestionSource
from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.suggestions.scanned_code import ScannedCode
from frontdesk.services.suggestions.view import suggestion_view
from frontdesk.services.suggestions.views import SuggestionView
from frontdesk.services.suggestions.writing import Written, take_back_suggestion, write_suggestion
from frontdesk.ui.dialogs.opening import WRITING, Opening
from frontdesk.ui.dialogs.operation import Operation, OperationDialog
from frontdesk.ui.intake.scans import ScanList
from frontdesk.ui.page_context import PageContext, Tell
from frontdesk.ui.suggestions.card_code import CardCode
from frontdesk.ui.suggestions.entry_form import PLACES, EntryForm
from frontdesk.ui.suggestions.likely_twins import LikelyTwins
from frontdesk.ui.suggestions.reviewing import SupportDialog


class WriteDialog(OperationDialog):
    """What is suggested, whose idea it is, and how they want to hear of it."""

    FORM = "dialog_suggestion"
    TEXTS = "dialog.suggestion.write"
    PLACES: ClassVar = {**PLACES, "code": "code_field"}

    def __init__(self, page: PageContext, parent: QWidget | None = None, *, number: int = 1) -> None:
        """`number` tells apart the windows that are open at once."""
        self._number = number
        super().__init__(page, parent)

    def prepare(self) -> None:
        """Look for what others have suggested while it is typed."""
        self._fields = EntryForm(self.body, self.page)
        self._photos = ScanList(self.body, self.page)
        self._card = CardCode(self.body, self.page)
        self._card.known.connect(self._written_before)
        self._card.refused.connect(self.refuse)
        self._twins = LikelyTwins(self.body, self.page)
        self._twins.chosen.connect(self._join)

    def take_code(self, code: str) -> None:
        """Write for the page or card of a code; one that has its entry is said, and that is opened."""
        self._card.take(code)

    def opening(self) -> Opening:
        """Return what opens a window like this one again."""
        return Opening(self.TEXTS, WRITING, str(self._number))

    def operation(self) -> Operation:
        """Return the writing."""
        code = self._card.code
        source = SuggestionSource.PAPER if code else SuggestionSource.RECEPTION
        entry = replace(self._fields.entry, scans=self._photos.scans, source=source, code=code)
        return lambda context: write_suggestion(context, entry=entry)

    def values(self) -> dict[str, Any]:
        """Return what stands in the fields, and where the photos were read from."""
        return {**super().values(), "scans": self._photos.files}

    def restore(self, values: Mapping[str, Any]) -> None:
        """Show what a draft kept; a photo that is gone by now is said to be."""
        super().restore(values)
        self._photos.add(values.get("scans", ()))

    def told(self, result: object) -> str:
        """Say under which reference it stands in the book."""
        reference = result.reference if isinstance(result, Written) else ""
        return self.page.say(f"{self.TEXTS}.done", reference=reference)

    def undo(self, result: object) -> Callable[[], None] | None:
        """Return the taking back, for as long as the notice shows."""
        if not isinstance(result, Written):
            return None
        page, reference = self.page, result.reference

        def take_back() -> None:
            page.write(partial(_taken_back, reference=reference), owner=page.bus)

        return take_back

    def _written_before(self, found: ScannedCode) -> None:
        """Say that a card has its entry, and open it; what was typed beside it is put aside."""
        told = self.page.say("suggestions.card_written", code=found.code, title=found.title)
        self.page.bus.tell.emit(Tell(told))
        self.page.bus.show_suggestion.emit(found.code)
        self.reject()

    def _join(self, reference: str) -> None:
        """Let whoever this is support what is there already, instead of writing its twin (POL-06)."""
        self.page.read(
            lambda context: suggestion_view(context, reference=reference), self._support, owner=self
        )

    def _support(self, entry: SuggestionView) -> None:
        dialog = SupportDialog(self.page, entry, self.parentWidget())
        dialog.take_over(self._fields.entry, self._fields.who)
        dialog.carried_out.connect(self.accept)
        dialog.show()


def _taken_back(context: Context, *, reference: str) -> Done[None]:
    return take_back_suggestion(context, reference=reference)
