"""Holidays and other closing days from a calendar file: looked at before the office closes on them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QFileDialog, QLabel, QPlainTextEdit, QWidget

from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.ui.dialogs.operation import Operation, OperationDialog
from frontdesk.ui.forms import find
from frontdesk.ui.page_context import PageContext

if TYPE_CHECKING:
    from frontdesk.domain.days_read import DaysRead
    from frontdesk.services.calendar_files.closing_days import DaysPreview

_MOST_NAMED = 5  # of what was left out


class DaysReadDialog(OperationDialog):
    """The days that a file names, those that are new first; confirming keeps the new ones."""

    FORM = "settings_days_read"
    TEXTS = "settings.days_read"
    PLACES: ClassVar = {"name": "days"}
    preview: DaysPreview

    def show_preview(self, preview: DaysPreview) -> None:
        """Show what was read; without a new day there is nothing to confirm."""
        self.preview = preview
        new = preview.new
        summary = self.page.say(
            "settings.days_read.summary", new=len(new), known=len(preview.rows) - len(new)
        )
        find(self.body, QLabel, "summary").setText(summary)
        find(self.body, QPlainTextEdit, "days").setPlainText("\n".join(self._lines()))
        left_out = find(self.body, QLabel, "left_out")
        left_out.setText("\n".join(self._left_out()))
        left_out.setVisible(bool(preview.left_out))
        self._confirm.setEnabled(bool(new))

    def operation(self) -> Operation:
        """Return the keeping of the new days."""
        days = self.preview.new

        def keep(context: Context) -> Done[int]:
            from frontdesk.services.calendar_files import closing_days  # noqa: PLC0415  a library of its own

            return closing_days.keep_closing_days(context, days=days)

        return keep

    def told(self, result: object) -> str:
        """Return how many days were kept."""
        return self.page.say("settings.days_read.done", n=result)

    def _lines(self) -> Iterator[str]:
        rows = self.preview.rows
        yield from (self._line(row.days) for row in rows if not row.known)
        for row in rows:
            if row.known:
                yield self.page.say("settings.days_read.known", days=self._line(row.days))

    def _line(self, days: DaysRead) -> str:
        words = self.page.words
        span = words.short_date(days.first_day)
        if days.last_day != days.first_day:
            span = f"{span} – {words.short_date(days.last_day)}"
        return f"{span}   {days.name}".rstrip()

    def _left_out(self) -> Iterator[str]:
        reasons = self.preview.left_out
        yield from (self.page.render(why) for why in reasons[:_MOST_NAMED])
        if len(reasons) > _MOST_NAMED:
            yield self.page.say("settings.days_read.more", n=len(reasons) - _MOST_NAMED)


def choose_calendar(page: PageContext, parent: QWidget) -> None:
    """Ask for a calendar file and show what is in it; why it cannot be read is told."""
    kinds = "iCalendar (*.ics *.ical *.ifb *.icalendar)"
    name, _ = QFileDialog.getOpenFileName(parent, page.say("settings.days_read.choose"), "", kinds)
    if name:
        read_calendar_file(page, parent, Path(name))


def read_calendar_file(page: PageContext, parent: QWidget, file: Path) -> None:
    """Read a calendar file off the UI thread, then show what is in it."""

    def previewed(context: Context) -> DaysPreview:
        from frontdesk.services.calendar_files import closing_days, lines  # noqa: PLC0415  a library of its own

        return closing_days.preview_closing_days(context, data=lines.read_file(file))

    def show(preview: DaysPreview) -> None:
        dialog = DaysReadDialog(page, parent.window(), about=file.name)
        dialog.show_preview(preview)
        dialog.show()

    page.read(previewed, show, owner=parent)
