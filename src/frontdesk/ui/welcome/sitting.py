"""Who is at this desk: a name from the list, or a new one."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar, cast

from PySide6.QtWidgets import QLineEdit

from frontdesk.services.changes import Done
from frontdesk.services.context import Actor, Context
from frontdesk.services.staff.people import StaffView, staff
from frontdesk.services.staff.sitting import sit_down
from frontdesk.ui.delegates.suggestion import Suggestion
from frontdesk.ui.desk import computer_name, read_desk, write_desk
from frontdesk.ui.dialogs.operation import Operation, OperationDialog
from frontdesk.ui.forms.loading import find
from frontdesk.ui.widgets.lookup_field import LookupField


class SittingDialog(OperationDialog):
    """Takes the name of whoever sits down; `carried_out` carries the `Actor`."""

    FORM = "sitting"
    TEXTS = "sitting"
    PLACES: ClassVar = {"person": "person_field"}

    def prepare(self) -> None:
        """Offer everybody who works here."""
        self._people: tuple[StaffView, ...] = ()
        self._person = find(self.body, LookupField, "person")
        self._name = find(self.body, QLineEdit, "desk")
        self._name.setText(read_desk().name)
        self._name.setPlaceholderText(computer_name())
        self._person.asked.connect(self._offer)
        self._person.picked.connect(self._take)
        self.page.read(staff, self._know, owner=self)

    def operation(self) -> Operation:
        """Return the sitting down; the desk remembers its name and who sat here last."""
        person, desk = self._person.text(), self._name.text().strip()

        def sitting(context: Context) -> Done[Actor]:
            done = sit_down(context, name=person)
            write_desk(replace(read_desk(), name=desk, person=done.result.name))
            return done

        return sitting

    def told(self, result: object) -> str:
        """Say who sits here now."""
        return self.page.say("sitting.done", name=cast("Actor", result).name)

    def _know(self, people: tuple[StaffView, ...]) -> None:
        self._people = people
        self._person.setFocus()

    def _offer(self, text: str) -> None:
        wanted = text.casefold()
        rows = [
            Suggestion(each.name, each.name, each.department_name)
            for each in self._people
            if wanted in each.name.casefold()
        ]
        self._person.offer(text, rows)

    def _take(self, name: object) -> None:
        self._person.set_picked(name, str(name))
