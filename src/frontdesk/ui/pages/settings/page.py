"""The page that holds the sections; each is made when it is first opened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget

from frontdesk.services.changes import Changes
from frontdesk.ui.desk import Desk
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.settings.backups import BackupsSection
from frontdesk.ui.pages.settings.callbacks import CallbacksSection
from frontdesk.ui.pages.settings.closures import ClosuresSection
from frontdesk.ui.pages.settings.counter import CounterSection
from frontdesk.ui.pages.settings.departments import DepartmentsSection
from frontdesk.ui.pages.settings.holidays import HolidaysSection
from frontdesk.ui.pages.settings.letter_parts import LetterParts
from frontdesk.ui.pages.settings.office import OfficeSection
from frontdesk.ui.pages.settings.people import StaffSection
from frontdesk.ui.pages.settings.reminders import RemindersSection
from frontdesk.ui.pages.settings.section import Section
from frontdesk.ui.pages.settings.this_desk import ThisDeskSection
from frontdesk.ui.shell.page import Page
from frontdesk.ui.widgets.segmented import Choice, Segmented


class SettingsPage(Page):
    """One section at a time, chosen from the row at the top."""

    def __init__(
        self,
        page: PageContext,
        *,
        desk_changed: Callable[[Desk], None],
        restore: Callable[[Path], None],
    ) -> None:
        """`desk_changed` is told of every change of this desk; `restore` brings a copy back."""
        super().__init__()
        self._page = page
        self._makers: dict[str, Callable[[], Section]] = {
            "office": lambda: OfficeSection(page),
            "departments": lambda: DepartmentsSection(page),
            "staff": lambda: StaffSection(page),
            "holidays": lambda: HolidaysSection(page),
            "closures": lambda: ClosuresSection(page),
            "callbacks": lambda: CallbacksSection(page),
            "reminders": lambda: RemindersSection(page),
            "counter": lambda: CounterSection(page),
            "letters": lambda: LetterParts(page),
            "desk": lambda: ThisDeskSection(page, desk_changed),
            "backups": lambda: BackupsSection(page, restore),
        }
        self._sections: dict[str, Section] = {}
        form = page.forms.fill(self, "settings")
        self._stack = find(form, QStackedWidget, "sections")
        self._tabs = find(form, Segmented, "tabs")
        self._tabs.set_choices([Choice(each, page.say(f"settings.tab.{each}")) for each in self._makers])
        self._tabs.chosen.connect(self.open)
        self._tabs.set_value("office")

    @property
    def section(self) -> Section:
        """Return the section in front."""
        return self._sections[self._tabs.value]

    def open(self, name: str) -> None:
        """Bring a section to the front, fresh."""
        if name not in self._sections:
            self._sections[name] = self._makers[name]()
            self._stack.addWidget(self._sections[name])
        self._tabs.set_value(name)
        self._stack.setCurrentWidget(self.section)
        self.section.refresh()

    def shown(self) -> None:
        """Put the keyboard on the choice of sections."""
        self._tabs.setFocus()

    def refresh(self) -> None:
        """Fetch the section in front again."""
        self.section.refresh()

    def concerns(self, change: object) -> bool:
        """Whether the section in front shows what changed."""
        return isinstance(change, Changes) and bool(change.areas & self.section.AREAS)
