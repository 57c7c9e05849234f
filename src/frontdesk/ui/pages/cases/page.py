"""The list of cases: a million rows scroll, for only those that are seen are read."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QLabel, QPushButton, QStackedLayout, QWidget

from frontdesk.domain.due import DueView
from frontdesk.services.changes import Area, Changes
from frontdesk.services.context import Context
from frontdesk.services.lists.case_filter import NEWEST_FIRST, CaseOrder, CaseSort
from frontdesk.services.lists.cases import case_ids, case_rows
from frontdesk.services.lists.saved_views import CaseListView
from frontdesk.services.office.departments import DepartmentView, departments
from frontdesk.services.rules import rules
from frontdesk.services.staff.people import StaffView, staff
from frontdesk.services.views import CaseRow
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.cases.columns import cells, columns
from frontdesk.ui.pages.cases.filter_bar import FilterBar
from frontdesk.ui.pages.cases.output import CaseOutput
from frontdesk.ui.pages.cases.views_menu import ViewsMenu
from frontdesk.ui.shell.page import Page
from frontdesk.ui.widgets.data_table import DataTable
from frontdesk.ui.widgets.empty_state import EmptyState
from frontdesk.ui.widgets.paged_model import PagedTableModel, RowCells

_CONCERNED = frozenset({Area.CASES, Area.DEADLINES, Area.CUSTOMERS, Area.OFFICE, Area.VIEWS})


@dataclass(frozen=True, slots=True)
class Found:
    """The ids a filter lets through, and whom one can filter by."""

    ids: array[int]
    people: tuple[StaffView, ...]
    departments: tuple[DepartmentView, ...]


class CasesPage(Page):
    """Filter, sort, open with Enter; coming back finds the list where it was left."""

    def __init__(self, page: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self.order = NEWEST_FIRST
        form = page.forms.fill(self, "cases")
        self._count = find(form, QLabel, "count")
        self.filter = FilterBar(page, form)
        self._model = PagedTableModel(columns(page.words), self._fetch, page.tasks, self)
        self.table = DataTable(self._model)
        self.table.setAccessibleName(page.say("page.cases"))
        self._empty = EmptyState("cases", page.say("cases.empty"), page.say("cases.empty_line"))
        self._stack = QStackedLayout(find(form, QWidget, "list_host"))
        for part in (self.table, self._empty):
            self._stack.addWidget(part)
        self.views = ViewsMenu(page, find(form, QPushButton, "views"), self._as_view)
        self.output = CaseOutput(page, self.table)
        self._connect(form)

    def refresh(self) -> None:
        """Ask which cases there are; rows already shown stay until the answer comes."""
        which, order = self.filter.which, self.order

        def asked(context: Context) -> Found:
            ids = case_ids(context, which, order)
            return Found(ids, staff(context), departments(context))

        self._page.read(asked, self._show, replace_key=(id(self), "ids"), owner=self)

    def shown(self) -> None:
        """Put the keyboard on the list, or into the filter when it is empty."""
        if self._model.rowCount():
            self.table.setFocus()
        else:
            self.filter.focus_text()

    def concerns(self, change: object) -> bool:
        """Whether the list may look different now."""
        return not isinstance(change, Changes) or bool(change.areas & _CONCERNED)

    def show_view(self, view: CaseListView) -> None:
        """Show the cases of a view, in its order and with its columns."""
        self.table.restore_layout({"shown": view.columns})
        self.filter.show_filter(view.which)
        self._sorted_by(view.order.by.value, descending=view.order.descending)

    def _connect(self, form: QWidget) -> None:
        self.filter.changed.connect(self.refresh)
        self.views.chosen.connect(self.show_view)
        self.table.opened.connect(self._open)
        self.table.sort_wanted.connect(lambda by, descending: self._sorted_by(by, descending=descending))
        self._model.refused.connect(self._page.bus.refused)
        columns_button = find(form, QPushButton, "columns")
        columns_button.setMenu(self.table.columns_menu(columns_button))
        find(form, QPushButton, "save_csv").clicked.connect(self.output.save_csv)
        find(form, QPushButton, "print_list").clicked.connect(self.output.print_list)
        self.table.show_sort(self.order.by.value, descending=self.order.descending)

    def _as_view(self, name: str) -> CaseListView:
        return CaseListView(name, self.filter.which, self.order, self.table.shown_columns())

    def _sorted_by(self, by: str, *, descending: bool) -> None:
        self.order = CaseOrder(CaseSort(by), descending)
        self.table.show_sort(by, descending=descending)
        self.refresh()

    def _show(self, found: Found) -> None:
        self.filter.offer_people(found.people, found.departments)
        if found.ids == self._model.ids:
            self._model.renew()
        else:
            self._replace(found.ids)
        self._count.setText(self._page.say("cases.count", count=len(found.ids)))
        self._stack.setCurrentWidget(self.table if found.ids else self._empty)

    def _replace(self, ids: array[int]) -> None:
        """Show other rows; the one chosen stays chosen and where it was, if it is still there."""
        place = self.table.verticalScrollBar().value()
        chosen = self._model.row_id(self.table.currentIndex().row())
        self._model.set_ids(ids)
        row = ids.index(chosen) if chosen is not None and chosen in ids else 0
        if ids:
            self.table.selectRow(row)
        self.table.verticalScrollBar().setValue(place)

    def _open(self, case: int) -> None:
        self._page.read(lambda context: case_rows(context, [case]), self._show_case, owner=self)

    def _show_case(self, rows: Sequence[CaseRow]) -> None:
        for row in rows:
            self._page.bus.show_case.emit(row.reference)

    def _fetch(self, ids: Sequence[int]) -> Mapping[int, RowCells]:
        context, words = self._page.context, self._page.words
        view = DueView.at(context.clock.now(), rules(context).calendar)
        return {row.id: cells(row, view, words) for row in case_rows(context, ids)}
