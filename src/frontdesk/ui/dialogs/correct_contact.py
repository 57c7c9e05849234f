"""Putting right what was written of one contact; what stood there before stays in the log."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from frontdesk.services.intake.correct import ContactCorrection, correct_contact
from frontdesk.services.written import Written
from frontdesk.ui.dialogs.opening import Opening
from frontdesk.ui.dialogs.operation import Operation, OperationDialog
from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.plain_text import text_of
from frontdesk.ui.page_context import PageContext


class CorrectContactDialog(OperationDialog):
    """The line and the details, as they were written."""

    FORM = "dialog_correct_contact"
    TEXTS = "dialog.correct_contact"
    PLACES: ClassVar = {"subject": "subject_field", "details": "details_field"}

    def __init__(
        self, page: PageContext, written: Written, parent: QWidget | None = None, *, about: str = ""
    ) -> None:
        self._written = written
        super().__init__(page, parent, about=about)

    def prepare(self) -> None:
        """Show what stands there."""
        self._subject = find(self.body, QLineEdit, "subject")
        self._details = find(self.body, QPlainTextEdit, "details")
        self._subject.setText(self._written.subject)
        self._details.setPlainText(self._written.details)

    def opening(self) -> Opening:
        """Return what opens the dialog again."""
        return Opening(self.texts, "contact", str(self._written.interaction))

    def operation(self) -> Operation:
        """Return the correction, with only what differs."""
        interaction, correction = self._written.interaction, self._correction()
        return lambda context: correct_contact(context, interaction=interaction, correction=correction)

    def _correction(self) -> ContactCorrection:
        subject, details = self._subject.text().strip(), text_of(self._details).strip()
        return ContactCorrection(
            subject=subject if subject != self._written.subject else None,
            details=details if details != self._written.details else None,
        )
