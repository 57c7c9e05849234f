"""The list of callbacks: grouped by urgency, alive while time passes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from frontdesk.domain.calendar import OfficeCalendar
from frontdesk.domain.due import DueView
from frontdesk.services.callbacks.views import CallbackRow
from frontdesk.ui.delegates.grouped import ColumnPlan
from frontdesk.ui.look.painting import ChipText
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.callbacks.rows import CallRows
from frontdesk.ui.widgets.empty_state import EmptyState
from frontdesk.ui.widgets.grouped_list import GroupedList

_REGROUP_MS = 60_000
_PLAN = ColumnPlan(parts=(0.42, 0.3, 0.28))


class ListPart(QWidget):
    """Shows who waits, or that nobody does."""

    agree_wanted = Signal()

    def __init__(self, page: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._rows: Sequence[CallbackRow] = ()
        self._by_id: Mapping[object, CallbackRow] = {}
        self.calendar: OfficeCalendar | None = None
        self.list = GroupedList(plan=_PLAN)
        self.list.setAccessibleName(page.say("page.callbacks"))
        say = page.say
        self._empty = EmptyState(
            "callback", say("callbacks.empty"), say("callbacks.empty_line"), say("callbacks.agree")
        )
        self._empty.acted.connect(self.agree_wanted)
        self._stack = QStackedLayout(self)
        for part in (self.list, self._empty):
            self._stack.addWidget(part)
        regroup = QTimer(self, interval=_REGROUP_MS)
        regroup.timeout.connect(self._regroup)
        regroup.start()

    @property
    def rows(self) -> Sequence[CallbackRow]:
        """Return the callbacks shown, in their order."""
        return self._rows

    def row(self, key: object) -> CallbackRow | None:
        """Return a callback that is shown, by its id."""
        return self._by_id.get(key)

    @property
    def current(self) -> CallbackRow | None:
        """Return the callback chosen."""
        return self.row(self.list.current_key)

    def worded(self) -> CallRows | None:
        """Return what words the rows as they look now."""
        if self.calendar is None:
            return None
        return CallRows(self._page, DueView.at(self._page.context.clock.now(), self.calendar))

    def show_rows(self, rows: Sequence[CallbackRow], calendar: OfficeCalendar) -> None:
        """Show other callbacks."""
        self._rows, self.calendar = rows, calendar
        self._by_id = {row.id: row for row in rows}
        self._regroup()
        self.list.set_chips(self._chip)

    def _regroup(self) -> None:
        """Put every row where it belongs by now, without asking again."""
        worded = self.worded()
        if worded is not None:
            self.list.set_groups(worded.groups(self._rows))
            self._stack.setCurrentWidget(self.list if self._rows else self._empty)

    def _chip(self, key: object) -> ChipText:
        row, worded = self.row(key), self.worded()
        return ChipText("") if row is None or worded is None else worded.chip(row)
