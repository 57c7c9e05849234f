"""What a calendar file brings, as it is shown in pictures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from frontdesk.domain.day_changes import DayChange, DayChanges, DayState, KeptDays
from frontdesk.domain.days_read import CalendarRead, DaysRead
from frontdesk.domain.message import message
from frontdesk.services.staff.people import staff
from frontdesk.ui.pages.settings.absences_read import AbsencesFile, AbsencesReadDialog
from frontdesk.ui.pages.settings.days_read import DaysReadDialog
from frontdesk.ui.screens.scene import Scene
from frontdesk.ui.screens.stage import Stage

if TYPE_CHECKING:
    from frontdesk.services.calendar_files.days import DaysPreview


def calendar_scenes() -> Iterator[Scene]:
    """Yield the pictures of what was read from a calendar file."""
    yield Scene("settings-days-read", _days_read)
    yield Scene("settings-absences-read", _absences_read)


def _days_read(stage: Stage) -> QWidget:
    """Return closing days of which some are new, one lies on other days, one has gone."""
    dialog = DaysReadDialog(stage.page, about="closing-days.ics")
    dialog.show_preview(_preview(stage.page.today()))
    return dialog


def _absences_read(stage: Stage) -> QWidget:
    """Return absences of which nobody has said yet whose they are."""
    dialog = AbsencesReadDialog(stage.page, about="leave.ics")
    dialog.offer(AbsencesFile(b"", "leave", staff(stage.page.context), None))
    return dialog


def _preview(today: date) -> DaysPreview:
    from frontdesk.services.calendar_files.days import DaysPreview  # noqa: PLC0415  a library of its own

    def days(first: int, last: int, name: str) -> DaysRead:
        return DaysRead(today + timedelta(days=first), today + timedelta(days=last), name)

    rows = (
        DayChange(DayState.NEW, days(9, 10, "Stock-taking")),
        DayChange(DayState.NEW, days(30, 37, "Between the years")),
        DayChange(DayState.CHANGED, days(51, 51, "Outing"), KeptDays(1, days(50, 50, "Outing"))),
        DayChange(DayState.GONE, days(64, 64, "Works in the yard"), KeptDays(2, days(64, 64, ""))),
        DayChange(DayState.KNOWN, days(80, 80, "Town fair")),
    )
    left_out = (message("ical.part_of_day", name="Dentist", day=today + timedelta(days=3)),)
    return DaysPreview(CalendarRead((), name="Closing days"), DayChanges(rows, left_out))
