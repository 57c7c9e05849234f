"""Putting a case's particulars right; what stood there before stays in the log."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QLineEdit

from frontdesk.domain.kinds import CaseKind, Priority
from frontdesk.services.cases.correct import Correction, correct_case
from frontdesk.ui.dialogs.case_dialog import CaseDialog
from frontdesk.ui.dialogs.operation import Operation
from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.targets import Target, TargetField


class CorrectDialog(CaseDialog):
    """Line, kind, priority and owner, as they are and as they ought to be."""

    FORM = "dialog_correct"
    TEXTS = "dialog.correct"
    PLACES: ClassVar = {
        "subject": "subject_field",
        "kind": "kind_field",
        "priority": "priority_field",
        "department": "target_field",
        "person": "target_field",
    }

    def prepare(self) -> None:
        """Show how things stand."""
        self._subject = find(self.body, QLineEdit, "subject")
        self._subject.setText(self.case.subject)
        self._kind = self.choices("kind", "intake.kind", CaseKind, self.case.kind.value)
        self._priority = self.choices(
            "priority", "dialog.priority", Priority, self.case.priority.value, numbered=False
        )
        self._target = TargetField(self.body, self.page)
        self._before = Target(self.case.department, self.case.owner)
        self._target.show(self._before)

    def operation(self) -> Operation:
        """Return the correction, with only what differs."""
        case, correction = self.case, self._correction()
        return lambda context: correct_case(
            context, reference=case.reference, correction=correction, version=case.version
        )

    def _correction(self) -> Correction:
        subject = self._subject.text().strip()
        kind, priority = CaseKind(self._kind.value), Priority(self._priority.value)
        target = self._target.target
        moved = target != self._before
        return Correction(
            kind=kind if kind is not self.case.kind else None,
            priority=priority if priority is not self.case.priority else None,
            subject=subject if subject != self.case.subject else None,
            department=target.department if moved else None,
            person=target.person if moved else None,
        )
