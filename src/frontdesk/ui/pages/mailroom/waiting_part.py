"""The letters that wait in a group, on screen; what is chosen stays chosen while it is still there."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QItemSelectionModel, QObject
from PySide6.QtWidgets import QWidget

from frontdesk.domain.due import DueView
from frontdesk.services.correspondence import mailroom_rows
from frontdesk.services.rules import rules
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.mailroom.columns import waiting_cells, waiting_columns
from frontdesk.ui.widgets.data_table import DataTable
from frontdesk.ui.widgets.paged_model import PagedTableModel, RowCells


class WaitingPart(QObject):
    """The list of what waits."""

    def __init__(self, page: PageContext, form: QWidget) -> None:
        super().__init__(form)
        self._page = page
        self._wanted: int | None = None  # a letter to be chosen once it is shown
        self._model = PagedTableModel(waiting_columns(page.words), self._fetch, page.tasks, self)
        self._model.refused.connect(page.bus.refused)
        self.table = DataTable(self._model)
        self.table.setAccessibleName(page.say("page.mailroom"))

    def want(self, letter: int) -> None:
        """Choose a letter as soon as it is among those that are shown."""
        self._wanted = letter

    def show(self, ids: array[int], *, choose_first: bool) -> None:
        """Show these letters; where none of them is chosen, the first may be."""
        if ids == self._model.ids and self._wanted is None:
            self._model.renew()
        else:
            self._replace(ids, choose_first=choose_first)

    def _replace(self, ids: array[int], *, choose_first: bool) -> None:
        place = self.table.verticalScrollBar().value()
        chosen = set(self.table.chosen_ids())
        self._model.set_ids(ids)
        if self._wanted is not None and self._wanted in ids:
            chosen, self._wanted = {self._wanted}, None
        kept = [row for row, id_ in enumerate(ids) if id_ in chosen]
        if not kept and ids and choose_first:
            kept = [0]
        self._choose(kept)
        self.table.verticalScrollBar().setValue(place)

    def _choose(self, rows: Sequence[int]) -> None:
        """Choose rows; the keyboard goes on from the first of them."""
        model, selection = self.table.model(), self.table.selectionModel()
        how = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for row in rows:
            selection.select(model.index(row, 0), how)
        first = rows[0] if rows else 0
        selection.setCurrentIndex(model.index(first, 0), QItemSelectionModel.SelectionFlag.NoUpdate)

    def _fetch(self, ids: Sequence[int]) -> Mapping[int, RowCells]:
        context, words = self._page.context, self._page.words
        view = DueView.at(context.clock.now(), rules(context).calendar)
        return {row.id: waiting_cells(row, view, words) for row in mailroom_rows(context, ids)}
