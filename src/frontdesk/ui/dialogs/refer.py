"""Handing a case to a department or a person, and the paper that goes with it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QFileDialog, QLabel

from frontdesk.domain.kinds import CaseStatus, Slip
from frontdesk.domain.message import Message
from frontdesk.services.cases.refer import confirm_referral, refer
from frontdesk.services.correspondence import slip_email, slip_of
from frontdesk.services.staff.assignee_warnings import assignee_warnings
from frontdesk.ui.dialogs.case_dialog import CaseDialog
from frontdesk.ui.dialogs.operation import Operation
from frontdesk.ui.forms.dates import dress_date
from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.targets import Target, TargetField
from frontdesk.ui.look.breaking import breakable
from frontdesk.ui.tasks.lanes import Lane
from frontdesk.ui.widgets.buttons import SecondaryButton
from frontdesk.ui.widgets.dates import DateField


class ReferDialog(CaseDialog):
    """To whom, what is needed, and by when an answer is expected (POL-18, POL-20)."""

    FORM = "dialog_refer"
    TEXTS = "dialog.refer"
    PLACES: ClassVar = {
        "department": "target_field",
        "person": "target_field",
        "expected_on": "expected_field",
        "needed": "needed_field",
    }

    def prepare(self) -> None:
        """Begin with who has it now, unless nobody was given it yet."""
        self._target = TargetField(self.body, self.page)
        self._expected = find(self.body, DateField, "expected")
        dress_date(self.page, self._expected)
        expected = self.case.expected_on
        if expected is not None and expected >= self.page.today():  # one that has passed is not told again
            self._expected.set_date(expected)
        if self.case.status is not CaseStatus.OPEN:
            self._target.show(Target(self.case.department, self.case.owner))
        self._target.settled.connect(self._expected.setFocus)
        self._warnings = find(self.body, QLabel, "warnings")
        self._warnings.setVisible(False)
        for changed in (self._target.changed, self._target.settled, self._expected.changed):
            changed.connect(self._look)

    def operation(self) -> Operation:
        """Return the referral."""
        target, needed, expected = self._target.target, self.text("needed"), self._expected.date
        case = self.case
        return lambda context: refer(
            context,
            reference=case.reference,
            department=target.department,
            person=target.person,
            needed=needed,
            expected_on=expected,
            version=case.version,
        )

    def _look(self) -> None:
        """Warn of who is away, and of a name that nobody here bears."""
        target, expected = self._target.target, self._expected.date
        self.page.read(
            lambda context: assignee_warnings(
                context, department=target.department, person=target.person, expected_on=expected
            ),
            self._warn,
            lane=Lane.TYPING,
            replace_key=(id(self), "warnings"),
            owner=self,
        )

    def _warn(self, warnings: Sequence[Message]) -> None:
        self._warnings.setText(breakable("\n".join(map(self.page.render, warnings))))
        self._warnings.setVisible(bool(warnings))


class HandOverDialog(CaseDialog):
    """How the department has the case in hand (POL-24)."""

    FORM = "dialog_hand_over"
    TEXTS = "dialog.hand_over"
    KEEPS = False
    PLACES: ClassVar = {"slip": "slip_field"}

    def prepare(self) -> None:
        """A printed slip is the usual way."""
        self._slip = self.choices("slip", "dialog.slip", Slip, Slip.PRINTED.value)
        self.hint(self.page.say("dialog.hand_over.hint"))
        for text, show in (("slip", self._show_slip), ("email", self._save_email)):
            button = SecondaryButton(self.page.say(f"dialog.hand_over.{text}"))
            button.clicked.connect(show)
            self.add_button(button)

    def operation(self) -> Operation:
        """Return the confirmation."""
        slip, case = Slip(self._slip.value), self.case
        return lambda context: confirm_referral(
            context, reference=case.reference, slip=slip, version=case.version
        )

    def _show_slip(self) -> None:
        reference = self.case.reference
        self.page.read(
            lambda context: slip_of(context, reference=reference),
            self._slip_made,
            lane=Lane.DOCUMENTS,
            owner=self,
        )

    def _slip_made(self, data: bytes) -> None:
        # QtPdf is a tenth of the window's memory, and no start needs it.
        from frontdesk.ui.dialogs.pdf_view import PdfWindow  # noqa: PLC0415  see above

        name = self.page.say("paper.name.slip", reference=self.case.reference)
        PdfWindow(self.page, self.parentWidget(), name=name, data=data).show()

    def _save_email(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.page.say("dialog.hand_over.email"), f"{self.case.reference}.eml", "E-mail (*.eml)"
        )
        if chosen:
            self.write_email(Path(chosen))

    def write_email(self, target: Path) -> None:
        """Write the slip as an e-mail, to be opened and sent by any mail program."""
        reference = self.case.reference
        self.page.read(
            lambda context: target.write_bytes(slip_email(context, reference=reference)),
            self._email_written,
            lane=Lane.DOCUMENTS,
            owner=self,
        )

    def _email_written(self, _size: int) -> None:
        self._slip.set_value(Slip.EMAILED.value)
