"""The list of cases as it is filtered, on paper and as CSV."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from frontdesk.domain.due import DueView
from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.context import Context
from frontdesk.services.lists.cases import case_rows
from frontdesk.services.lists.csv_export import export_csv
from frontdesk.services.lists.on_paper import ListColumn, ListContent, list_pdf
from frontdesk.services.rules import rules
from frontdesk.ui.dialogs.pdf_view import PdfWindow
from frontdesk.ui.page_context import PageContext, Tell
from frontdesk.ui.pages.cases.columns import texts
from frontdesk.ui.tasks.lanes import Lane
from frontdesk.ui.widgets.data_table import DataTable

MOST_PRINTED = 5_000
"""Cases on paper: some two hundred sheets. The rest belongs into a CSV file."""


class CaseOutput(QObject):
    """Works off the UI thread with the ids and columns that are shown when it is asked."""

    def __init__(self, page: PageContext, table: DataTable) -> None:
        super().__init__(table)
        self._page = page
        self._table = table

    def save_csv(self) -> None:
        """Ask for a file and write the list into it."""
        title = self._page.say("cases.save_csv")
        name, _ = QFileDialog.getSaveFileName(self._table, title, "cases.csv", "CSV (*.csv)")
        if name:
            self.write_csv(Path(name))

    def write_csv(self, target: Path) -> None:
        """Write the list into a file."""
        ids, shown, headings = self._what()
        words = self._page.words

        def written(context: Context) -> int:
            view = _view(context)
            return export_csv(
                context,
                ids=ids,
                header=headings,
                texts=lambda row: texts(row, view, words, shown),
                target=target,
            )

        self._page.read(written, lambda count: self._saved(count, target), lane=Lane.DOCUMENTS, owner=self)

    def print_list(self) -> None:
        """Show the list as a PDF, from where it is printed."""
        ids, shown, headings = self._what()
        if len(ids) > MOST_PRINTED:
            self._page.bus.refused.emit(FrontDeskError("cases.too_many_to_print", most=MOST_PRINTED))
            return
        words, title = self._page.words, self._page.say("page.cases")
        subtitle = self._page.say("cases.count", count=len(ids))

        def made(context: Context) -> bytes:
            view = _view(context)
            rows = tuple(texts(row, view, words, shown) for row in case_rows(context, ids))
            columns = tuple(ListColumn(heading) for heading in headings)
            return list_pdf(context, content=ListContent(title, columns, rows, subtitle))

        self._page.read(made, self._show_pdf, lane=Lane.DOCUMENTS, owner=self)

    def _what(self) -> tuple[Sequence[int], tuple[str, ...], tuple[str, ...]]:
        shown = self._table.shown_columns()
        headings = tuple(self._page.say(f"cases.column.{key}") for key in shown)
        return list(self._table.rows.ids), shown, headings

    def _saved(self, count: int, target: Path) -> None:
        self._page.bus.tell.emit(Tell(self._page.say("cases.saved_csv", count=count, file=target.name)))

    def _show_pdf(self, data: bytes) -> None:
        PdfWindow(self._page, self._table, name=self._page.say("page.cases"), data=data).show()


def _view(context: Context) -> DueView:
    return DueView.at(context.clock.now(), rules(context).calendar)
