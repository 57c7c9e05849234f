"""What stands in the middle of the Mailroom: what waits, what went out, or what belongs there."""

from __future__ import annotations

from array import array

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from frontdesk.services.correspondence import MailroomGroup
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.mailroom.filter_bar import REGISTER
from frontdesk.ui.pages.mailroom.register_part import RegisterPart
from frontdesk.ui.pages.mailroom.waiting_part import WaitingPart
from frontdesk.ui.widgets.data_table import DataTable
from frontdesk.ui.widgets.empty_state import EmptyState

FILTERED = "filtered"
"""The name of an empty list in which something would stand without its filter."""

_ACTIONS = {MailroomGroup.TO_WRITE.value: "action.write_letter", FILTERED: "mailroom.show_all"}


class Lists(QObject):
    """One of them is in front; `acted` carries the name of the empty list whose button was pressed."""

    acted = Signal(str)

    def __init__(self, page: PageContext, form: QWidget) -> None:
        super().__init__(form)
        self._page = page
        self.waiting = WaitingPart(page, form)
        self.register = RegisterPart(page, form)
        self._empty: dict[str, EmptyState] = {}
        self._stack = QStackedLayout(find(form, QWidget, "list_host"))
        for table in self.tables:
            self._stack.addWidget(table)

    @property
    def tables(self) -> tuple[DataTable, DataTable]:
        """Return the list of what waits, and the one of what went out."""
        return self.waiting.table, self.register.table

    def of(self, group: str) -> DataTable:
        """Return the list in which a group's letters stand."""
        return self.register.table if group == REGISTER else self.waiting.table

    def show_waiting(self, ids: array[int], group: str, *, narrowed: bool, choose_first: bool) -> None:
        """Show what waits in a group; where nothing does, what belongs there."""
        self.waiting.show(ids, choose_first=choose_first)
        self._bring_to_front(self.waiting.table if ids else self._nothing(FILTERED if narrowed else group))

    def show_register(self, *, there: bool) -> None:
        """Show what went out, or that nothing did."""
        self._bring_to_front(self.register.table if there else self._nothing(REGISTER))

    def _bring_to_front(self, part: QWidget) -> None:
        self._stack.setCurrentWidget(part)

    def _nothing(self, name: str) -> EmptyState:
        if name not in self._empty:
            say = self._page.say
            action = say(_ACTIONS[name]) if name in _ACTIONS else ""
            made = EmptyState(
                "mailroom", say(f"mailroom.empty.{name}"), say(f"mailroom.empty.{name}.line"), action
            )
            made.acted.connect(lambda: self.acted.emit(name))
            self._empty[name] = made
            self._stack.addWidget(made)
        return self._empty[name]
