"""Whether a letter says what its template says, or what somebody wrote instead."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QWidget

from frontdesk.services.correspondence import OwnWords
from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.plain_text import text_of
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.widgets.segmented import Choice, Segmented

_BY_TEMPLATE, _OWN = "template", "own"
PLACES = {"subject": "subject_field", "text": "text_field", "closing": "closing_field"}


class OwnWordsPart(QObject):
    """The choice, and the fields of one's own words.

    `edited` tells that something in them changed; `wanted` that somebody begins with their own words, from
    what the template says.
    """

    edited = Signal()
    wanted = Signal()

    def __init__(self, page: PageContext, form: QWidget) -> None:
        super().__init__(form)
        self._choice = find(form, Segmented, "words")
        self._own = find(form, QFrame, "own")
        self._subject = find(form, QLineEdit, "subject")
        self._text = find(form, QPlainTextEdit, "text")
        self._closing = find(form, QLineEdit, "closing")
        names = (_BY_TEMPLATE, _OWN)
        self._choice.set_choices([Choice(each, page.say(f"letter.words.{each}")) for each in names])
        self._choice.set_value(_BY_TEMPLATE)
        self._choice.chosen.connect(lambda _value: self._choose())
        for line in (self._subject, self._closing):
            line.textChanged.connect(self.edited)
        self._text.textChanged.connect(self.edited)
        self.show_choice()

    @property
    def chosen(self) -> bool:
        """Whether somebody's own words are chosen."""
        return self._choice.value == _OWN

    @property
    def words(self) -> OwnWords | None:
        """Return what was written instead of the template; None where the template is to speak."""
        if not self.chosen:
            return None
        paragraphs = tuple(part for part in text_of(self._text).split("\n\n") if part.strip())
        return OwnWords(self._subject.text(), paragraphs, self._closing.text())

    def show(self, words: OwnWords | None) -> None:
        """Show what a letter says instead of its template."""
        self._choice.set_value(_OWN if words is not None else _BY_TEMPLATE)
        if words is not None:
            self.fill(words)
        self.show_choice()

    def fill(self, words: OwnWords) -> None:
        """Put words into the fields, whether they are chosen or not."""
        self._subject.setText(words.subject)
        self._text.setPlainText("\n\n".join(words.paragraphs))
        self._closing.setText(words.closing)

    def show_choice(self) -> None:
        """Show the fields where they are needed."""
        self._own.setVisible(self.chosen)

    def _choose(self) -> None:
        self.show_choice()
        if self.chosen and not text_of(self._text).strip():
            self.wanted.emit()
        self.edited.emit()
