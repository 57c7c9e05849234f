"""The outgoing register on screen: what went out, from one day to another."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from frontdesk.services.correspondence import register, register_rows
from frontdesk.ui.forms.dates import dress_date
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.mailroom.columns import register_cells, register_columns
from frontdesk.ui.widgets.data_table import DataTable
from frontdesk.ui.widgets.dates import DateField
from frontdesk.ui.widgets.paged_model import PagedTableModel, RowCells

_DAYS = timedelta(days=30)  # shown at first
_TYPED_MS = 250


class RegisterPart(QObject):
    """The list and its days; `shown` tells whether there is anything."""

    shown = Signal(bool)

    def __init__(self, page: PageContext, form: QWidget) -> None:
        super().__init__(form)
        self._page = page
        self._period = find(form, QFrame, "period")
        self._first = find(form, DateField, "first")
        self._last = find(form, DateField, "last")
        self._text = find(form, QLineEdit, "period_text")
        self._typed = QTimer(self, interval=_TYPED_MS, singleShot=True)
        self._typed.timeout.connect(self.refresh)
        self._model = PagedTableModel(register_columns(page.words), self._fetch, page.tasks, self)
        self._model.refused.connect(page.bus.refused)
        self.table = DataTable(self._model)
        self.table.setAccessibleName(page.say("register.title"))
        today = page.today()
        for field, day in ((self._first, today - _DAYS), (self._last, today)):
            dress_date(page, field, prefers_past=True)
            field.set_date(day)
            field.changed.connect(self.refresh)
        self._text.textEdited.connect(self._typed.start)

    @property
    def period(self) -> tuple[date, date, str]:
        """Return the days and the text that are chosen; a day not understood is today's."""
        today = self._page.today()
        first, last = self._first.date or today - _DAYS, self._last.date or today
        return min(first, last), max(first, last), self._text.text()

    def show_bar(self, *, visible: bool) -> None:
        """Show or hide the days."""
        self._period.setVisible(visible)

    def search(self, text: str) -> None:
        """Show only what has a text in it."""
        self._text.setText(text)
        self.refresh()

    def refresh(self) -> None:
        """Ask what went out."""
        first, last, text = self.period
        self._page.read(
            lambda context: register(context, first=first, last=last, text=text),
            self._show,
            replace_key=(id(self), "register"),
            owner=self,
        )

    def _show(self, ids: array[int]) -> None:
        if ids == self._model.ids:
            self._model.renew()
        else:
            self._model.set_ids(ids)
            if ids:
                self.table.selectRow(0)
        self.shown.emit(bool(ids))

    def _fetch(self, ids: Sequence[int]) -> Mapping[int, RowCells]:
        context, words = self._page.context, self._page.words
        return {entry.id: register_cells(entry, words) for entry in register_rows(context, ids)}
