"""Somebody's absences from a calendar file: looked at before they are kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.staff.people import StaffView, staff
from frontdesk.ui.dialogs.operation import Operation
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.settings.days_read import DaysReadDialog
from frontdesk.ui.widgets.choice_box import ChoiceBox
from frontdesk.ui.widgets.field import Field

if TYPE_CHECKING:
    from frontdesk.services.calendar_files.days import DaysKept, DaysPreview


@dataclass(frozen=True, slots=True)
class AbsencesFile:
    """A calendar file, and of whom it may be: who works here, and of whom it was read before, if it was."""

    data: bytes
    name: str
    people: Sequence[StaffView]
    person: int | None


class AbsencesReadDialog(DaysReadDialog):
    """Of whom the days are is chosen first, unless the same calendar was read before."""

    TEXTS = "settings.absences_read"

    def offer(self, file: AbsencesFile) -> None:
        """Offer who works here."""
        self._file = file
        self._person = find(self.body, ChoiceBox, "person")
        self._person.addItem(self.page.say("settings.absences_read.nobody"), None)
        for each in file.people:
            self._person.addItem(each.name, each.id)
        find(self.body, Field, "person_field").setVisible(True)
        self._person.setFocus()
        self._person.currentIndexChanged.connect(self._look)
        self._person.setCurrentIndex(max(0, self._person.findData(file.person)))

    def operation(self) -> Operation:
        """Return the keeping of what changes."""
        read, take_back, person = self.read, self.take_back.isChecked(), self._person.currentData()

        def keep(context: Context) -> Done[DaysKept]:
            from frontdesk.services.calendar_files import absence_days  # noqa: PLC0415  a library of its own

            return absence_days.keep_absences(context, staff=person, read=read, take_back=take_back)

        return keep

    def _look(self) -> None:
        """Compare the file with what is kept of whoever is chosen."""
        self._refusals.clear()
        self.show_preview(None)
        person, file = self._person.currentData(), self._file
        if person is None:
            return

        def previewed(context: Context) -> DaysPreview:
            from frontdesk.services.calendar_files import absence_days  # noqa: PLC0415  a library of its own

            return absence_days.preview_absences(context, data=file.data, staff=person, file_name=file.name)

        self.page.read(
            previewed, self.show_preview, self._cannot, replace_key=(id(self), "preview"), owner=self
        )

    def _cannot(self, refusal: FrontDeskError) -> None:
        self._refusals.show(refusal)
        self._confirm.setEnabled(False)


def read_absences(page: PageContext, parent: QWidget, file: Path) -> None:
    """Read a calendar file off the UI thread, then ask whose it is; why it cannot be read is told."""

    def found(context: Context) -> AbsencesFile:
        from frontdesk.services.calendar_files import absence_days, days, lines  # noqa: PLC0415  a library

        data = lines.read_file(file)
        name = days.read_days(context, data=data, file_name=file.stem).name
        return AbsencesFile(data, file.stem, staff(context), absence_days.whose_calendar(context, name=name))

    def show(asked: AbsencesFile) -> None:
        dialog = AbsencesReadDialog(page, parent.window(), about=file.name)
        dialog.offer(asked)
        dialog.show()

    page.read(found, show, owner=parent)
