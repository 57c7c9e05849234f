"""The code of a printed page or card in the form of a new entry: scanned anywhere, it goes into its field."""

from __future__ import annotations

import re

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.suggestions.scanned_code import ScannedCode, scanned_code
from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.plain_text import text_of
from frontdesk.ui.page_context import PageContext

_SCANNED = re.compile(r"\s*(S\d{2}-?\d{5,}-?\d)\s*\n", re.IGNORECASE)
"""What a hand scanner types where the keyboard stands: a code and Enter."""


class CardCode(QObject):
    """Works the field `code` of a form with a text `words`.

    `known` carries the code of a card that has its entry already; `refused` why a code is none.
    """

    known = Signal(ScannedCode)
    refused = Signal(FrontDeskError)

    def __init__(self, form: QWidget, page: PageContext) -> None:
        super().__init__(form)
        self._page = page
        self._code = find(form, QLineEdit, "code")
        self._words = find(form, QPlainTextEdit, "words")
        self._code.returnPressed.connect(self._entered)
        self._words.textChanged.connect(self._look_for_scan)

    @property
    def code(self) -> str:
        """Return the code as it was typed, "" where there is none."""
        return self._code.text().strip()

    def scanned(self, text: str) -> bool:
        """Whether a text is a code that a hand scanner has typed, but for its Enter."""
        return bool(_SCANNED.fullmatch(f"{text}\n"))

    def take(self, code: str) -> None:
        """Look a code up and show it, the keyboard going on to the words."""
        self._code.setText(code)
        self._page.read(
            lambda context: scanned_code(context, code), self._found, self.refused.emit, owner=self
        )

    def _entered(self) -> None:
        if self.code:
            self.take(self.code)
        else:
            self._words.setFocus()

    def _look_for_scan(self) -> None:
        """Take a code out of the words: whoever scans first need not look where the keyboard stands."""
        scanned = _SCANNED.match(text_of(self._words))
        if scanned is not None:
            self._words.setPlainText(text_of(self._words)[scanned.end() :])
            self.take(scanned[1])

    def _found(self, found: ScannedCode) -> None:
        if found.written:
            self.known.emit(found)
            return
        self._code.setText(found.code)
        self._words.setFocus()
