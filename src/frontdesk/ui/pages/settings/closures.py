"""Days with other hours than the weekly ones, or none."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, ClassVar, cast

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.changes import Area, Done
from frontdesk.services.context import Context
from frontdesk.services.office.closures import (
    ClosureEntry,
    ClosureView,
    add_closure,
    change_closure,
    closures,
    remove_closure,
)
from frontdesk.ui.delegates.grouped import ColumnPlan
from frontdesk.ui.dialogs.opening import Opening
from frontdesk.ui.dialogs.operation import Operation, OperationDialog
from frontdesk.ui.forms.dates import dress_date
from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.understood import check_understood
from frontdesk.ui.look.painting import ChipText
from frontdesk.ui.look.palette import Tone
from frontdesk.ui.pages.settings.days_read import choose_calendar, read_closing_days
from frontdesk.ui.pages.settings.section import ListSection
from frontdesk.ui.widgets.buttons import SecondaryButton
from frontdesk.ui.widgets.dates import DateField
from frontdesk.ui.widgets.grouped import Entry, Group, Lines


class ClosureDialog(OperationDialog):
    """From when to when, and which hours; none is closed all day."""

    FORM = "settings_closure"
    TEXTS = "settings.closure"
    PLACES: ClassVar = {
        "first_day": "first_day_field",
        "last_day": "last_day_field",
        "hours": "hours_field",
        "name": "name_field",
    }
    shown: ClosureView | None = None

    def prepare(self) -> None:
        """Begin with an empty form; `show_closure` fills it."""
        self._first = find(self.body, DateField, "first_day")
        self._last = find(self.body, DateField, "last_day")
        self._hours = find(self.body, QLineEdit, "hours")
        self._name = find(self.body, QLineEdit, "name")
        self._business_day = find(self.body, QCheckBox, "business_day")
        for field in (self._first, self._last):
            dress_date(self.page, field)

    def show_closure(self, shown: ClosureView) -> None:
        """Show the closure that is to be changed, and offer to take it away."""
        self.shown = shown
        self._first.set_date(shown.entry.first_day)
        self._last.set_date(shown.entry.last_day)
        self._hours.setText("" if shown.entry.hours == "closed" else shown.entry.hours)
        self._name.setText(shown.entry.name)
        self._business_day.setChecked(shown.entry.business_day)
        remove = SecondaryButton(self.page.say("settings.closure.remove"))
        remove.clicked.connect(self._remove)
        self.add_button(remove)

    def opening(self) -> Opening:
        """Return under which name what is typed is kept; only this page opens it again."""
        return Opening(self.texts, key=str(self.shown.id) if self.shown else "")

    def operation(self) -> Operation:
        """Return the change, or the adding of a new one.

        Raises `FrontDeskError` without a first day, or for a date that is not understood.
        """
        check_understood(self.body)
        entry, shown = self._entry(), self.shown

        def keep(context: Context) -> Done[Any]:
            if shown is None:
                return add_closure(context, entry=entry)
            return change_closure(context, id=shown.id, entry=entry)

        return keep

    def _entry(self) -> ClosureEntry:
        first = self._first.date
        if first is None:
            raise FrontDeskError("settings.closure.no_day", field="first_day")
        return ClosureEntry(
            first_day=first,
            last_day=self._last.date or first,
            hours=self._hours.text(),
            name=self._name.text(),
            business_day=self._business_day.isChecked(),
        )

    def _remove(self) -> None:
        shown = self.shown
        if shown is not None:
            self.page.write(lambda context: remove_closure(context, id=shown.id), lambda _done: self.accept())


class ClosuresSection(ListSection):
    """Closures and exceptions from today on; what is past is kept but not shown."""

    TEXTS = "settings.closures"
    ICON = "lock"
    AREAS: ClassVar = frozenset({Area.CALENDAR})
    PLAN: ClassVar = ColumnPlan(chip=144.0, parts=(0.5, 0.35, 0.15))

    def refresh(self) -> None:
        """Fetch those that have not ended."""
        today = self.page.today()
        self.page.read(lambda context: closures(context, since=today), self._show, owner=self)

    def add(self) -> None:
        """Ask for a new one."""
        ClosureDialog(self.page, self.window()).show()

    def import_days(self) -> None:
        """Ask for a calendar file with closing days."""
        choose_calendar(self.page, self, partial(read_closing_days, self.page, self))

    def act(self, key: object) -> None:
        """Show the one to be changed."""
        dialog = ClosureDialog(self.page, self.window())
        dialog.show_closure(self._known[cast("int", key)])
        dialog.show()

    def _head(self) -> QHBoxLayout:
        row = super()._head()
        button = SecondaryButton(self.page.say("settings.closures.import"), icon="folder-open")
        button.setObjectName("import_days")
        button.clicked.connect(self.import_days)
        row.insertWidget(1, button)
        return row

    def _show(self, found: Sequence[ClosureView]) -> None:
        self._known = {each.id: each for each in found}
        title = self.page.say("settings.closures.coming")
        self.show_groups([Group(title, tuple(self._row(each) for each in found), count=str(len(found)))])

    def _row(self, shown: ClosureView) -> Entry:
        entry, words = shown.entry, self.page.words
        days = words.short_date(entry.first_day)
        if entry.last_day != entry.first_day:
            days = f"{days} – {words.short_date(entry.last_day)}"
        closed = entry.hours in ("", "closed")
        chip = ChipText(
            self.page.say("settings.closures.closed" if closed else "settings.closures.other"),
            Tone.NEUTRAL if closed else Tone.ACCENT,
        )
        hours = "" if closed else entry.hours.replace("-", "–").replace(",", ", ")
        cells = (Lines(entry.name or days, days if entry.name else ""), Lines(hours))
        return Entry(shown.id, cells, chip, self.page.say("settings.change"))
