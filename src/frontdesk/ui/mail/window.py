"""A letter being written: a window of its own that blocks nothing, with the page as it will be beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.correspondence import LetterEntry, LetterRecord, letter_words, read_letter
from frontdesk.ui.drafts.drafted_window import DraftedWindow
from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.refusals import Refusals
from frontdesk.ui.look.layouts import fitting
from frontdesk.ui.mail.addressee import Addressee
from frontdesk.ui.mail.beginning import LetterBeginning
from frontdesk.ui.mail.keeping import Whom, kept
from frontdesk.ui.mail.letter_form import LetterForm
from frontdesk.ui.mail.preview_part import PreviewPart
from frontdesk.ui.page_context import PageContext


class LetterWindow(DraftedWindow):
    """Collects one letter; `saved` carries its id."""

    saved = Signal(int)

    def __init__(self, page: PageContext, beginning: LetterBeginning, parent: QWidget | None = None) -> None:
        super().__init__(page, parent)
        self.beginning = beginning
        self._version: int | None = None
        self._restored: Mapping[str, Any] | None = None
        self._form = page.forms.fill(self, "letter")
        self.addressee = Addressee(page, self._form, beginning)
        self.letter = LetterForm(page, self._form)
        self.preview = PreviewPart(page, self._form)
        self._refusals = Refusals(self._form, page.words, self.letter.places)
        self._name()
        self._connect()
        self._begin()
        self._untouched = self.values()
        self.resize(fitting(self, 1120, 760))

    @property
    def entry(self) -> LetterEntry:
        """Return the letter as it stands in the fields by now."""
        return self.letter.entry(draft=False)

    def values(self) -> dict[str, Any]:
        """Return everything typed, for a draft."""
        to = self.addressee
        whom = {"case": to.case, "customer": to.customer, "letter": self.beginning.letter}
        return {**self.letter.values(), **whom, "version": self._version}

    def restore(self, values: Mapping[str, Any]) -> None:
        """Show what a draft kept."""
        self._restored = values
        self._version = values.get("version")
        self.letter.restore(values)
        self.show_preview()

    def save(self) -> None:
        """Let the letter wait in the Mailroom; what is refused is shown beside its field."""
        self._keep(draft=False)

    def save_draft(self) -> None:
        """Let it wait to be finished."""
        self._keep(draft=True)

    def show_preview(self) -> None:
        """Show what it would say and look like by now."""
        self.preview.ask(self.entry, self.addressee.case, self.addressee.customer)

    def _name(self) -> None:
        title = self.page.say("letter.title.change" if self.beginning.letter else "letter.title")
        find(self._form, QLabel, "title").setText(title)
        self.setWindowTitle(title)

    def _connect(self) -> None:
        self.letter.edited.connect(self._edited)
        self.preview.wanted.connect(self.show_preview)
        self.letter.own.wanted.connect(self._begin_own_words)
        self.addressee.changed.connect(self._addressed)
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
        on_case = bool(self.addressee.case or self.beginning.letter)
        self.letter.offer(on_case=on_case, kind=self.beginning.kind)
        if self.beginning.letter is not None:
            letter = self.beginning.letter
            self.page.read(lambda context: read_letter(context, id=letter), self._show_letter, owner=self)
            return
        (self.letter.first if self.addressee.known else self.addressee.field).setFocus()
        self.show_preview()

    def _show_letter(self, letter: LetterRecord) -> None:
        self.addressee.show(letter.case, letter.customer)
        self.letter.show_letter(letter)
        if self._restored is not None:
            self.letter.restore(self._restored)
            return
        self._version = letter.version
        self._untouched = self.values()
        self.letter.first.setFocus()
        self.show_preview()

    def _addressed(self) -> None:
        self.letter.offer(on_case=bool(self.addressee.case))
        self._edited()

    def _begin_own_words(self) -> None:
        """Begin one's own words with what the template says."""
        entry, case, customer = self.entry, self.addressee.case, self.addressee.customer
        self.page.read(
            lambda context: letter_words(context, entry=entry, case=case, customer=customer),
            self.letter.own.fill,
            lambda refusal: self.preview.refuse(self.page.render(refusal.message)),
            owner=self,
        )

    def _keep(self, *, draft: bool) -> None:
        self._refusals.clear()
        entry, to = self.letter.entry(draft=draft), self.addressee
        whom = Whom(self.beginning.letter, self._version, to.case, to.customer)
        if whom.nobody:
            self._refusals.show(FrontDeskError("letter.nobody", field="customer"))
            return
        self._may_save(may=False)
        self.page.write(lambda context: kept(context, entry, whom), self._kept, self._refused, owner=self)

    def _kept(self, letter: int) -> None:
        self.end_draft()
        self.saved.emit(letter)
        self.close()

    def _refused(self, refusal: FrontDeskError) -> None:
        self._may_save(may=True)
        self._refusals.show(refusal)

    def _may_save(self, *, may: bool) -> None:
        for name in ("finish", "keep_draft"):
            find(self._form, QPushButton, name).setEnabled(may)

    def _edited(self) -> None:
        self.show_preview()
        self.touch_draft()
