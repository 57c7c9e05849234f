"""The people who work here, and until when they are away."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, cast

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit

from frontdesk.services.departments import DepartmentView, departments
from frontdesk.services.letter_images import SIGNATURE
from frontdesk.services.staff import StaffEntry, StaffView, staff
from frontdesk.services.staff_signature import Signature, save_staff, signature_of
from frontdesk.ui.dates import dress_date
from frontdesk.ui.delegates.grouped import ColumnPlan
from frontdesk.ui.dialogs.opening import Opening
from frontdesk.ui.dialogs.operation import Operation, OperationDialog
from frontdesk.ui.forms import find
from frontdesk.ui.letters.pictures import Picked, dress_picture, pick, small
from frontdesk.ui.pages.settings.section import ListSection
from frontdesk.ui.painting import ChipText
from frontdesk.ui.palette import Tone
from frontdesk.ui.tasks import Lane
from frontdesk.ui.understood import check_understood
from frontdesk.ui.widgets.dates import DateField
from frontdesk.ui.widgets.grouped import Entry, Group, Lines
from frontdesk.ui.widgets.picture_field import PictureField


class StaffDialog(OperationDialog):
    """What is known of somebody who works here."""

    FORM = "settings_staff"
    TEXTS = "settings.person"
    PLACES: ClassVar = {
        "name": "name_field",
        "title": "job_field",
        "department": "department_field",
        "email": "email_field",
        "away_from": "away_from_field",
        "away_until": "away_until_field",
        "signature": "signature_field",
    }
    shown: StaffView | None = None

    def prepare(self) -> None:
        """Begin with an empty form; `show_person` fills it."""
        self._lines = {name: find(self.body, QLineEdit, name) for name in ("name", "job", "email")}
        self._department = find(self.body, QComboBox, "department")
        self._from = find(self.body, DateField, "away_from")
        self._until = find(self.body, DateField, "away_until")
        self._active = find(self.body, QCheckBox, "active")
        self._active.setChecked(True)
        self._active.setVisible(False)
        for field in (self._from, self._until):
            dress_date(self.page, field)
        self._picked: Signature | None = None
        self._signature = find(self.body, PictureField, "signature")
        dress_picture(self.page, self._signature, "letterhead.drop_signature")
        self._signature.file_chosen.connect(self._read_signature)
        self._signature.removed.connect(lambda: self._take(Picked("", b"", QImage())))

    def offer_departments(self, known: Sequence[DepartmentView]) -> None:
        """Offer the departments, and none."""
        self._department.addItem(self.page.say("settings.person.no_department"), None)
        for each in known:
            self._department.addItem(each.name, each.id)

    def show_person(self, shown: StaffView) -> None:
        """Show whom it is about."""
        self.shown = shown
        for name, text in (("name", shown.name), ("job", shown.title), ("email", shown.email)):
            self._lines[name].setText(text)
        self._department.setCurrentIndex(max(0, self._department.findData(shown.department)))
        self._from.set_date(shown.away_from)
        self._until.set_date(shown.away_until)
        self._active.setChecked(shown.active)
        self._active.setVisible(True)
        self.page.read(
            lambda context: small(signature_of(context, staff=shown.id)),
            self._signature.show_picture,
            owner=self,
        )

    def opening(self) -> Opening:
        """Return under which name what is typed is kept; only this page opens it again."""
        return Opening(self.texts, key=str(self.shown.id) if self.shown else "")

    def operation(self) -> Operation:
        """Return the change, or the adding of somebody new; a date must be understood."""
        check_understood(self.body)
        id_, entry, signature = self.shown.id if self.shown else None, self._entry(), self._picked
        return lambda context: save_staff(context, id=id_, entry=entry, signature=signature)

    def _read_signature(self, file: str) -> None:
        self.page.read(
            lambda _context: pick(Path(file), SIGNATURE),
            self._take,
            lambda refusal: self._signature.show_problem(self.page.render(refusal.message)),
            lane=Lane.PREVIEW,
            owner=self,
        )

    def _take(self, picked: Picked) -> None:
        self._picked = Signature(picked.name, picked.data)
        self._signature.show_picture(picked.image)

    def _entry(self) -> StaffEntry:
        return StaffEntry(
            name=self._lines["name"].text(),
            department=self._department.currentData(),
            email=self._lines["email"].text(),
            title=self._lines["job"].text(),
            away_from=self._from.date,
            away_until=self._until.date,
            active=self._active.isChecked(),
        )


class StaffSection(ListSection):
    """Everybody who works here; who is away is marked with the day of return."""

    TEXTS = "settings.staff"
    ICON = "people"
    PLAN: ClassVar = ColumnPlan(chip=176.0, parts=(0.4, 0.4, 0.2))

    def refresh(self) -> None:
        """Fetch everybody, those who left too."""
        self.page.read(
            lambda context: (staff(context, inactive=True), departments(context)), self._show, owner=self
        )

    def add(self) -> None:
        """Ask for somebody new."""
        self._dialog().show()

    def act(self, key: object) -> None:
        """Show the person to be changed."""
        dialog = self._dialog()
        dialog.show_person(self._known[cast("int", key)])
        dialog.show()

    def _dialog(self) -> StaffDialog:
        dialog = StaffDialog(self.page, self.window())
        dialog.offer_departments(self._departments)
        return dialog

    def _show(self, found: tuple[Sequence[StaffView], Sequence[DepartmentView]]) -> None:
        people, self._departments = found
        self._known = {each.id: each for each in people}
        parts = (
            ("settings.staff.now", [each for each in people if each.active]),
            ("settings.staff.before", [each for each in people if not each.active]),
        )
        self.show_groups(
            [
                Group(self.page.say(title), tuple(self._row(each) for each in some), count=str(len(some)))
                for title, some in parts
            ]
        )

    def _row(self, shown: StaffView) -> Entry:
        cells = (Lines(shown.name, shown.title), Lines(shown.department_name, shown.email))
        return Entry(shown.id, cells, self._chip(shown), self.page.say("settings.change"))

    def _chip(self, shown: StaffView) -> ChipText:
        today = self.page.today()
        if shown.away_until and (shown.away_from or today) <= today <= shown.away_until:
            until = self.page.words.short_date(shown.away_until)
            return ChipText(self.page.say("settings.staff.away", until=until), Tone.SOON)
        if not shown.confirmed:
            return ChipText(self.page.say("settings.unconfirmed"), Tone.SOON)
        return ChipText(self.page.say("settings.staff.here"), Tone.DONE)
