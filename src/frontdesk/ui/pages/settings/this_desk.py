"""What only this desk knows: its name, whether it looks light or dark, whether reminders pop up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QLineEdit

from frontdesk.ui.desk import Desk, computer_name, read_desk, write_desk
from frontdesk.ui.forms.loading import find
from frontdesk.ui.look.theme import Scheme
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.settings.section import Section
from frontdesk.ui.widgets.segmented import Choice, Segmented


class ThisDeskSection(Section):
    """Kept in a file of this computer, not in the office's database; `changed` is told of every change."""

    def __init__(self, page: PageContext, changed: Callable[[Desk], None]) -> None:
        super().__init__(page)
        self._changed = changed
        form = page.forms.load("settings_desk")
        self.fill(form)
        self._name = find(form, QLineEdit, "desk")
        self._look = find(form, Segmented, "look")
        self._look.set_choices([Choice(each, page.say(f"settings.look.{each}")) for each in Scheme])
        self._reminders = find(form, Segmented, "reminders")
        self._reminders.set_choices(
            [Choice("", page.say("settings.desk.loud")), Choice("quiet", page.say("settings.desk.quiet"))]
        )
        self._name.setPlaceholderText(computer_name())
        self.refresh()
        self._name.editingFinished.connect(lambda: self._keep(name=self._name.text().strip()))
        self._look.chosen.connect(lambda scheme: self._keep(scheme=scheme))
        self._reminders.chosen.connect(lambda quiet: self._keep(quiet=quiet))

    def refresh(self) -> None:
        """Show what holds: the list of reminders and the question who sits here change it too."""
        desk = read_desk()
        self._name.setText(desk.name)
        self._look.set_value(desk.scheme)
        self._reminders.set_value(desk.quiet)

    def _keep(self, **changed: str) -> None:
        before = read_desk()
        now = replace(before, **changed)
        if now != before:
            write_desk(now)
            self._changed(now)
