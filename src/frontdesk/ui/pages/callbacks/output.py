"""Callbacks on paper, as CSV and as calendar files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from frontdesk.services.callbacks.figures_paper import figures_pdf
from frontdesk.services.callbacks.paper import call_list_pdf, week_plan_pdf
from frontdesk.services.callbacks.views import CallbackRow
from frontdesk.services.context import Context
from frontdesk.services.lists.csv_export import write_csv
from frontdesk.services.lists.on_paper import ListColumn, ListContent, list_pdf
from frontdesk.services.owed.today import Scope
from frontdesk.ui.callbacks.spans import window_text
from frontdesk.ui.look.joined import joined
from frontdesk.ui.page_context import PageContext, Tell
from frontdesk.ui.tasks.lanes import Lane

_COLUMNS = ("when", "customer", "number", "about", "who", "tries", "outcome")
_SHARES = (1.3, 1.3, 1.1, 2.0, 1.1, 0.4, 1.0)


@dataclass(frozen=True, slots=True)
class Listed:
    """What is written down: under which title, and which callbacks."""

    title: str
    rows: Sequence[CallbackRow]


class CallbackOutput(QObject):
    """Works off the UI thread with what is shown when it is asked."""

    def __init__(self, page: PageContext, widget: QWidget) -> None:
        super().__init__(widget)
        self._page = page
        self._widget = widget

    def save_csv(self, listed: Listed) -> None:
        """Ask for a file and write the list into it."""
        title = self._page.say("cases.save_csv")
        name, _ = QFileDialog.getSaveFileName(self._widget, title, f"{listed.title}.csv", "CSV (*.csv)")
        if name:
            self.write_csv(listed, Path(name))

    def write_csv(self, listed: Listed, target: Path) -> None:
        """Write the list into a file."""
        headings = [self._page.say(f"callbacks.column.{each}") for each in _COLUMNS]
        self._page.read(
            lambda _context: write_csv(target, header=headings, lines=map(self._texts, listed.rows)),
            lambda count: self._saved(count, target),
            lane=Lane.DOCUMENTS,
            owner=self,
        )

    def print_list(self, listed: Listed) -> None:
        """Show the list as a PDF, from where it is printed."""
        headings = zip(_COLUMNS, _SHARES, strict=True)
        columns = tuple(
            ListColumn(self._page.say(f"callbacks.column.{each}"), share) for each, share in headings
        )
        subtitle = self._page.say("callbacks.listed", count=len(listed.rows))

        def made(context: Context) -> bytes:
            rows = tuple(map(self._texts, listed.rows))
            return list_pdf(context, content=ListContent(listed.title, columns, rows, subtitle))

        self._page.read(
            made, lambda data: self._show_pdf(listed.title, data), lane=Lane.DOCUMENTS, owner=self
        )

    def print_day(self, day: date, scope: Scope) -> None:
        """Show the calls of a day with room to write, for a day without computers."""
        self._show_made("callbacks.print.day", lambda context: call_list_pdf(context, day=day, scope=scope))

    def print_week(self, day: date, scope: Scope) -> None:
        """Show the plan of the week in which a day lies."""
        self._show_made("callbacks.print.week", lambda context: week_plan_pdf(context, week=day, scope=scope))

    def print_figures(self) -> None:
        """Show how the callbacks of the last days were kept."""
        self._show_made("callbacks.print.figures", figures_pdf)

    def save_calendar(self, scope: Scope) -> None:
        """Ask for a file and write a calendar into it: one's own calls, or everybody's."""
        target = self._calendar_file(self._page.say("page.callbacks"))
        if target is not None:
            self.write_calendar(target, scope)

    def write_calendar(self, target: Path, scope: Scope) -> None:
        """Write the callbacks into a calendar file: one's own where those are shown, else everybody's."""

        def made(context: Context) -> int:
            from frontdesk.services.calendar_files import callbacks  # noqa: PLC0415  a library of its own

            mine = context.actor.staff_id if scope is Scope.MINE else None
            return callbacks.save_calendar(context, target=target, staff=mine)

        self._page.read(made, lambda count: self._saved(count, target), lane=Lane.DOCUMENTS, owner=self)

    def save_entry(self, row: CallbackRow) -> None:
        """Ask for a file and write one callback into it as a calendar's entry."""
        target = self._calendar_file(row.customer_name or self._page.say("customer.nameless"))
        if target is not None:
            self.write_entry(row.id, target)

    def write_entry(self, callback: int, target: Path) -> None:
        """Write one callback into a calendar file."""

        def made(context: Context) -> None:
            from frontdesk.services.calendar_files import callbacks  # noqa: PLC0415  a library of its own

            callbacks.save_callback(context, callback=callback, target=target)

        self._page.read(made, lambda _done: self._saved(1, target), lane=Lane.DOCUMENTS, owner=self)

    def _calendar_file(self, name: str) -> Path | None:
        title, kinds = self._page.say("callbacks.save.calendar"), "iCalendar (*.ics)"
        plain = "".join(each for each in name if each.isalnum() or each in " -")
        chosen, _ = QFileDialog.getSaveFileName(self._widget, title, f"{plain.strip()}.ics", kinds)
        return Path(chosen) if chosen else None

    def _show_made(self, name: str, made: Callable[[Context], bytes]) -> None:
        title = self._page.say(name)
        self._page.read(made, lambda data: self._show_pdf(title, data), lane=Lane.DOCUMENTS, owner=self)

    def _texts(self, row: CallbackRow) -> tuple[str, ...]:
        outcome = self._page.say(f"callback.outcome.{row.outcome}") if row.outcome else ""
        return (
            window_text(self._page, (row.call_from, row.call_until)),
            row.customer_name,
            row.number,
            joined(row.case or "", row.about),
            row.person or row.department,
            str(row.attempts),
            outcome,
        )

    def _saved(self, count: int, target: Path) -> None:
        self._page.bus.tell.emit(Tell(self._page.say("callbacks.saved_csv", count=count, file=target.name)))

    def _show_pdf(self, title: str, data: bytes) -> None:
        # QtPdf is a tenth of the window's memory, and no start needs it.
        from frontdesk.ui.dialogs.pdf_view import PdfWindow  # noqa: PLC0415  see above

        PdfWindow(self._page, self._widget, name=title, data=data).show()
