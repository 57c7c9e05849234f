"""Telling a customer how an interruption goes on (CSP-003)."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QLineEdit

from frontdesk.domain.kinds import Way
from frontdesk.services.cases.updates import tell_customer
from frontdesk.ui.dialogs.answer import TELLING
from frontdesk.ui.dialogs.case_dialog import CaseDialog
from frontdesk.ui.dialogs.operation import Operation
from frontdesk.ui.dialogs.written import SentAlready, told_by
from frontdesk.ui.forms.loading import find


class ProgressDialog(CaseDialog):
    """An update counts only with its wording, and how it was given."""

    FORM = "dialog_progress"
    TEXTS = "dialog.progress"
    PLACES: ClassVar = {"wording": "words_field", "told_by": "way_field", "pick_up_at": "pick_up_field"}

    def prepare(self) -> None:
        """By telephone is the usual way."""
        self._way = self.choices("way", "dialog.way", TELLING, Way.VERBAL.value)
        self._pick_up = find(self.body, QLineEdit, "pick_up")
        self._written = SentAlready(self, self._way, otherwise=self.page.say("dialog.progress.hint"))

    def operation(self) -> Operation:
        """Return the recording of the update."""
        wording, pick_up_at = self.text("words"), self._pick_up.text().strip()
        by, sent, case = Way(self._way.value), self._written.sent, self.case
        return lambda context: tell_customer(
            context,
            reference=case.reference,
            wording=wording,
            told_by=by,
            sent=sent,
            pick_up_at=pick_up_at,
            version=case.version,
        )

    def told(self, result: object) -> str:
        """Say where written news wait."""
        return told_by(self, self._written)
