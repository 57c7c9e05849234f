"""What came out of a printer that did not finish a batch."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QLabel, QSpinBox, QWidget

from frontdesk.services.correspondence import JobLetter, PrintJobView, job_letters, mark_printed_until
from frontdesk.ui.dialogs.operation import Operation, OperationDialog
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext

_INSET = 9  # pixels between the frame of a number and its text, as in the other fields


class CameOutDialog(OperationDialog):
    """The printer stopped: up to which sheet its work lies in the tray."""

    FORM = "dialog_came_out"
    TEXTS = "dialog.came_out"
    PLACES: ClassVar = {"sheet": "sheet_field"}

    def __init__(self, page: PageContext, job: PrintJobView, parent: QWidget | None = None) -> None:
        self._job = job
        self._letters: tuple[JobLetter, ...] = ()
        about = page.say("dialog.came_out.about", title=job.title, sheets=job.sheets)
        super().__init__(page, parent, about=about)

    def prepare(self) -> None:
        """Begin with what the printer reported."""
        self._sheet = find(self.body, QSpinBox, "sheet")
        self._sheet.lineEdit().setTextMargins(_INSET, 0, _INSET, 0)  # a stylesheet's padding stops at the box
        self._sheet.setMaximum(self._job.sheets)
        self._sheet.setValue(self._job.sheets_done)
        self._sheet.valueChanged.connect(self._explain)
        job = self._job.id
        self.page.read(lambda context: job_letters(context, job=job), self._know, owner=self)
        self._explain()

    def operation(self) -> Operation:
        """Return the marking of what came out; the rest waits again."""
        job, sheet = self._job.id, self._sheet.value()
        return lambda context: mark_printed_until(context, job=job, sheet=sheet)

    def told(self, result: object) -> str:
        """Say how many are printed and how many wait again."""
        printed = len(result) if isinstance(result, tuple) else 0
        waiting = max(0, self._job.letters - printed)
        return self.page.say("dialog.came_out.done", printed=printed, waiting=waiting)

    def _know(self, letters: tuple[JobLetter, ...]) -> None:
        self._letters = letters
        self._explain()

    def _explain(self) -> None:
        """Say whose letter the sheet is, and what follows."""
        sheet = self._sheet.value()
        say = self.page.say
        printed = sum(each.last_sheet <= sheet for each in self._letters)
        follows = say("dialog.came_out.follows", printed=printed, waiting=len(self._letters) - printed)
        last = next((each for each in self._letters if each.first_sheet <= sheet <= each.last_sheet), None)
        name = (last.customer_name or last.case) if last else ""
        whose = say("dialog.came_out.whose", sheet=sheet, name=name) if name else ""
        said = filter(None, (say("dialog.came_out.look"), whose, follows))
        find(self.body, QLabel, "hint").setText("\n".join(said))
