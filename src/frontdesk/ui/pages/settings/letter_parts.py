"""Everything about letters: their texts, the letterhead, the paper they are printed on, who approves them."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from frontdesk.services.changes import Area
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.settings.approval import ApprovalSection
from frontdesk.ui.pages.settings.letterhead import LetterheadSection
from frontdesk.ui.pages.settings.letters import LettersSection
from frontdesk.ui.pages.settings.section import Section
from frontdesk.ui.pages.settings.texts import TextsSection
from frontdesk.ui.widgets.segmented import Choice, Segmented

_TEXTS, _LETTERHEAD, _PAPER, _APPROVAL = "texts", "letterhead", "paper", "approval"


class LetterParts(Section):
    """One part at a time; each is made when it is first opened."""

    AREAS: ClassVar = frozenset({Area.OFFICE, Area.TEMPLATES})

    def __init__(self, page: PageContext) -> None:
        super().__init__(page)
        self._makers: dict[str, Callable[[], Section]] = {
            _TEXTS: lambda: TextsSection(page),
            _LETTERHEAD: lambda: LetterheadSection(page),
            _PAPER: lambda: LettersSection(page),
            _APPROVAL: lambda: ApprovalSection(page),
        }
        self._parts: dict[str, Section] = {}
        self._stack = QStackedWidget()
        self._tabs = Segmented()
        self._tabs.setAccessibleName(page.say("settings.tab.letters"))
        self._tabs.set_choices([Choice(each, page.say(f"settings.letters.{each}")) for each in self._makers])
        self._tabs.set_value(_TEXTS)
        self._tabs.chosen.connect(self.open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._tabs)
        column.addWidget(self._stack, 1)

    @property
    def part(self) -> Section:
        """Return the part in front, made when it is first asked for."""
        name = self._tabs.value
        if name not in self._parts:
            self._parts[name] = self._makers[name]()
            self._stack.addWidget(self._parts[name])
        return self._parts[name]

    def open(self, name: str) -> None:
        """Bring a part to the front, fresh."""
        if self._tabs.value != name:
            self._tabs.set_value(name)  # which comes back here
        else:
            self.refresh()

    def refresh(self) -> None:
        """Fetch the part in front again."""
        self._stack.setCurrentWidget(self.part)
        self.part.refresh()
