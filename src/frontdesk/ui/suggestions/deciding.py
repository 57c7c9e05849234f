"""Who has an idea in hand: accepted by somebody for a day, or only to be looked after."""

from __future__ import annotations

from typing import Any, ClassVar

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.staff.people import actor_named
from frontdesk.services.suggestions.deciding import accept
from frontdesk.services.suggestions.reviewing import assign
from frontdesk.ui.dialogs.operation import Operation
from frontdesk.ui.forms.dates import dress_date
from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.targets import TargetField
from frontdesk.ui.forms.understood import check_understood
from frontdesk.ui.suggestions.entry_dialog import EntryDialog
from frontdesk.ui.widgets.dates import DateField
from frontdesk.ui.widgets.field import Field


class AcceptDialog(EntryDialog):
    """Who does it, by when, and what will be done."""

    FORM = "dialog_accept"
    TEXTS = "dialog.suggestion.accept"
    PLACES: ClassVar = {
        "assignee": "target_field",
        "person": "target_field",
        "outside": "target_field",
        "due_on": "due_field",
        "plan": "words_field",
    }

    def prepare(self) -> None:
        """Begin with who has it and by when."""
        self._target = TargetField(self.body, self.page, departments=False)
        self._due = find(self.body, DateField, "due")
        dress_date(self.page, self._due)
        if self.entry.due_on is not None and self.entry.due_on >= self.page.today():
            self._due.set_date(self.entry.due_on)
        self._target.field.setText(self.entry.assignee_name or self.entry.outside)
        self._target.settled.connect(self._due.setFocus)
        self.hint(self.page.say(f"{self.TEXTS}.hint"))

    def operation(self) -> Operation:
        """Return the accepting. Raises `FrontDeskError` for a day that is none."""
        entry, (name, other), plan = self.entry, who_of(self._target), self.text("words")
        due = self._due.date  # as it stands there, even while the keyboard is in the field
        check_understood(self.body)
        if due is None and other:
            raise FrontDeskError("text.missing", field="due_on")
        by = due or self.page.today()  # where nobody is named either, that is said first

        def operate(context: Context) -> Done[None]:
            staff = actor_named(context, name).staff_id
            return accept(
                context,
                reference=entry.reference,
                due_on=by,
                staff=staff,
                outside="" if staff else other,
                plan=plan,
                version=entry.version,
            )

        return operate


class AssignDialog(EntryDialog):
    """Who looks after it: a colleague, or somebody outside of the program."""

    FORM = "dialog_accept"
    TEXTS = "dialog.suggestion.assign"
    PLACES: ClassVar = {"assignee": "target_field", "outside": "target_field", "note": "words_field"}

    def prepare(self) -> None:
        """A day is given with accepting."""
        self._target = TargetField(self.body, self.page, departments=False)
        find(self.body, Field, "due_field").setVisible(False)
        find(self.body, Field, "words_field").setProperty("label", self.page.say(f"{self.TEXTS}.label"))
        self.hint(self.page.say(f"{self.TEXTS}.hint"))

    def operation(self) -> Operation:
        """Return the assigning."""
        entry, (name, other), note = self.entry, who_of(self._target), self.text("words")

        def operate(context: Context) -> Done[Any]:
            staff = actor_named(context, name).staff_id
            return assign(
                context,
                reference=entry.reference,
                staff=staff,
                outside="" if staff else other,
                note=note,
                version=entry.version,
            )

        return operate


def who_of(target: TargetField) -> tuple[str, str]:
    """Return the name that a colleague may have, and all that stands in the field, for somebody outside."""
    chosen = target.target
    return chosen.person or chosen.department, chosen.text
