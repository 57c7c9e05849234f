"""What the contact is about: a case of some kind, or just a contact; one line; the details."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from frontdesk.domain.kinds import CaseKind, Channel, ContactKind
from frontdesk.services.contact import Contact
from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.plain_text import text_of
from frontdesk.ui.intake.part import Part
from frontdesk.ui.widgets.field import Field
from frontdesk.ui.widgets.segmented import Choice, Segmented
from frontdesk.words import Words

JUST_A_CONTACT = "contact"
_KINDS = (CaseKind.QUESTION, CaseKind.REQUEST, CaseKind.COMPLAINT, CaseKind.INTERRUPTION, CaseKind.SAFETY)
_WORDED = frozenset({Channel.VISIT, Channel.CALL, Channel.MAIL})
_WRONG_NUMBER_CHANNELS = frozenset({Channel.CALL, Channel.FAX})


class MatterPart(Part):
    """Kind, line and details."""

    REFUSALS: ClassVar[Mapping[str, str]] = {
        "kind": "kind_field",
        "contact_kind": "contact_kind_field",
        "subject": "subject_field",
        "details": "details_field",
    }

    kind_changed = Signal()
    kind_decided = Signal()

    def __init__(self, form: QWidget, words: Words, channel: Channel) -> None:
        super().__init__(form)
        self._kind = find(form, Segmented, "kind")
        self._contact_kind = find(form, Segmented, "contact_kind")
        self._contact_kind_field = find(form, Field, "contact_kind_field")
        self.subject = find(form, QLineEdit, "subject")
        self._details = find(form, QPlainTextEdit, "details")
        shown = channel if channel in _WORDED else Channel.OTHER
        find(form, Field, "details_field").setProperty("label", words.text(f"intake.details.{shown}"))
        self._fill(words, channel)
        self._contact_kind_field.setVisible(False)
        self._kind.chosen.connect(self._kind_chosen)
        self._kind.decided.connect(self._kind_decided)
        self._contact_kind.chosen.connect(self.edited)
        self._contact_kind.decided.connect(self.kind_decided)
        self.subject.textChanged.connect(self.edited)
        self._details.textChanged.connect(self.edited)

    @property
    def begins_case(self) -> bool:
        """Whether a kind of case is chosen; nothing chosen yet counts as one to come."""
        return self._kind.value != JUST_A_CONTACT

    @property
    def case_kind(self) -> CaseKind | None:
        """Return the kind of case chosen, if one is."""
        chosen = self._kind.value
        return CaseKind(chosen) if chosen and chosen != JUST_A_CONTACT else None

    def choose(self, kind: CaseKind | None) -> None:
        """Choose a kind of case, or "just a contact"."""
        self._kind.set_value(kind.value if kind else JUST_A_CONTACT)

    def focus_first(self) -> None:
        """Put the keyboard on the kinds."""
        self._kind.setFocus()

    def apply(self, contact: Contact) -> Contact:
        """Return the contact with its kind, line and details."""
        contact_kind = None
        if not self.begins_case:
            contact_kind = ContactKind(self._contact_kind.value or ContactKind.OTHER)
        return replace(
            contact,
            kind=self.case_kind,
            contact_kind=contact_kind,
            subject=self.subject.text().strip(),
            details=text_of(self._details).strip(),
        )

    def _fill(self, words: Words, channel: Channel) -> None:
        kinds = [Choice(kind.value, words.text(f"intake.kind.{kind}")) for kind in _KINDS]
        kinds.append(Choice(JUST_A_CONTACT, words.text("intake.just_a_contact")))
        self._kind.set_choices(kinds, numbered=True)
        purposes = [
            Choice(purpose.value, words.text(f"intake.contact.{purpose}"))
            for purpose in ContactKind
            if purpose is not ContactKind.WRONG_NUMBER or channel in _WRONG_NUMBER_CHANNELS
        ]
        self._contact_kind.set_choices(purposes, numbered=True)

    def _kind_decided(self) -> None:
        """Go on to what a mere contact is for, or to the line."""
        if self.begins_case:
            self.kind_decided.emit()
        else:
            self._contact_kind.setFocus()

    def _kind_chosen(self) -> None:
        self._contact_kind_field.setVisible(not self.begins_case)
        self.kind_changed.emit()
        self.edited.emit()
