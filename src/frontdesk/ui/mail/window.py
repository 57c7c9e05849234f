"""A letter being written: a window of its own that blocks nothing, with the page as it will be beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from frontdesk.domain.correspondence import ways_of
from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import LetterKind, Way
from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.correspondence import (
    LetterEntry,
    LetterRecord,
    OwnWords,
    edit_letter,
    letter_preview,
    letter_words,
    read_letter,
    write_letter,
)
from frontdesk.services.correspondence.facts import ON_A_CASE, WITHOUT_CASE
from frontdesk.ui.drafts import Draft
from frontdesk.ui.form_values import put_values, values_of
from frontdesk.ui.forms import find
from frontdesk.ui.layouts import fitting
from frontdesk.ui.mail.addressee import Addressee
from frontdesk.ui.mail.beginning import LetterBeginning
from frontdesk.ui.mail.facts_part import FactsPart
from frontdesk.ui.mail.preview_part import PreviewPart
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.customer.languages import language_name
from frontdesk.ui.refusals import Refusals
from frontdesk.ui.tab_order import follow_the_eye
from frontdesk.ui.tasks import Lane
from frontdesk.ui.widgets.segmented import Choice, Segmented

_PREVIEW_AFTER_MS = 80  # a pause between two keys
_WRITTEN_IN = ("en", "de", "fr", "es")
_BY_TEMPLATE, _OWN = "template", "own"


class LetterWindow(QWidget):
    """Collects one letter; several may be open at once.

    `saved` carries the letter's id; `ended` tells that the window is done with: saved, put aside or given up.
    """

    saved = Signal(int)
    ended = Signal()
    discarded = Signal(dict)

    def __init__(self, page: PageContext, beginning: LetterBeginning, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.page = page
        self.beginning = beginning
        self._version: int | None = None
        self._restored = False
        self._draft: Draft | None = None
        self._form = page.forms.fill(self, "letter")
        self._kind = find(self._form, QComboBox, "kind")
        self._language = find(self._form, QComboBox, "language")
        self._way = find(self._form, Segmented, "way")
        self._words = find(self._form, Segmented, "words")
        self._own = find(self._form, QFrame, "own")
        self.addressee = Addressee(page, self._form, beginning)
        self.facts = FactsPart(page, find(self._form, QFrame, "facts"))
        self.preview = PreviewPart(self._form, page.say("letter.preview"))
        self._soon = QTimer(self, interval=_PREVIEW_AFTER_MS, singleShot=True)
        self._soon.timeout.connect(self.show_preview)
        self._refusals = Refusals(self._form, page.words, {"customer": "to_field"})
        self._dress()
        self._connect()
        follow_the_eye(self._form)
        self._begin()
        self._untouched = self.values()
        self.resize(fitting(self, 1120, 760))

    @property
    def entry(self) -> LetterEntry:
        """Return the letter as it stands in the fields by now."""
        return self._entry(draft=False)

    def keep_in(self, draft: Draft) -> None:
        """Keep what is typed in a draft until the window is done with."""
        self._draft = draft
        state = find(self._form, QLabel, "draft_state")
        draft.kept.connect(lambda: state.setText(self.page.say("intake.draft_kept")))

    def values(self) -> dict[str, Any]:
        """Return everything typed, for a draft."""
        to = self.addressee
        return {
            "fields": values_of(self._form),
            "kind": self._kind.currentData(),
            "language": self._language.currentData(),
            "facts": self.facts.facts(),
            "case": to.case,
            "customer": to.customer,
            "letter": self.beginning.letter,
        }

    def restore(self, values: Mapping[str, Any]) -> None:
        """Show what a draft kept."""
        self._restored = True
        _choose(self._kind, values.get("kind"))
        self._show_kind()
        self.facts.put(values.get("facts") or {})
        fields = {name: value for name, value in (values.get("fields") or {}).items() if name != "kind"}
        put_values(self._form, fields)
        _choose(self._language, values.get("language"))
        self._show_words()
        self.show_preview()

    def save(self) -> None:
        """Let the letter wait in the Mailroom; what is refused is shown beside its field."""
        self._keep(draft=False)

    def save_draft(self) -> None:
        """Let it wait to be finished."""
        self._keep(draft=True)

    def show_preview(self) -> None:
        """Show what it would say and look like by now."""
        self._soon.stop()
        entry, case, customer = self.entry, self.addressee.case, self.addressee.customer
        if not case and customer is None:
            self.preview.refuse(self.page.say("letter.preview.nobody"))
            return
        if entry.way is Way.EMAIL:
            self.page.read(
                lambda context: _text(context, entry, case, customer),
                self.preview.show_text,
                self._no_preview,
                lane=Lane.DOCUMENTS,
                replace_key=(id(self), "preview"),
                owner=self,
            )
            return
        self.page.read(
            lambda context: letter_preview(context, entry=entry, case=case, customer=customer),
            self.preview.show_page,
            self._no_preview,
            lane=Lane.DOCUMENTS,
            replace_key=(id(self), "preview"),
            owner=self,
        )

    def discard(self) -> None:
        """Give up what was typed; `discarded` carries it, so that it can be taken back."""
        self._end_draft()
        if self.values() != self._untouched:
            self.discarded.emit(self.values())
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  Qt's name
        """Putting aside keeps what is typed; it is offered again. Where nothing was typed nothing is kept."""
        if self._draft is not None and self.values() != self._untouched:
            self._draft.keep()
        elif self._draft is not None:
            self._draft.end()
        self.ended.emit()
        super().closeEvent(event)

    def _dress(self) -> None:
        say = self.page.say
        title = say("letter.title.change" if self.beginning.letter else "letter.title")
        find(self._form, QLabel, "title").setText(title)
        self.setWindowTitle(title)
        self._words.set_choices([Choice(each, say(f"letter.words.{each}")) for each in (_BY_TEMPLATE, _OWN)])
        self._words.set_value(_BY_TEMPLATE)
        self._language.addItem(say("letter.language.theirs"), "")
        for tag in _WRITTEN_IN:
            self._language.addItem(language_name(tag, self.page.words.language), tag)
        self._offer_kinds()

    def _connect(self) -> None:
        self._kind.currentIndexChanged.connect(lambda _at: self._show_kind())
        self._language.currentIndexChanged.connect(lambda _at: self._edited())
        self._way.chosen.connect(lambda _value: self._edited())
        self._words.chosen.connect(lambda _value: self._choose_words())
        self.facts.edited.connect(self._edited)
        self.addressee.changed.connect(self._addressed)
        for name in ("subject", "closing"):
            find(self._form, QLineEdit, name).textChanged.connect(self._edited)
        for name in ("text", "enclosures"):
            find(self._form, QPlainTextEdit, name).textChanged.connect(self._edited)
        for name, act in (
            ("finish", self.save),
            ("keep_draft", self.save_draft),
            ("put_aside", self.close),
            ("discard", self.discard),
        ):
            find(self._form, QPushButton, name).clicked.connect(act)
        for keys, act in (
            ("Ctrl+Return", self.save),
            ("Ctrl+Enter", self.save),
            ("Ctrl+S", self.save_draft),
            ("Escape", self.close),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _begin(self) -> None:
        """Show the letter that is to be changed, or an empty one of the usual kind."""
        if self.beginning.letter is not None:
            letter = self.beginning.letter
            self.page.read(lambda context: read_letter(context, id=letter), self._show_letter, owner=self)
            return
        if self.beginning.kind is not None:
            _choose(self._kind, self.beginning.kind.value)
        self._show_kind()
        self._show_words()
        first = self.facts.first if self.addressee.known else self.addressee.field
        (first or self._kind).setFocus()

    def _show_letter(self, letter: LetterRecord) -> None:
        self._version = letter.version
        if self._restored:
            return
        self._kind.clear()
        self._kind.addItem(self.page.say(f"letter.name.{letter.kind}"), letter.kind.value)
        self._show_kind()
        self._way.set_value(letter.way.value)
        _choose(self._language, letter.language)
        self.facts.put(letter.facts)
        find(self._form, QPlainTextEdit, "enclosures").setPlainText("\n".join(letter.enclosures))
        if letter.words is not None:
            self._put_words(letter.words)
            self._words.set_value(_OWN)
        self._show_words()
        self._untouched = self.values()
        self.show_preview()

    def _offer_kinds(self) -> None:
        """Offer the kinds that can be written to whom it is for; the one chosen stays where it can."""
        chosen = self._kind.currentData()
        kinds = ON_A_CASE if self.addressee.case or self.beginning.letter else WITHOUT_CASE
        self._kind.blockSignals(True)  # noqa: FBT003  Qt's own call
        self._kind.clear()
        for kind in sorted(kinds, key=_USUAL.index):
            self._kind.addItem(self.page.say(f"letter.name.{kind}"), kind.value)
        _choose(self._kind, chosen)
        self._kind.blockSignals(False)  # noqa: FBT003  Qt's own call

    def _addressed(self) -> None:
        self._offer_kinds()
        self._show_kind()

    def _show_kind(self) -> None:
        kind = self._chosen_kind
        self.facts.show_kind(kind)
        ways = [Choice(way.value, self.page.say(f"way.{way}")) for way in ways_of(kind)]
        self._way.set_choices(ways)
        if not self._way.value:
            self._way.set_value(Way.LETTER)
        follow_the_eye(self._form)
        self._edited()

    def _choose_words(self) -> None:
        """Begin one's own words with what the template says."""
        self._show_words()
        if self._words.value == _OWN and not find(self._form, QPlainTextEdit, "text").toPlainText().strip():
            entry, case, customer = self.entry, self.addressee.case, self.addressee.customer
            self.page.read(
                lambda context: letter_words(context, entry=entry, case=case, customer=customer),
                self._put_words,
                self._no_preview,
                owner=self,
            )
        self._edited()

    def _show_words(self) -> None:
        self._own.setVisible(self._words.value == _OWN)

    def _put_words(self, words: OwnWords) -> None:
        find(self._form, QLineEdit, "subject").setText(words.subject)
        find(self._form, QPlainTextEdit, "text").setPlainText("\n\n".join(words.paragraphs))
        find(self._form, QLineEdit, "closing").setText(words.closing)

    @property
    def _chosen_kind(self) -> LetterKind:
        return LetterKind(self._kind.currentData())

    def _entry(self, *, draft: bool) -> LetterEntry:
        enclosures = find(self._form, QPlainTextEdit, "enclosures").toPlainText().splitlines()
        return LetterEntry(
            kind=self._chosen_kind,
            way=Way(self._way.value),
            facts=self.facts.facts(),
            language=self._language.currentData() or "",
            words=self._own_words() if self._words.value == _OWN else None,
            enclosures=tuple(line.strip() for line in enclosures if line.strip()),
            draft=draft,
        )

    def _own_words(self) -> OwnWords:
        text = find(self._form, QPlainTextEdit, "text").toPlainText()
        return OwnWords(
            find(self._form, QLineEdit, "subject").text(),
            tuple(part for part in text.split("\n\n") if part.strip()),
            find(self._form, QLineEdit, "closing").text(),
        )

    def _keep(self, *, draft: bool) -> None:
        self._refusals.clear()
        entry, letter, version = self._entry(draft=draft), self.beginning.letter, self._version
        case, customer = self.addressee.case, self.addressee.customer
        self._may_save(may=False)

        def kept(context: Context) -> Done[int]:
            if letter is None:
                return write_letter(context, entry=entry, case=case, customer=customer)
            done = edit_letter(context, id=letter, entry=entry, version=version)
            return Done(letter, done.changes)

        self.page.write(kept, self._kept, self._refused, owner=self)

    def _kept(self, letter: int) -> None:
        self._end_draft()
        self.saved.emit(letter)
        self.close()

    def _refused(self, refusal: FrontDeskError) -> None:
        self._may_save(may=True)
        self._refusals.show(refusal)

    def _may_save(self, *, may: bool) -> None:
        for name in ("finish", "keep_draft"):
            find(self._form, QPushButton, name).setEnabled(may)

    def _end_draft(self) -> None:
        if self._draft is not None:
            self._draft.end()
            self._draft = None

    def _edited(self) -> None:
        self._soon.start()
        if self._draft is not None:
            find(self._form, QLabel, "draft_state").setText("")
            self._draft.touch()

    def _no_preview(self, refusal: FrontDeskError) -> None:
        self.preview.refuse(self.page.render(refusal.message))


_USUAL = (
    LetterKind.FREE,
    LetterKind.APOLOGY,
    LetterKind.MISSING_INFORMATION,
    LetterKind.CALLBACK_MISSED,
    LetterKind.ANSWER,
    LetterKind.EXTENSION,
    LetterKind.PROGRESS,
    LetterKind.SUGGESTION_OUTCOME,
    LetterKind.ACKNOWLEDGEMENT,
)
"""The kinds in the order in which they are offered."""


def _choose(box: QComboBox, value: object) -> None:
    box.setCurrentIndex(max(0, box.findData(value)))


def _text(context: Context, entry: LetterEntry, case: str, customer: int | None) -> str:
    words = entry.words or letter_words(context, entry=entry, case=case, customer=customer)
    return "\n\n".join(filter(None, (words.subject, *words.paragraphs, words.closing)))
