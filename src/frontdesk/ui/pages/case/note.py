"""The note that is being written on a case: kept until it is added, each case its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QPushButton, QWidget

from frontdesk.services.cases.notes import add_note
from frontdesk.ui.dialogs.keeping import Keeping
from frontdesk.ui.dialogs.opening import NOTE, Opening
from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.plain_text import text_of
from frontdesk.ui.page_context import PageContext

_TEXTS = "case.note"


class NotePart(QObject):
    """Works the note's field and its button."""

    def __init__(self, form: QWidget, page: PageContext) -> None:
        super().__init__(form)
        self._page = page
        self._card = find(form, QFrame, "timeline_card")
        self._note = find(form, QPlainTextEdit, "note")
        self._reference = ""
        self._keeping: Keeping | None = None
        find(form, QPushButton, "add_note").clicked.connect(self._add)
        QShortcut(QKeySequence("Ctrl+Return"), self._note).activated.connect(self._add)

    def show_case(self, reference: str) -> None:
        """Put the note on the case before aside, and go on with the one on this case."""
        if reference == self._reference:
            return
        if self._keeping is not None:
            self._keeping.put_aside()
        self._begin(reference)

    def _begin(self, reference: str) -> None:
        self._reference = reference
        self._note.clear()
        opening = Opening(_TEXTS, NOTE, reference)
        self._keeping = Keeping(
            self._page,
            opening,
            opening.name,
            self._card,
            values=lambda: {"note": text_of(self._note)},
            restore=self._restore,
            parent=self,
        )
        self._keeping.begin()

    def _restore(self, values: Mapping[str, Any]) -> None:
        self._note.setPlainText(str(values["note"]))

    def _add(self) -> None:
        text, reference = text_of(self._note).strip(), self._reference
        if text:
            self._page.write(
                lambda context: add_note(context, reference=reference, text=text),
                lambda _id: self._added(reference),
                owner=self,
            )

    def _added(self, reference: str) -> None:
        if reference == self._reference and self._keeping is not None:
            self._keeping.end()
            self._begin(reference)
