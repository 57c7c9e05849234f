"""The people who work here, and when they are away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import ClassVar, cast

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit

from frontdesk.domain.absences import Away, last_day_away
from frontdesk.services.context import Context
from frontdesk.services.office.departments import DepartmentView, departments
from frontdesk.services.staff.absences import AbsenceView, absences
from frontdesk.services.staff.away import absences_since
from frontdesk.services.staff.people import StaffEntry, StaffView, staff
from frontdesk.services.staff.signature import Signature, save_staff, signature_of
from frontdesk.services.stationery.images import SIGNATURE
from frontdesk.ui.delegates.grouped import ColumnPlan
from frontdesk.ui.dialogs.opening import Opening
from frontdesk.ui.dialogs.operation import Operation, OperationDialog
from frontdesk.ui.forms.loading import find
from frontdesk.ui.letters.pictures import Picked, dress_picture, pick, small
from frontdesk.ui.look.painting import ChipText
from frontdesk.ui.look.palette import Tone
from frontdesk.ui.pages.settings.absences import AbsenceDialog, absence_row
from frontdesk.ui.pages.settings.absences_read import read_absences
from frontdesk.ui.pages.settings.days_read import choose_calendar
from frontdesk.ui.pages.settings.section import ListSection
from frontdesk.ui.tasks.lanes import Lane
from frontdesk.ui.widgets.grouped import Entry, Group, Lines
from frontdesk.ui.widgets.picture_field import PictureField

_ABSENCE = "settings.absences.add"


class StaffDialog(OperationDialog):
    """What is known of somebody who works here."""

    FORM = "settings_staff"
    TEXTS = "settings.person"
    PLACES: ClassVar = {
        "name": "name_field",
        "title": "job_field",
        "department": "department_field",
        "email": "email_field",
        "signature": "signature_field",
    }
    shown: StaffView | None = None

    def prepare(self) -> None:
        """Begin with an empty form; `show_person` fills it."""
        self._lines = {name: find(self.body, QLineEdit, name) for name in ("name", "job", "email")}
        self._department = find(self.body, QComboBox, "department")
        self._active = find(self.body, QCheckBox, "active")
        self._active.setChecked(True)
        self._active.setVisible(False)
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
        """Return the change, or the adding of somebody new."""
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
            active=self._active.isChecked(),
        )


class StaffSection(ListSection):
    """Everybody who works here, who is away and who stands in; who is away is marked with the last day."""

    TEXTS = "settings.staff"
    ICON = "people"
    PLAN: ClassVar = ColumnPlan(chip=176.0, parts=(0.4, 0.4, 0.2))
    BUTTONS: ClassVar = ((_ABSENCE, "leave"), ("settings.absences.import", "folder-open"))

    def refresh(self) -> None:
        """Fetch everybody, those who left too, and the absences that have not ended."""
        today = self.page.today()
        self.page.read(lambda context: _found(context, today), self._show, owner=self)

    def add(self) -> None:
        """Ask for somebody new."""
        self._dialog().show()

    def also(self, text: str) -> None:
        """Ask for an absence, or for a calendar file with somebody's."""
        if text == _ABSENCE:
            self._absence_dialog().show()
        else:
            choose_calendar(self.page, self, partial(read_absences, self.page, self))

    def act(self, key: object) -> None:
        """Show the person or the absence to be changed."""
        if isinstance(key, AbsenceView):
            absence = self._absence_dialog()
            absence.show_absence(key)
            absence.show()
            return
        dialog = self._dialog()
        dialog.show_person(self._known[cast("int", key)])
        dialog.show()

    def _dialog(self) -> StaffDialog:
        dialog = StaffDialog(self.page, self.window())
        dialog.offer_departments(self._departments)
        return dialog

    def _absence_dialog(self) -> AbsenceDialog:
        dialog = AbsenceDialog(self.page, self.window())
        dialog.offer_people([each for each in self._known.values() if each.active])
        return dialog

    def _show(self, found: _Found) -> None:
        self._departments, self._away = found.departments, found.away
        self._known = {each.id: each for each in found.people}
        here = [self._row(each) for each in found.people if each.active]
        away = [absence_row(each, self.page) for each in found.absences]
        left = [self._row(each) for each in found.people if not each.active]
        parts = (
            ("settings.staff.now", here),
            ("settings.absences.title", away),
            ("settings.staff.before", left),
        )
        self.show_groups(
            [Group(self.page.say(title), tuple(rows), count=str(len(rows))) for title, rows in parts if rows]
        )

    def _row(self, shown: StaffView) -> Entry:
        cells = (Lines(shown.name, shown.title), Lines(shown.department_name, shown.email))
        return Entry(shown.id, cells, self._chip(shown), self.page.say("settings.change"))

    def _chip(self, shown: StaffView) -> ChipText:
        last = last_day_away(self._away.get(shown.id, ()), self.page.today())
        if last is not None:
            until = self.page.words.short_date(last)
            return ChipText(self.page.say("settings.staff.away", until=until), Tone.SOON)
        if not shown.confirmed:
            return ChipText(self.page.say("settings.unconfirmed"), Tone.SOON)
        return ChipText(self.page.say("settings.staff.here"), Tone.DONE)


@dataclass(frozen=True, slots=True)
class _Found:
    """Everything that the section shows."""

    people: Sequence[StaffView]
    departments: Sequence[DepartmentView]
    absences: Sequence[AbsenceView]
    away: Mapping[int, tuple[Away, ...]]


def _found(context: Context, today: date) -> _Found:
    return _Found(
        staff(context, inactive=True),
        departments(context),
        absences(context, since=today),
        absences_since(context.store, today),
    )
