"""Callbacks: who waits to be called, when and by whom, as a list and as a calendar."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QStackedLayout, QWidget

from frontdesk.domain.callbacks import CallUrgency
from frontdesk.services.callbacks.views import CallbackList, CallbackRow
from frontdesk.services.changes import Area, Changes
from frontdesk.services.owed.today import Scope
from frontdesk.ui.callbacks.beginning import AGREE_KEY, CallbackBeginning
from frontdesk.ui.dialogs.actions import CaseActions
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.callbacks.days_part import DaysPart
from frontdesk.ui.pages.callbacks.found import FoundList, find_list
from frontdesk.ui.pages.callbacks.list_part import ListPart
from frontdesk.ui.pages.callbacks.menu import RowMenu
from frontdesk.ui.pages.callbacks.output import CallbackOutput, Listed
from frontdesk.ui.shell.page import Page
from frontdesk.ui.widgets.segmented import Choice, Segmented

LIST, DAY, WEEK = "list", "day", "week"
_VIEWS = (LIST, DAY, WEEK)
_CONCERNED = frozenset(
    {Area.CALLBACKS, Area.DEADLINES, Area.CASES, Area.CUSTOMERS, Area.CALENDAR, Area.OFFICE}
)
_FIRST = 60  # more than any window shows at once
_BREATH_MS = 60  # in which the first rows are painted


class CallbacksPage(Page):
    """Enter makes the call; the right arrow shows the case; dragging, or its keys, moves a call."""

    def __init__(self, page: PageContext, actions: CaseActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._actions = actions
        self._known = False  # whether the list was shown before
        form = page.forms.fill(self, "callbacks")
        self._subtitle = find(form, QLabel, "subtitle")
        self.view = find(form, Segmented, "view")
        self.scope = find(form, Segmented, "scope")
        self.waiting = ListPart(page)
        self.days = DaysPart(page, form, actions.callbacks)
        self.output = CallbackOutput(page, self)
        self.menu = RowMenu(page, actions.callbacks, self.output, self._current, self)
        self._stack = QStackedLayout(find(form, QWidget, "list_host"))
        for part in (self.waiting, self.days.board):
            self._stack.addWidget(part)
        self._offer()
        self._connect(form)
        self._show_view()

    def refresh(self) -> None:
        """Ask again for what is shown; where nothing is yet, the most urgent come first."""
        if self.view.value == LIST:
            self._ask(None if self._known else _FIRST)
        else:
            self.days.refresh(Scope(self.scope.value), 1 if self.view.value == DAY else 7)

    def shown(self) -> None:
        """Put the keyboard on what is shown."""
        if self.view.value == LIST:
            self.waiting.list.setFocus()
        else:
            self.days.board.setFocus()
            self.days.come_up()

    def concerns(self, change: object) -> bool:
        """Whether a change may have altered what is shown."""
        return not isinstance(change, Changes) or bool(change.areas & _CONCERNED)

    def _offer(self) -> None:
        say = self._page.say
        self.view.set_choices([Choice(each, say(f"callbacks.view.{each}")) for each in _VIEWS])
        self.view.set_value(LIST)
        self.scope.set_choices([Choice(each.value, say(f"today.scope.{each}")) for each in Scope])
        self.scope.set_value(Scope.EVERYONE.value)

    def _connect(self, form: QWidget) -> None:
        self.view.chosen.connect(self._change_view)
        self.scope.chosen.connect(self.refresh)
        self.days.turned.connect(self.refresh)
        self.waiting.agree_wanted.connect(self._agree)
        for part in (self.waiting.list, self.days.board):
            part.acted.connect(self._call)
            part.menu_wanted.connect(self._show_menu)
        self.waiting.list.opened.connect(self._open)
        find(form, QPushButton, "agree").clicked.connect(self._agree)
        self._put_menus(form)
        QShortcut(QKeySequence(AGREE_KEY), self).activated.connect(self._agree)
        for number, view in enumerate(_VIEWS, start=1):
            keys = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            keys.activated.connect(lambda view=view: self.view.set_value(view))

    def _put_menus(self, form: QWidget) -> None:
        """Let the buttons offer what can be saved and printed."""
        output = self.output
        offers = {
            "csv": {
                "callbacks.save.csv": lambda: output.save_csv(self.listed()),
                "callbacks.save.calendar": lambda: output.save_calendar(self._scope),
            },
            "print_list": {
                "callbacks.print.shown": lambda: output.print_list(self.listed()),
                "callbacks.print.day": lambda: output.print_day(self._day, self._scope),
                "callbacks.print.week": lambda: output.print_week(self._day, self._scope),
                "callbacks.print.figures": output.print_figures,
            },
        }
        for name, choices in offers.items():
            button = find(form, QPushButton, name)
            menu = QMenu(button)
            for text, act in choices.items():
                menu.addAction(self._page.say(text)).triggered.connect(act)
            button.setMenu(menu)

    @property
    def _scope(self) -> Scope:
        return Scope(self.scope.value)

    @property
    def _day(self) -> date:
        """The day that is shown first; today where the list is."""
        return self._page.today() if self.view.value == LIST else self.days.first

    def _change_view(self) -> None:
        self._show_view()
        self.refresh()

    def _show_view(self) -> None:
        listed = self.view.value == LIST
        self._stack.setCurrentWidget(self.waiting if listed else self.days.board)
        self.days.show_bar(visible=not listed)

    def _ask(self, limit: int | None) -> None:
        scope = Scope(self.scope.value)
        self._page.read(
            lambda context: find_list(context, scope, limit),
            self._show,
            replace_key=(id(self), "list"),
            owner=self,
        )

    def _show(self, found: FoundList) -> None:
        self._known = True
        self.waiting.show_rows(found.callbacks.rows, found.calendar)
        self._subtitle.setText(self._summary(found.callbacks))
        if found.callbacks.total > len(found.callbacks.rows):
            QTimer.singleShot(_BREATH_MS, self, lambda: self._ask(None))

    def _summary(self, callbacks: CallbackList) -> str:
        if not callbacks.total:
            return ""
        late = callbacks.counts.get(CallUrgency.OVERDUE, 0)
        text = "callbacks.count.late" if late else "callbacks.count"
        return self._page.say(text, count=callbacks.total, late=late)

    def _row(self, key: object) -> CallbackRow | None:
        return self.waiting.row(key) if self.view.value == LIST else self.days.row(key)

    def _current(self) -> CallbackRow | None:
        return self.waiting.current if self.view.value == LIST else self.days.current

    def listed(self) -> Listed:
        """Return what is shown, to be written down."""
        if self.view.value == LIST:
            return Listed(self._page.say("page.callbacks"), self.waiting.rows)
        return Listed(self.days.title, self.days.rows)

    def _call(self, key: object) -> None:
        row = self._row(key)
        if row is not None:
            self._actions.callbacks().call(row.id)

    def _open(self, key: object) -> None:
        row = self._row(key)
        if row is not None and row.case:
            self._page.bus.show_case.emit(row.case)
        elif row is not None and row.customer is not None:
            self._page.bus.show_customer.emit(row.customer)
        elif row is not None:
            self._call(key)

    def _show_menu(self, key: object, place: QPoint) -> None:
        row = self._row(key)
        if row is not None:
            self.menu.popup(row, place)

    def _agree(self) -> None:
        self._actions.callbacks().agree(CallbackBeginning())
