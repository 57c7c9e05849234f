"""The home page: what the office owes, to whom, by when, and the one next action for each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QMenu, QStackedLayout, QWidget

from frontdesk.domain.due import DueView
from frontdesk.services.changes import Area, Changes
from frontdesk.services.context import Context
from frontdesk.services.owed.today import Owed, Scope, owed
from frontdesk.services.rules import rules
from frontdesk.ui.delegates.grouped import ColumnPlan
from frontdesk.ui.dialogs.actions import CaseActions
from frontdesk.ui.forms.loading import find
from frontdesk.ui.look.painting import ChipText
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.today.rows import OwedRow, by_key, chip, folded, groups
from frontdesk.ui.shell.page import Page
from frontdesk.ui.widgets.empty_state import EmptyState
from frontdesk.ui.widgets.grouped_list import GroupedList
from frontdesk.ui.widgets.segmented import Choice, Segmented

_CONCERNED = frozenset({Area.DEADLINES, Area.CASES, Area.CORRESPONDENCE, Area.CALENDAR, Area.CUSTOMERS})
_REGROUP_MS = 60_000
_BREATH_MS = 60  # in which the first rows are painted: to read them all takes the interpreter as long
_FIRST = 60  # more than any window shows at once
_PLAN = ColumnPlan(parts=(0.385, 0.285, 0.33))


class TodayPage(Page):
    """Groups of what is owed; Enter does the next thing, the right arrow shows the case."""

    owed_known = Signal(Owed)

    def __init__(self, page: PageContext, actions: CaseActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._actions = actions
        self._rows: tuple[OwedRow, ...] = ()
        self._by_key: Mapping[object, OwedRow] = {}
        self._view: DueView | None = None
        form = page.forms.fill(self, "today")
        self._subtitle = find(form, QLabel, "subtitle")
        self._scope = find(form, Segmented, "scope")
        self.list = GroupedList(plan=_PLAN)
        self.list.setAccessibleName(page.say("page.today"))
        self._empty = self._nothing_owed()
        self._stack = QStackedLayout(find(form, QWidget, "list_host"))
        for part in (self.list, self._empty):
            self._stack.addWidget(part)
        self._offer_scopes()
        self._connect()

    def refresh(self) -> None:
        """Ask what is owed now; where nothing is shown yet, what is owed first comes first."""
        if self._view is None:
            self._ask(_FIRST, self._show_first)
        else:
            self._ask(None, self._show)

    def shown(self) -> None:
        """Put the keyboard on the list."""
        self.list.setFocus()

    def concerns(self, change: object) -> bool:
        """Whether a change may have altered what is owed."""
        return not isinstance(change, Changes) or bool(change.areas & _CONCERNED)

    def _connect(self) -> None:
        self._scope.chosen.connect(self.refresh)
        self.list.acted.connect(self._act)
        self.list.opened.connect(self._open)
        self.list.menu_wanted.connect(self._show_menu)
        regroup = QTimer(self, interval=_REGROUP_MS)
        regroup.timeout.connect(self._regroup)
        regroup.start()

    def _offer_scopes(self) -> None:
        self._scope.set_choices([Choice(each.value, self._page.say(f"today.scope.{each}")) for each in Scope])
        self._scope.set_value(Scope.EVERYONE.value)

    def _nothing_owed(self) -> EmptyState:
        say = self._page.say
        return EmptyState("check", say("today.empty"), say("today.empty_line"))

    def _ask(self, limit: int | None, show: Callable[[_Found], None]) -> None:
        scope = Scope(self._scope.value)
        self._page.read(
            lambda context: _ask(context, scope, limit), show, replace_key=(id(self), "owed"), owner=self
        )

    def _show_first(self, found: _Found) -> None:
        self._show(found)
        if found.owed.total > len(found.owed.items):
            QTimer.singleShot(_BREATH_MS, self, self._ask_for_all)

    def _ask_for_all(self) -> None:
        self._ask(None, self._show)

    def _show(self, found: _Found) -> None:
        self._rows, self._by_key, self._view = found.rows, found.by_key, found.view
        self._regroup()
        self.list.set_chips(self.chip)
        self.owed_known.emit(found.owed)

    def _regroup(self) -> None:
        """Put every row where it belongs by now, without asking again."""
        if self._view is None:
            return
        self._view = DueView.at(self._page.context.clock.now(), self._view.calendar)
        self.list.set_groups(groups(self._rows, self._view, self._page.words))
        self._stack.setCurrentWidget(self.list if self._rows else self._empty)
        self._subtitle.setText(self._day_line(self._view))

    def chip(self, key: object) -> ChipText:
        """Return how long until or since a row's deadline, by now."""
        row = self._by_key.get(key)
        if row is None or self._view is None:
            return ChipText("")
        now = self._page.context.clock.now()
        return chip(row.item, DueView.at(now, self._view.calendar), self._page.words)

    def _day_line(self, view: DueView) -> str:
        words = self._page.words
        until = view.calendar.open_until(view.now)
        state = words.text("today.open_until", at=until) if until else words.text("today.closed_now")
        return " · ".join((words.date(self._page.today()), words.time(self._page.now()), state))

    def _act(self, key: object) -> None:
        row = self._by_key.get(key)
        if row is not None:
            self._actions.do(row.item)

    def _show_menu(self, key: object, place: QPoint) -> None:
        row = self._by_key.get(key)
        if row is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        say, bus, item = self._page.say, self._page.bus, row.item
        menu.addAction(say(f"action.{item.action}")).triggered.connect(lambda: self._act(key))
        if item.case:
            menu.addAction(say("today.show_case")).triggered.connect(lambda: bus.show_case.emit(item.case))
        if item.customer is not None:
            shows = menu.addAction(say("today.show_customer")).triggered
            shows.connect(lambda: bus.show_customer.emit(item.customer))
        menu.popup(place)

    def _open(self, key: object) -> None:
        row = self._by_key.get(key)
        if row is None:
            return
        if row.item.case:
            self._page.bus.show_case.emit(row.item.case)
        elif row.item.suggestion:
            self._page.bus.show_suggestion.emit(row.item.suggestion)
        elif row.item.customer is not None:
            self._page.bus.show_customer.emit(row.item.customer)


@dataclass(frozen=True, slots=True)
class _Found:
    """What is owed, folded into rows, with the calendar that says how soon it is."""

    owed: Owed
    rows: tuple[OwedRow, ...]
    by_key: Mapping[object, OwedRow]
    view: DueView


def _ask(context: Context, scope: Scope, limit: int | None) -> _Found:
    """Return what is owed; its rows are folded here, where nobody waits for the window."""
    found = owed(context, scope=scope, limit=limit)
    rows = folded(found.items)
    view = DueView.at(context.clock.now(), rules(context).calendar)
    return _Found(found, rows, by_key(rows), view)
