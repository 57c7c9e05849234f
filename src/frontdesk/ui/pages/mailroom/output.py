"""The Mailroom's lists on paper and as CSV: what waits as it is shown, or the outgoing register."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from frontdesk.domain.due import DueView
from frontdesk.services.context import Context
from frontdesk.services.correspondence import mailroom_rows, register_csv, register_list
from frontdesk.services.lists.csv_export import write_csv
from frontdesk.services.lists.on_paper import ListColumn, ListContent, list_pdf
from frontdesk.services.rules import rules
from frontdesk.ui.page_context import PageContext, Tell
from frontdesk.ui.pages.mailroom.columns import waiting_texts
from frontdesk.ui.pages.mailroom.filter_bar import REGISTER
from frontdesk.ui.tasks.lanes import Lane

if TYPE_CHECKING:
    from frontdesk.ui.pages.mailroom.page import MailroomPage


class MailroomOutput(QObject):
    """Works off the UI thread with what is shown when it is asked."""

    def __init__(self, page: PageContext, shown: MailroomPage) -> None:
        super().__init__(shown)
        self._page = page
        self._shown = shown

    def save_csv(self) -> None:
        """Ask for a file and write the list into it."""
        name = f"{self._title()}.csv"
        chosen, _ = QFileDialog.getSaveFileName(
            self._shown, self._page.say("cases.save_csv"), name, "CSV (*.csv)"
        )
        if chosen:
            self.write_csv(Path(chosen))

    def write_csv(self, target: Path) -> None:
        """Write the list into a file."""
        if self._shown.group == REGISTER:
            first, last, text = self._shown.register.period

            def written(context: Context) -> int:
                return register_csv(context, first=first, last=last, text=text, target=target)
        else:
            ids, shown, headings = self._what()
            words = self._page.words

            def written(context: Context) -> int:
                view = _view(context)
                lines = (waiting_texts(row, view, words, shown) for row in mailroom_rows(context, ids))
                return write_csv(target, header=headings, lines=lines)

        self._page.read(written, lambda count: self._saved(count, target), lane=Lane.DOCUMENTS, owner=self)

    def print_list(self) -> None:
        """Show the list as a PDF, from where it is printed."""
        if self._shown.group == REGISTER:
            first, last, text = self._shown.register.period

            def content(context: Context) -> ListContent:
                return register_list(context, first=first, last=last, text=text)
        else:
            ids, shown, headings = self._what()
            words, title = self._page.words, self._title()
            subtitle = self._page.say("mailroom.count", count=len(ids))

            def content(context: Context) -> ListContent:
                view = _view(context)
                rows = tuple(waiting_texts(row, view, words, shown) for row in mailroom_rows(context, ids))
                return ListContent(title, tuple(ListColumn(each) for each in headings), rows, subtitle)

        self._page.read(
            lambda context: list_pdf(context, content=content(context)),
            self._show_pdf,
            lane=Lane.DOCUMENTS,
            owner=self,
        )

    def _what(self) -> tuple[list[int], tuple[str, ...], tuple[str, ...]]:
        table = self._shown.table
        shown = table.shown_columns()
        headings = tuple(self._page.say(f"mailroom.column.{key}") for key in shown)
        return list(table.rows.ids), shown, headings

    def _title(self) -> str:
        if self._shown.group == REGISTER:
            return self._page.say("register.title")
        return self._page.say(f"mailroom.group.{self._shown.group}")

    def _saved(self, count: int, target: Path) -> None:
        self._page.bus.tell.emit(Tell(self._page.say("mailroom.saved_csv", count=count, file=target.name)))

    def _show_pdf(self, data: bytes) -> None:
        # QtPdf is a tenth of the window's memory, and no start needs it.
        from frontdesk.ui.dialogs.pdf_view import PdfWindow  # noqa: PLC0415  see above

        PdfWindow(self._page, self._shown, name=self._title(), data=data).show()


def _view(context: Context) -> DueView:
    return DueView.at(context.clock.now(), rules(context).calendar)
