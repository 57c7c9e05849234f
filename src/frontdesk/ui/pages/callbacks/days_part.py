"""The calendar of callbacks: a day by person, or a week by day; a call is moved to another hour or person."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QWidget

from frontdesk.services.callbacks.moving import hand_over_callback, reschedule_callback
from frontdesk.services.callbacks.views import CallbackRow
from frontdesk.services.context import Context
from frontdesk.services.owed.today import Scope
from frontdesk.ui.callbacks.move_dialog import handed_text, moved_text
from frontdesk.ui.callbacks.said import Window
from frontdesk.ui.callbacks.spans import window_text
from frontdesk.ui.callbacks.taking_back import taking_back
from frontdesk.ui.callbacks.windows import CallbackWindows
from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.targets import Target
from frontdesk.ui.page_context import PageContext, Tell
from frontdesk.ui.pages.callbacks.board.board import Board
from frontdesk.ui.pages.callbacks.found import find_days
from frontdesk.ui.pages.callbacks.planning import Holder, Planned, Planner

_MINUTE = timedelta(minutes=1)
_MOST_NAMED = 30  # of the calls of one hour, in a menu


class DaysPart(QObject):
    """Works the board and the row that turns its pages; `turned` asks for other days, or for news."""

    turned = Signal()

    def __init__(self, page: PageContext, form: QWidget, windows: Callable[[], CallbackWindows]) -> None:
        super().__init__(form)
        self._page = page
        self._windows = windows
        self._first = page.today()
        self._days = 1
        self._planned: Planned | None = None
        self._at = page.now()
        self._afresh = True  # whether the board is opened, rather than brought up to date
        self._by_id: Mapping[object, CallbackRow] = {}
        self.board = Board(page.say("callbacks.more"))
        self.board.setAccessibleName(page.say("page.callbacks"))
        self.board.moved.connect(self._move)
        self.board.more_wanted.connect(self._name_more)
        self._bar = find(form, QWidget, "days")
        self._span = find(form, QLabel, "span")
        for name, steps in (("earlier", -1), ("later", 1), ("now", 0)):
            find(form, QPushButton, name).clicked.connect(partial(self.turn, steps))
        self.tick = QTimer(self, interval=_MINUTE // timedelta(milliseconds=1))
        self.tick.timeout.connect(self._go_on)
        self.tick.start()

    @property
    def rows(self) -> Sequence[CallbackRow]:
        """Return the callbacks shown."""
        return tuple(self._by_id.values())

    @property
    def first(self) -> date:
        """Return the first day that is shown."""
        return self._first

    @property
    def title(self) -> str:
        """Return which days are shown, in words."""
        words = self._page.words
        if self._days == 1:
            return words.date(self._first)
        last = self._first + timedelta(days=self._days - 1)
        return self._page.say("callbacks.week", first=self._first, last=last)

    @property
    def current(self) -> CallbackRow | None:
        """Return the callback chosen."""
        return self.row(self.board.current_key)

    def row(self, key: object) -> CallbackRow | None:
        """Return a callback that is shown, by its id."""
        return self._by_id.get(key)

    def show_bar(self, *, visible: bool) -> None:
        """Show or hide what turns the pages."""
        self._bar.setVisible(visible)
        self._afresh = visible

    def come_up(self) -> None:
        """Bring a board that comes to the front up to date; in another hour it is opened afresh."""
        now = self._page.now()
        if self._planned is None or now - self._at < _MINUTE:
            return
        self._afresh = self._afresh or (now.date(), now.hour) != (self._at.date(), self._at.hour)
        self.turned.emit()

    def _go_on(self) -> None:
        """Bring the board that somebody has before them up to date; where it is scrolled to stays."""
        if self._planned is not None and self.board.isVisible():
            self.turned.emit()

    def turn(self, steps: int, *_checked: bool) -> None:
        """Go to other days, or back to today (0)."""
        today = self._page.today()
        self._first = self._first + timedelta(days=steps * self._days) if steps else today
        self._afresh = True
        self.turned.emit()

    def refresh(self, scope: Scope, days: int) -> None:
        """Ask for the calls of a day, or of the week in which it lies."""
        self._days = days
        if days > 1:
            self._first -= timedelta(days=self._first.weekday())
        elif self._planned is not None and len(self._planned.days) > 1:
            self._first = self._day_of_the_week()
        page, first = self._page, self._first

        def ask(context: Context) -> tuple[Sequence[CallbackRow], Planned]:
            found = find_days(context, scope, first, days)
            return found.rows, Planner(page, found).planned()

        page.read(ask, self._show, replace_key=(id(self), "days"), owner=self)

    def _day_of_the_week(self) -> date:
        """Return today where it is in the week that was shown, else its first day."""
        today, week = self._page.today(), self._first
        return today if week <= today < week + timedelta(days=7) else week

    def _show(self, found: tuple[Sequence[CallbackRow], Planned]) -> None:
        rows, self._planned = found
        self._by_id = {row.id: row for row in rows}
        self._span.setText(self.title)
        self.board.set_plan(self._planned.plan, afresh=self._afresh)
        self._afresh, self._at = False, self._page.now()

    def _move(self, key: object, column: int, hour: int) -> None:
        row, planned = self.row(key), self._planned
        if row is None or planned is None:
            return
        if len(planned.days) > 1:
            self._move_to(row, self._window(row, planned.days[column], hour))
            return
        holder = planned.holders[column]
        if holder != Holder(row.person, "" if row.person else row.department):
            self._hand_over(row, holder)
        if hour != self._page.local(row.call_from).hour:
            self._move_to(row, self._window(row, planned.days[0], hour))

    def _window(self, row: CallbackRow, day: date, hour: int) -> Window:
        """Return the same length from an hour on, at the same minute."""
        minute = self._page.local(row.call_from).minute
        start = datetime.combine(day, time(hour, minute), self._page.timezone)
        return start, start + (row.call_until - row.call_from)

    def _move_to(self, row: CallbackRow, window: Window) -> None:
        """Move a next try at once; of a window that the customer was told, ask what they were told now."""
        if row.promised:
            self._windows().move(row, window)
            return
        when = window_text(self._page, window)
        self._page.write(
            lambda context: reschedule_callback(
                context, callback=row.id, window_start=window[0], window_end=window[1]
            ),
            lambda warnings: self._tell(row, moved_text(self._page, when, warnings)),
            owner=self,
        )

    def _hand_over(self, row: CallbackRow, holder: Holder) -> None:
        target = Target(holder.department, holder.person)
        self._page.write(
            lambda context: hand_over_callback(
                context, callback=row.id, department=holder.department, person=holder.person
            ),
            lambda warnings: self._tell(row, handed_text(self._page, target, warnings)),
            owner=self,
        )

    def _tell(self, row: CallbackRow, text: str) -> None:
        self._page.bus.tell.emit(Tell(text, taking_back(self._page, row.id)))

    def _name_more(self, keys: Sequence[object], place: QPoint) -> None:
        """Name the calls that have no line of their own, to choose one."""
        menu = QMenu(self.board)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key in keys[:_MOST_NAMED]:
            row = self.row(key)
            if row is not None:
                name = row.customer_name or row.number
                text = self._page.say("callbacks.line", start=row.call_from, name=name, about=row.about)
                menu.addAction(text.replace("&", "&&")).triggered.connect(partial(self.board.choose, key))
        menu.popup(place)
