"""The departments that cases are referred to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, cast

from PySide6.QtWidgets import QCheckBox, QLineEdit

from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.office.departments import (
    DepartmentView,
    add_department,
    change_department,
    departments,
)
from frontdesk.ui.delegates.grouped import ColumnPlan
from frontdesk.ui.dialogs.opening import Opening
from frontdesk.ui.dialogs.operation import Operation, OperationDialog
from frontdesk.ui.forms.loading import find
from frontdesk.ui.look.painting import ChipText
from frontdesk.ui.look.palette import Tone
from frontdesk.ui.pages.settings.section import ListSection
from frontdesk.ui.widgets.grouped import Entry, Group, Lines


class DepartmentDialog(OperationDialog):
    """A department's name, e-mail address, and whether it is still there."""

    FORM = "settings_department"
    TEXTS = "settings.department"
    PLACES: ClassVar = {"name": "name_field", "email": "email_field"}
    shown: DepartmentView | None = None

    def prepare(self) -> None:
        """Begin with an empty form; `show_department` fills it."""
        self._name = find(self.body, QLineEdit, "name")
        self._email = find(self.body, QLineEdit, "email")
        self._active = find(self.body, QCheckBox, "active")
        self._active.setChecked(True)
        self._active.setVisible(False)

    def show_department(self, shown: DepartmentView) -> None:
        """Show the department that is to be changed."""
        self.shown = shown
        self._name.setText(shown.name)
        self._email.setText(shown.email)
        self._active.setChecked(shown.active)
        self._active.setVisible(True)

    def opening(self) -> Opening:
        """Return under which name what is typed is kept; only this page opens it again."""
        return Opening(self.texts, key=str(self.shown.id) if self.shown else "")

    def operation(self) -> Operation:
        """Return the change, or the adding of a new one."""
        name, email, active = self._name.text(), self._email.text(), self._active.isChecked()
        shown = self.shown

        def keep(context: Context) -> Done[Any]:
            if shown is None:
                return add_department(context, name=name, email=email)
            return change_department(context, id=shown.id, name=name, email=email, active=active)

        return keep


class DepartmentsSection(ListSection):
    """Every department, those named in a log line and not yet looked at marked so."""

    TEXTS = "settings.departments"
    ICON = "cases"
    PLAN: ClassVar = ColumnPlan(chip=88.0, parts=(0.42, 0.38, 0.2))

    def refresh(self) -> None:
        """Fetch the departments, those given up too."""
        self.page.read(lambda context: departments(context, inactive=True), self._show, owner=self)

    def add(self) -> None:
        """Ask for a new department."""
        DepartmentDialog(self.page, self.window()).show()

    def act(self, key: object) -> None:
        """Show the department to be changed."""
        dialog = DepartmentDialog(self.page, self.window())
        dialog.show_department(self._known[cast("int", key)])
        dialog.show()

    def _show(self, found: Sequence[DepartmentView]) -> None:
        self._known = {each.id: each for each in found}
        parts = (
            ("settings.departments.now", [each for each in found if each.active]),
            ("settings.departments.before", [each for each in found if not each.active]),
        )
        self.show_groups(
            [
                Group(self.page.say(title), tuple(self._entry(each) for each in some), count=str(len(some)))
                for title, some in parts
            ]
        )

    def _entry(self, shown: DepartmentView) -> Entry:
        chip = ChipText(self.page.say("settings.departments.known"), Tone.DONE)
        if not shown.confirmed:
            chip = ChipText(self.page.say("settings.unconfirmed"), Tone.SOON)
        cells = (Lines(shown.name), Lines(shown.email))
        return Entry(shown.id, cells, chip, self.page.say("settings.change"))
