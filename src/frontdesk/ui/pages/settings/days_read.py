"""Closing days from a calendar file: looked at before the office closes on them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QVBoxLayout, QWidget

from frontdesk.domain.day_changes import TAKEN_BACK, DayChange, DayState
from frontdesk.domain.days_read import CalendarRead, DaysRead
from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.ui.delegates.grouped import GAP, ROW_HEIGHT, ColumnPlan
from frontdesk.ui.dialogs.operation import Operation, OperationDialog
from frontdesk.ui.forms.loading import find
from frontdesk.ui.look.breaking import breakable
from frontdesk.ui.look.palette import Tone
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.widgets.field import Field
from frontdesk.ui.widgets.grouped import Entry, Group, Lines
from frontdesk.ui.widgets.grouped_list import GroupedList

if TYPE_CHECKING:
    from frontdesk.services.calendar_files.days import DaysKept, DaysPreview

_WIDTH: Final = 640
_ROWS: Final = 7  # at once; the others are scrolled to
_MOST_NAMED: Final = 5  # of what was left out
_PLAN: Final = ColumnPlan(chip=0.0, parts=(0.46, 0.54))
_GROUPS: Final = (
    ("new", (DayState.NEW,), Tone.ACCENT),
    ("changed", (DayState.CHANGED,), Tone.SOON),
    ("taken_back", TAKEN_BACK, Tone.OVERDUE),
    ("known", (DayState.KNOWN,), Tone.NEUTRAL),
)


class DaysReadDialog(OperationDialog):
    """What a file changes, by what becomes of it; confirming keeps it."""

    FORM = "settings_days_read"
    TEXTS = "settings.days_read"
    PLACES: ClassVar = {"person": "person_field"}
    preview: DaysPreview | None = None

    def prepare(self) -> None:
        """Begin with nothing read."""
        host = find(self.body, QWidget, "days_host")
        self.list = GroupedList(host, _PLAN)
        self.list.setAccessibleName(self.page.say(f"{self.TEXTS}.title"))
        column = QVBoxLayout(host)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        self.take_back = find(self.body, QCheckBox, "take_back")
        find(self.body, Field, "person_field").setVisible(False)
        self.resize(_WIDTH, self.height())
        self.show_preview(None)

    def show_preview(self, preview: DaysPreview | None) -> None:
        """Show what was read; where nothing changes there is nothing to confirm."""
        self.preview = preview
        rows = preview.changes.rows if preview else ()
        self._show_rows(rows)
        gone = any(row.state is DayState.GONE for row in rows)
        self.take_back.setVisible(gone)
        self.take_back.setChecked(gone)
        summary = find(self.body, QLabel, "summary")
        summary.setText(self._summary(rows))
        summary.setVisible(preview is not None)
        left_out = find(self.body, QLabel, "left_out")
        left_out.setText(breakable("\n".join(self._left_out())))
        left_out.setVisible(bool(left_out.text()))
        self._confirm.setEnabled(any(row.state is not DayState.KNOWN for row in rows))

    def operation(self) -> Operation:
        """Return the keeping of what changes."""
        read, take_back = self.read, self.take_back.isChecked()

        def keep(context: Context) -> Done[DaysKept]:
            from frontdesk.services.calendar_files import closing_days  # noqa: PLC0415  a library of its own

            return closing_days.keep_closing_days(context, read=read, take_back=take_back)

        return keep

    def told(self, result: object) -> str:
        """Return how many entries were kept, are otherwise now and were taken back."""
        counts = {name: getattr(result, name) for name in ("added", "changed", "taken_back")}
        return self.page.say("settings.days_read.done", **counts)

    @property
    def read(self) -> CalendarRead:
        """What stands in the file. Raises `FrontDeskError` as long as it was not read."""
        if self.preview is None:
            raise FrontDeskError("settings.absences_read.whose", field="person")
        return self.preview.read

    def _show_rows(self, rows: Sequence[DayChange]) -> None:
        groups = []
        for name, states, tone in _GROUPS:
            found = tuple(self._entry(row) for row in rows if row.state in states)
            title = self.page.say(f"settings.days_read.{name}")
            groups.append(Group(title, found, tone, str(len(found))))
        self.list.set_groups(groups)
        headings = sum(bool(group.entries) for group in groups)
        self.list.setFixedHeight(max(0, min(len(rows) + headings, _ROWS) * ROW_HEIGHT - GAP))
        find(self.body, QWidget, "days_host").setVisible(bool(rows))

    def _entry(self, row: DayChange) -> Entry:
        """Return a row: what it is called, its days, and what they were or why they are taken back."""
        more = ""
        if row.state in TAKEN_BACK:
            more = self.page.say(f"settings.days_read.why.{row.state}")
        elif row.state is DayState.CHANGED and row.kept is not None:
            more = self.page.say("settings.days_read.was", was=self._was(row.kept.days, row.days))
        nameless = self.page.say("ical.nameless")
        return Entry(row, (Lines(row.days.name or nameless), Lines(self._days(row.days), more)))

    def _was(self, before: DaysRead, after: DaysRead) -> str:
        """Return what is another now: the days, or the name alone."""
        same = (before.first_day, before.last_day) == (after.first_day, after.last_day)
        return before.name if same else self._days(before)

    def _days(self, days: DaysRead) -> str:
        words = self.page.words
        first = words.short_date(days.first_day)
        return first if days.last_day == days.first_day else f"{first} – {words.short_date(days.last_day)}"

    def _summary(self, rows: Sequence[DayChange]) -> str:
        if self.preview is None:
            return ""
        if all(row.state is DayState.KNOWN for row in rows):
            return self.page.say("settings.days_read.nothing_new")
        return self.page.say(f"{self.texts}.summary", calendar=self.read.name)

    def _left_out(self) -> Iterator[str]:
        reasons = self.preview.changes.left_out if self.preview else ()
        yield from (self.page.render(why) for why in reasons[:_MOST_NAMED])
        if len(reasons) > _MOST_NAMED:
            yield self.page.say("settings.days_read.more", n=len(reasons) - _MOST_NAMED)


def choose_calendar(page: PageContext, parent: QWidget, read: Callable[[Path], None]) -> None:
    """Ask for a calendar file, to be read."""
    kinds = "iCalendar (*.ics *.ical *.ifb *.icalendar)"
    name, _ = QFileDialog.getOpenFileName(parent, page.say("settings.days_read.choose"), "", kinds)
    if name:
        read(Path(name))


def read_closing_days(page: PageContext, parent: QWidget, file: Path) -> None:
    """Read a calendar file off the UI thread, then show what is in it; why it cannot be read is told."""

    def previewed(context: Context) -> DaysPreview:
        from frontdesk.services.calendar_files import closing_days, lines  # noqa: PLC0415  a library of its own

        data = lines.read_file(file)
        return closing_days.preview_closing_days(context, data=data, file_name=file.stem)

    def show(preview: DaysPreview) -> None:
        dialog = DaysReadDialog(page, parent.window(), about=file.name)
        dialog.show_preview(preview)
        dialog.show()

    page.read(previewed, show, owner=parent)
