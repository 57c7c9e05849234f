"""People: who was in contact last, and anybody by name, number, reference or address."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QStackedLayout, QWidget

from frontdesk.domain.kinds import Channel
from frontdesk.services.changes import Area, Changes
from frontdesk.services.context import Context
from frontdesk.services.customers.recent import CustomerRow, find_customers, recent_customers
from frontdesk.ui.delegates.grouped import ColumnPlan
from frontdesk.ui.forms.loading import find
from frontdesk.ui.intake.beginning import Beginning
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.people.rows import group
from frontdesk.ui.shell.page import Page
from frontdesk.ui.tasks.lanes import Lane
from frontdesk.ui.widgets.empty_state import EmptyState
from frontdesk.ui.widgets.grouped_list import GroupedList
from frontdesk.ui.widgets.search_field import SearchField

_CONCERNED = frozenset({Area.CUSTOMERS, Area.CONTACTS, Area.CASES})
_PLAN = ColumnPlan(chip=128.0, parts=(0.36, 0.25, 0.39))
_SHORTEST = 2  # letters that are looked up; a single one is, where a character is a word


@dataclass(frozen=True, slots=True)
class Found:
    """Whom a text finds; without a text, who was in contact last."""

    text: str
    rows: tuple[CustomerRow, ...]


class PeoplePage(Page):
    """The keyboard stays in the field: Up and Down choose a row, Enter opens the customer."""

    def __init__(self, page: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._keys: tuple[int, ...] = ()
        self._shown_text = ""
        form = page.forms.fill(self, "people")
        self.who = find(form, SearchField, "who")
        self.list = GroupedList(plan=_PLAN)
        self.list.setAccessibleName(page.say("page.people"))
        say = page.say
        self._nobody = EmptyState(
            "people", say("people.empty"), say("people.empty_line"), say("people.log_call")
        )
        self._not_found = EmptyState(
            "search", say("people.not_found"), say("people.not_found_line"), say("people.log_new")
        )
        self._stack = QStackedLayout(find(form, QWidget, "list_host"))
        for part in (self.list, self._nobody, self._not_found):
            self._stack.addWidget(part)
        self._connect()

    def refresh(self) -> None:
        """Look up what the field says, or ask for the latest contacts."""
        text = self.who.text().strip()
        self._page.read(
            lambda context: _ask(context, text),
            self._show,
            lane=Lane.TYPING,
            replace_key=(id(self), "people"),
            owner=self,
        )

    def shown(self) -> None:
        """Put the keyboard into the field; typing replaces what stands there."""
        self.who.setFocus()
        self.who.selectAll()

    def concerns(self, change: object) -> bool:
        """Whether somebody was in contact, or is called otherwise now."""
        return not isinstance(change, Changes) or bool(change.areas & _CONCERNED)

    def _connect(self) -> None:
        self.who.typed.connect(self.refresh)
        self.who.left.connect(self.refresh)
        self.who.moved.connect(self._move)
        self.who.entered.connect(lambda: self._open(self.list.current_key))
        for opened in (self.list.opened, self.list.acted):
            opened.connect(self._open)
        for empty in (self._nobody, self._not_found):
            empty.acted.connect(self._log_call)

    def _show(self, found: Found) -> None:
        self._keys = tuple(row.hit.id for row in found.rows)
        title = self._page.say("people.found" if found.text else "people.latest")
        count = str(len(found.rows)) if found.text else ""
        self.list.set_groups([group(title, found.rows, self._page, count=count)])
        if found.text != self._shown_text:
            self.list.choose(next(iter(self._keys), None))
            self.list.scrollToTop()
        self._shown_text = found.text
        self._stack.setCurrentWidget(self._part_for(found))

    def _part_for(self, found: Found) -> QWidget:
        if found.rows:
            return self.list
        return self._not_found if found.text else self._nobody

    def _move(self, step: int) -> None:
        if self._keys:
            place = self._keys.index(self.list.current_key) + step
            self.list.choose(self._keys[max(0, min(place, len(self._keys) - 1))])

    def _open(self, customer: object) -> None:
        if isinstance(customer, int):
            self._page.bus.show_customer.emit(customer)

    def _log_call(self) -> None:
        text = self.who.text().strip()
        number = any(sign.isdecimal() for sign in text) and not any(sign.isalpha() for sign in text)
        who = Beginning(Channel.CALL, number=text) if number else Beginning(Channel.CALL, name=text)
        self._page.bus.begin_contact.emit(who)


def _ask(context: Context, text: str) -> Found:
    found = find_customers(context, text) if text else ()
    if found or len(text) >= _SHORTEST:
        return Found(text, found)
    return Found("", recent_customers(context))
