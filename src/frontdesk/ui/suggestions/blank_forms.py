"""How many sheets of blank pages or cards are wanted: each form gets a code of its own, so none is copied."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QLabel, QSpinBox, QWidget

from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.ui.dialogs.operation import Operation, OperationDialog
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext

if TYPE_CHECKING:
    from frontdesk.services.suggestions.papers.forms import Forms

_MOST = 250  # sheets: a thousand codes of four cards each
_PROPOSED = 5


class BlankFormsDialog(OperationDialog):
    """Makes the forms; `carried_out` carries them."""

    FORM = "dialog_blank"
    TEXTS = "dialog.blank"
    PLACES: ClassVar = {"count": "sheets_field"}

    def __init__(self, page: PageContext, parent: QWidget | None = None, *, cards: bool) -> None:
        self._cards = cards
        super().__init__(page, parent, about=page.say(f"suggestions.print.{'cards' if cards else 'pages'}"))

    def prepare(self) -> None:
        """Propose a few sheets."""
        self._sheets = find(self.body, QSpinBox, "sheets")
        self._sheets.setRange(1, _MOST)
        self._sheets.setValue(_PROPOSED)
        find(self.body, QLabel, "hint").setText(self.page.say("dialog.blank.hint"))

    def operation(self) -> Operation:
        """Return the making; the codes are nobody else's from then on."""
        sheets, cards = self._sheets.value(), self._cards

        def made(context: Context) -> Done[Forms]:
            from frontdesk.services.suggestions.papers import forms  # noqa: PLC0415  start-up

            return forms.make_forms(context, wish=forms.FormsWish(sheets=sheets, cards=cards))

        return made

    def told(self, result: object) -> str:
        """Say which codes stand on them."""
        codes: tuple[str, ...] = getattr(result, "codes")  # noqa: B009  its type is loaded only now
        return self.page.say("dialog.blank.done", count=len(codes), first=codes[0], last=codes[-1])
