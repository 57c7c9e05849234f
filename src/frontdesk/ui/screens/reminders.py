"""Reminders and absences, as they are shown in pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from frontdesk.domain.reminders import Stage as ReminderStage
from frontdesk.services.reminders.announcing import Announcement
from frontdesk.services.reminders.rows import ReminderItem
from frontdesk.services.staff.people import staff
from frontdesk.ui.page_list import TODAY
from frontdesk.ui.pages.settings.absences import AbsenceDialog
from frontdesk.ui.reminding import Reminding
from frontdesk.ui.screens.scene import Scene
from frontdesk.ui.screens.stage import Stage

WINDOW = QSize(1280, 800)


def reminder_scenes() -> Iterator[Scene]:
    """Yield the notice of one reminder and of many, and the dialog of an absence."""
    yield Scene("reminder-one", lambda stage: _told(stage, 1), WINDOW)
    yield Scene("reminder-many", lambda stage: _told(stage, 7), WINDOW)
    yield Scene("settings-absence", _absence)


def _told(stage: Stage, count: int) -> QWidget:
    shell = stage.window.shell
    shell.open_page(TODAY)
    shell.notices.notice.hide()
    items = [
        ReminderItem(
            0, item.deadline_id, item.kind, ReminderStage.DUE if count == 1 else ReminderStage.OVERDUE,
            item.due, item.due, item.case, item.subject, item.customer_name, item.owner, "",
        )
        for item in stage.items[:count]
    ]  # fmt: skip
    shown = Announcement((replace(items[0], stage=ReminderStage.DUE), *items[1:]))
    Reminding(stage.page, shell).show_found(shown)
    return shell


def _absence(stage: Stage) -> QWidget:
    dialog = AbsenceDialog(stage.page)
    dialog.offer_people(staff(stage.page.context))
    return dialog
