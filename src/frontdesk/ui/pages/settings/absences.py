"""An absence: who is away from when to when, and who stands in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtWidgets import QComboBox, QLineEdit

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.staff.absences import (
    AbsenceEntry,
    AbsenceView,
    add_absence,
    change_absence,
    remove_absence,
)
from frontdesk.services.staff.people import StaffView
from frontdesk.ui.dialogs.opening import Opening
from frontdesk.ui.dialogs.operation import Operation, OperationDialog
from frontdesk.ui.forms.dates import dress_date
from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.understood import check_understood
from frontdesk.ui.look.painting import ChipText
from frontdesk.ui.look.palette import Tone
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.widgets.buttons import SecondaryButton
from frontdesk.ui.widgets.dates import DateField
from frontdesk.ui.widgets.grouped import Entry, Lines


class AbsenceDialog(OperationDialog):
    """Whole days, the first and the last included."""

    FORM = "settings_absence"
    TEXTS = "settings.absence"
    PLACES: ClassVar = {
        "person": "person_field",
        "first_day": "first_day_field",
        "last_day": "last_day_field",
        "deputy": "deputy_field",
        "reason": "reason_field",
    }
    shown: AbsenceView | None = None

    def prepare(self) -> None:
        """Begin with an empty form; `show_absence` fills it."""
        self._person = find(self.body, QComboBox, "person")
        self._deputy = find(self.body, QComboBox, "deputy")
        self._first = find(self.body, DateField, "first_day")
        self._last = find(self.body, DateField, "last_day")
        self._reason = find(self.body, QLineEdit, "reason")
        for field in (self._first, self._last):
            dress_date(self.page, field)

    def offer_people(self, people: Sequence[StaffView]) -> None:
        """Offer who works here, as who is away and as who stands in; nobody need stand in."""
        self._deputy.addItem(self.page.say("settings.absence.nobody"), None)
        for each in people:
            self._person.addItem(each.name, each.id)
            self._deputy.addItem(each.name, each.id)

    def show_absence(self, shown: AbsenceView) -> None:
        """Show the absence that is to be changed, and offer to take it out."""
        self.shown = shown
        entry = shown.entry
        self._choose(self._person, entry.staff, shown.name)
        self._first.set_date(entry.first_day)
        self._last.set_date(entry.last_day)
        self._choose(self._deputy, entry.deputy, shown.deputy_name)
        self._reason.setText(entry.reason)
        remove = SecondaryButton(self.page.say("settings.absence.remove"))
        remove.clicked.connect(self._remove)
        self.add_button(remove)

    def opening(self) -> Opening:
        """Return under which name what is typed is kept; only this page opens it again."""
        return Opening(self.texts, key=str(self.shown.id) if self.shown else "")

    def operation(self) -> Operation:
        """Return the change, or the writing down of a new one.

        Raises `FrontDeskError` without a first day, or for a date that is not understood.
        """
        check_understood(self.body)
        entry, shown = self._entry(), self.shown

        def keep(context: Context) -> Done[Any]:
            if shown is None:
                return add_absence(context, entry=entry)
            return change_absence(context, id=shown.id, entry=entry)

        return keep

    def _entry(self) -> AbsenceEntry:
        first = self._first.date
        if first is None:
            raise FrontDeskError("settings.absence.no_day", field="first_day")
        return AbsenceEntry(
            staff=self._person.currentData(),
            first_day=first,
            last_day=self._last.date or first,
            deputy=self._deputy.currentData(),
            reason=self._reason.text(),
            uid=self.shown.entry.uid if self.shown else "",
            calendar=self.shown.entry.calendar if self.shown else "",
        )

    def _choose(self, box: QComboBox, id_: int | None, name: str) -> None:
        """Choose somebody, even who has left meanwhile."""
        if box.findData(id_) < 0:
            box.addItem(name, id_)
        box.setCurrentIndex(box.findData(id_))

    def _remove(self) -> None:
        shown = self.shown
        if shown is not None:
            self.page.write(lambda context: remove_absence(context, id=shown.id), lambda _done: self.accept())


def absence_row(shown: AbsenceView, page: PageContext) -> Entry:
    """Return an absence as a row: who, when, and who stands in."""
    entry, words = shown.entry, page.words
    days = words.short_date(entry.first_day)
    if entry.last_day != entry.first_day:
        days = f"{days} – {words.short_date(entry.last_day)}"
    deputy = page.say("settings.absence.stands_in", name=shown.deputy_name) if shown.deputy_name else ""
    chip = (
        ChipText(page.say("settings.absence.deputy"), Tone.DONE)
        if shown.deputy_name
        else ChipText(page.say("settings.absence.no_deputy"), Tone.SOON)
    )
    return Entry(
        shown, (Lines(shown.name, entry.reason), Lines(days, deputy)), chip, page.say("settings.change")
    )
