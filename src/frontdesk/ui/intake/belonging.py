"""The open case that a contact belongs to, where it begins none of its own."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from frontdesk.services.contact import Contact
from frontdesk.ui.forms.loading import find
from frontdesk.ui.look.joined import joined
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.widgets.elided_label import ElidedLabel


class Belonging(QObject):
    """Shows which case is continued, and takes it back."""

    changed = Signal()

    def __init__(self, form: QWidget, page: PageContext) -> None:
        super().__init__(form)
        self._page = page
        self._row = find(form, QWidget, "belongs_row")
        self._line = find(form, ElidedLabel, "belongs_to")
        find(form, QPushButton, "belongs_not").clicked.connect(lambda: self.choose("", ""))
        self.reference = ""

    def choose(self, reference: str, subject: str) -> None:
        """Continue a case, or none."""
        self.reference = reference
        text = self._page.say("intake.belongs_to", reference=reference) if reference else ""
        self._line.show_text(joined(text, subject))
        self._row.setVisible(bool(reference))
        self.changed.emit()

    def apply(self, contact: Contact) -> Contact:
        """Return the contact as a further one of the case."""
        return replace(contact, case=self.reference, reference="") if self.reference else contact
