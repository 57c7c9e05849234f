"""One card that came back: its code, what is written on it, and whose it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.suggestions import HearBy, SuggestionSource
from frontdesk.services.contact import CustomerEntry, Scan
from frontdesk.services.suggestions.entry import SuggestionEntry
from frontdesk.services.suggestions.scanned_code import ScannedCode
from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.plain_text import text_of
from frontdesk.ui.forms.values import all_values, put_values
from frontdesk.ui.intake.who_part import reach
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.suggestions.card_code import CardCode
from frontdesk.ui.widgets.choice_box import ChoiceBox

_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LINES = ("place", "name", "reach")


class CardRow(QObject):
    """Works the form of one card; Enter goes on to the next card, with Shift it begins a new line.

    `next_wanted` says so, `entered` that the keyboard came into the row.
    """

    next_wanted = Signal()
    entered = Signal()

    def __init__(self, host: QWidget, page: PageContext) -> None:
        self.form = page.forms.load("dialog_card", host)
        super().__init__(self.form)
        self._page = page
        self.scan: Scan | None = None
        self._words = find(self.form, QPlainTextEdit, "words")
        self._code = find(self.form, QLineEdit, "code")
        self._hear_by = find(self.form, ChoiceBox, "hear_by")
        self._problem = find(self.form, QLabel, "row_problem")
        self._problem.hide()
        for way in HearBy:
            self._hear_by.addItem(page.say(f"suggestion.hear_by.{way}"), way.value)
        self._hear_by.setCurrentIndex(self._hear_by.findData(HearBy.NOTICE.value))
        self._card = CardCode(self.form, page)
        self._card.known.connect(self._written_before)
        self._card.refused.connect(self.refuse)
        self._connect()

    @property
    def entry(self) -> SuggestionEntry:
        """Return what stands in the row; without a name and a way to be reached it is anonymous."""
        phones, emails = reach(self._line("reach"))
        name = self._line("name")
        return SuggestionEntry(
            text=text_of(self._words).strip(),
            customer=CustomerEntry(name=name, phones=phones, emails=emails),
            anonymous=not (name or phones or emails),
            print_name=find(self.form, QCheckBox, "print_name").isChecked(),
            hear_by=HearBy(self._hear_by.currentData()),
            place=self._line("place"),
            source=SuggestionSource.PAPER,
            code=self._card.code,
            scans=(self.scan,) if self.scan else (),
        )

    @property
    def empty(self) -> bool:
        """Whether nothing was written down of it, so that it is left out."""
        return not (text_of(self._words).strip() or self._line("name") or self._line("reach"))

    @property
    def code(self) -> str:
        """Return the code that stands in the row."""
        return self._card.code

    @property
    def values(self) -> dict[str, Any]:
        """Return what stands in the row, for a draft."""
        return dict(all_values(self.form))

    def restore(self, values: Mapping[str, Any]) -> None:
        """Show what a draft kept."""
        put_values(self.form, values)

    def show_card(self, code: str, scan: Scan) -> None:
        """Show the code of a card that was read off a sheet, and keep its picture."""
        self._code.setText(code)
        self.scan = scan

    def focus(self) -> None:
        """Put the keyboard where something is missing."""
        target: QWidget = self._words if self.code else self._code
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, refusal: FrontDeskError) -> None:
        """Say why the row cannot be written down."""
        self._problem.setText(self._page.render(refusal.message))
        self._problem.show()

    def clear_problem(self) -> None:
        """Take what was said away."""
        self._problem.clear()
        self._problem.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if event.type() is QEvent.Type.FocusIn:
            self.entered.emit()
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and watched is self._words:
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            scanned = self._card.scanned(text_of(self._words))  # its Enter takes the code to its field
            if event.key() in _RETURN and plain and not scanned:
                self.next_wanted.emit()
                return True
        return False

    def _connect(self) -> None:
        for name in _LINES:
            find(self.form, QLineEdit, name).returnPressed.connect(self.next_wanted)
        for widget in (
            self._words,
            self._code,
            self._hear_by,
            *(find(self.form, QLineEdit, n) for n in _LINES),
        ):
            widget.installEventFilter(self)

    def _written_before(self, found: ScannedCode) -> None:
        self._code.clear()
        told = self._page.say("suggestions.card_written", code=found.code, title=found.title)
        self._problem.setText(told)
        self._problem.show()
        self._code.setFocus()

    def _line(self, name: str) -> str:
        return find(self.form, QLineEdit, name).text().strip()
