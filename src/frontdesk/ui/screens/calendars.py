"""What a calendar file brings, as it is shown in pictures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from frontdesk.domain.days_read import DaysRead
from frontdesk.domain.message import message
from frontdesk.ui.pages.settings.days_read import DaysReadDialog
from frontdesk.ui.screens.scene import Scene
from frontdesk.ui.screens.stage import Stage


def calendar_scenes() -> Iterator[Scene]:
    """Yield the picture of what was read from a calendar file."""
    yield Scene("settings-days-read", _days_read)


def _days_read(stage: Stage) -> QWidget:
    from frontdesk.services.calendar_files.closing_days import DaysPreview, DaysRow  # noqa: PLC0415  a library

    day, today = timedelta(days=1), stage.page.today()
    rows = (
        DaysRow(DaysRead(today + 9 * day, today + 10 * day, "Stock-taking"), known=False),
        DaysRow(DaysRead(today + 30 * day, today + 37 * day, "Between the years"), known=False),
        DaysRow(DaysRead(today + 50 * day, today + 50 * day, "Town fair"), known=True),
    )
    left_out = (message("ical.part_of_day", name="Dentist", day=today + 3 * day),)
    dialog = DaysReadDialog(stage.page, about="closing-days.ics")
    dialog.show_preview(DaysPreview(rows, left_out))
    return dialog
