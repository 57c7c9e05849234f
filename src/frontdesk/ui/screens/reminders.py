"""Reminders and absences, as they are shown in pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from frontdesk.domain.kinds import DeadlineKind
from frontdesk.domain.reminders import Stage as ReminderStage
from frontdesk.domain.snoozing import Snooze
from frontdesk.services.reminders.announcing import Announcement, announce, confirm_shown
from frontdesk.services.reminders.rows import ReminderItem
from frontdesk.services.reminders.rules import reminder_rules
from frontdesk.services.reminders.told import Reminded, snooze, snooze_offers, told_here
from frontdesk.services.staff.people import staff
from frontdesk.ui.page_list import TODAY
from frontdesk.ui.pages.settings.absences import AbsenceDialog
from frontdesk.ui.pages.settings.reminders import ReminderDialog
from frontdesk.ui.screens.scene import WINDOW, Scene
from frontdesk.ui.screens.stage import Stage


def reminder_scenes() -> Iterator[Scene]:
    """Yield the notice of one reminder and of many, the bell with its list, and the dialog of an absence."""
    yield Scene("reminder-one", lambda stage: _told(stage, 1), WINDOW)
    yield Scene("reminder-many", lambda stage: _told(stage, 7), WINDOW)
    yield Scene("reminders", _list, WINDOW)
    yield Scene("reminders-empty", _empty_list, WINDOW)
    yield Scene("reminders-put-off", _menu)
    yield Scene("settings-absence", _absence)
    yield Scene("settings-reminder", _lead)


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
    stage.window.reminding.show_found(shown)
    return shell


def _list(stage: Stage) -> QWidget:
    """Show what was told in this office by the end of its day, two of it put off."""
    shell, context = stage.window.shell, stage.page.context
    shell.open_page(TODAY)
    shell.notices.notice.hide()
    told = announce(context).result
    confirm_shown(context, announcement=told)
    found = told_here(context)
    if not found.put_off:
        snooze(context, reminders=[item.id for item in found.items[-2:]], choice=Snooze.HOUR)
    keeper = stage.window.reminding.keeper
    keeper.show_now()
    if not keeper.panel.isVisible():
        keeper.toggle()
    return shell


def _empty_list(stage: Stage) -> QWidget:
    shell, keeper = stage.window.shell, stage.window.reminding.keeper
    shell.open_page(TODAY)
    shell.notices.notice.hide()
    if not keeper.panel.isVisible():
        keeper.toggle()
    keeper.show(Reminded())
    return shell


def _menu(stage: Stage) -> QWidget:
    _list(stage)
    keeper = stage.window.reminding.keeper
    ids = tuple(item.id for item in told_here(stage.page.context).items)
    return keeper.menu(ids, snooze_offers(stage.page.context, reminders=ids))


def _absence(stage: Stage) -> QWidget:
    dialog = AbsenceDialog(stage.page)
    dialog.offer_people(staff(stage.page.context))
    return dialog


def _lead(stage: Stage) -> QWidget:
    dialog = ReminderDialog(stage.page, about=stage.page.say("deadline.callback"))
    dialog.show_kind(DeadlineKind.CALLBACK, reminder_rules(stage.page.context.store))
    return dialog
