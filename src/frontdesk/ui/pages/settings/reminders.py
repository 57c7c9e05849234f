"""How long before something is due it is told, and which delays the duty manager hears of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import ClassVar, cast

from PySide6.QtWidgets import QCheckBox, QLabel

from frontdesk.domain.kinds import DeadlineKind
from frontdesk.domain.reminders import Lead, ReminderRules
from frontdesk.services.callbacks.rules import duty_manager
from frontdesk.services.changes import Area
from frontdesk.services.context import Context
from frontdesk.services.reminders.rules import reminder_rules, set_reminder, standard_reminders
from frontdesk.ui.delegates.grouped import ColumnPlan
from frontdesk.ui.dialogs.operation import Operation, OperationDialog
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.settings.section import ListSection
from frontdesk.ui.widgets.buttons import SecondaryButton
from frontdesk.ui.widgets.choice_box import ChoiceBox
from frontdesk.ui.widgets.grouped import Entry, Group, Lines

_HOUR = timedelta(hours=1)
_MINUTE = timedelta(minutes=1)
_CHOICES = (0, 5, 10, 15, 30, 60, 120, 180, 240, 360, 480, 960, 1440, 2400)  # minutes of opening time
_OF_CASES = frozenset(
    {
        DeadlineKind.ACKNOWLEDGE,
        DeadlineKind.FORWARD,
        DeadlineKind.RESPOND,
        DeadlineKind.FIRST_RESPONSE,
        DeadlineKind.RESOLVE,
        DeadlineKind.PROGRESS_UPDATE,
        DeadlineKind.SAFETY_REPORT,
        DeadlineKind.SAFETY_FOLLOW_UP,
        DeadlineKind.FEEDBACK,
    }
)


class ReminderDialog(OperationDialog):
    """When it is told the first time, when the second, and whether the duty manager hears of its delay."""

    FORM = "settings_reminder"
    TEXTS = "settings.reminder"
    PLACES: ClassVar = {"ahead": "ahead_field", "due": "due_field"}
    kind = DeadlineKind.CALLBACK

    def prepare(self) -> None:
        """Begin with the choices; `show_kind` chooses."""
        self._boxes: Mapping[str, ChoiceBox] = {
            name: find(self.body, ChoiceBox, name) for name in ("ahead", "due")
        }
        self._manager = find(self.body, QCheckBox, "manager")
        self._help = find(self.body, QLabel, "help")
        standard = SecondaryButton(self.page.say("settings.reminder.standard"))
        standard.clicked.connect(lambda: self.show_kind(self.kind, standard_reminders()))
        self.add_button(standard)

    def show_kind(self, kind: DeadlineKind, figures: ReminderRules) -> None:
        """Show how it is for a kind."""
        self.kind = kind
        lead = figures.lead(kind)
        for box, before, of in zip(
            self._boxes.values(), (lead.ahead, lead.due), ("never", "then"), strict=True
        ):
            minutes = before // _MINUTE
            box.clear()
            for each in sorted({*_CHOICES, minutes}):
                box.addItem(_before(self.page, timedelta(minutes=each), of), each)
            box.setCurrentIndex(box.findData(minutes))
        self._manager.setChecked(kind in figures.manager_of)
        what = "window" if kind is DeadlineKind.CALLBACK else "help"
        self._help.setText(self.page.say(f"settings.reminder.{what}"))

    def operation(self) -> Operation:
        """Return the change."""
        ahead, due = (timedelta(minutes=box.currentData()) for box in self._boxes.values())
        kind, manager = self.kind, self._manager.isChecked()
        return lambda context: set_reminder(context, kind=kind, lead=Lead(ahead, due), manager=manager)


class RemindersSection(ListSection):
    """A row for each kind of thing that is owed."""

    TEXTS = "settings.reminders"
    ICON = "bell"
    AREAS: ClassVar = frozenset({Area.OFFICE, Area.REMINDERS})
    PLAN: ClassVar = ColumnPlan(chip=0.0, parts=(0.36, 0.28, 0.36))

    def refresh(self) -> None:
        """Fetch how it is now."""
        self.page.read(_ask, self._show, owner=self)

    def act(self, key: object) -> None:
        """Show how a kind is reminded of, to be changed."""
        kind = cast("DeadlineKind", key)
        about = self.page.say(f"deadline.{kind}")
        dialog = ReminderDialog(self.page, self.window(), about=about)
        dialog.show_kind(kind, self._figures)
        dialog.show()

    def _show(self, found: tuple[ReminderRules, bool]) -> None:
        self._figures, self._managed = found
        cases = [kind for kind in DeadlineKind if kind in _OF_CASES]
        others = [kind for kind in DeadlineKind if kind not in _OF_CASES]
        self.show_groups([self._group("cases", cases), self._group("others", others)])

    def _group(self, name: str, kinds: Sequence[DeadlineKind]) -> Group:
        return Group(self.page.say(f"settings.reminders.{name}"), tuple(map(self._entry, kinds)))

    def _entry(self, kind: DeadlineKind) -> Entry:
        say, lead = self.page.say, self._figures.lead(kind)
        told = kind in self._figures.manager_of
        first, then = _before(self.page, lead.ahead, "never"), _before(self.page, lead.due, "then")
        own = lead != standard_reminders().lead(kind)
        cells = (
            Lines(say(f"deadline.{kind}"), say("settings.reminders.own") if own else ""),
            Lines(say("settings.reminders.first", when=first), say("settings.reminders.second", when=then)),
            self._manager() if told else Lines(""),
        )
        return Entry(kind, cells, action=say("settings.change"))

    def _manager(self) -> Lines:
        say = self.page.say
        nobody = "" if self._managed else say("settings.reminders.nobody", page=say("settings.tab.callbacks"))
        return Lines(say("settings.reminders.manager"), nobody)


def _ask(context: Context) -> tuple[ReminderRules, bool]:
    """Return the figures, and whether there is a duty manager."""
    return reminder_rules(context.store), duty_manager(context.store) is not None


def _before(page: PageContext, before: timedelta, nothing: str) -> str:
    """Return how long before, in hours where they are whole."""
    if not before:
        return page.say(f"settings.reminders.{nothing}")
    if before % _HOUR:
        return page.say("settings.reminders.minutes", count=before // _MINUTE)
    return page.say("settings.reminders.hours", count=before // _HOUR)
