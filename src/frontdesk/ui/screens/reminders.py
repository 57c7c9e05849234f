"""Reminders and absences, as they are shown in pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QWidget

from frontdesk.domain.kinds import CaseKind, Channel, DeadlineKind, Outcome
from frontdesk.domain.reminders import Stage as ReminderStage
from frontdesk.domain.snoozing import Snooze
from frontdesk.services.reminders.announcing import Announcement, announce, confirm_shown
from frontdesk.services.reminders.rows import ReminderItem
from frontdesk.services.reminders.rules import reminder_rules
from frontdesk.services.reminders.told import Reminded, snooze, snooze_offers, told_here
from frontdesk.services.rules import rules
from frontdesk.services.staff.absences import absences
from frontdesk.services.staff.people import staff
from frontdesk.ui.dialogs.refer import ReferDialog
from frontdesk.ui.forms.targets import Target, TargetField
from frontdesk.ui.intake.beginning import Beginning
from frontdesk.ui.intake.window import IntakeWindow
from frontdesk.ui.page_list import TODAY
from frontdesk.ui.pages.settings.absences import AbsenceDialog
from frontdesk.ui.pages.settings.reminders import ReminderDialog
from frontdesk.ui.reminders.wording import LATE
from frontdesk.ui.screens.scene import WINDOW, Scene
from frontdesk.ui.screens.stage import Stage

INTAKE = QSize(1200, 760)
_ARABIC = "شركة النور للتوريدات"


def reminder_scenes() -> Iterator[Scene]:
    """Yield the notice of one reminder and of many, the bell with its list, and the dialog of an absence."""
    yield Scene("reminder-one", lambda stage: _told(stage, 1), WINDOW)
    yield Scene("reminder-many", lambda stage: _told(stage, 7), WINDOW)
    yield Scene("reminders", _list, WINDOW)
    yield Scene("reminders-empty", lambda stage: _shown(stage, ()), WINDOW)
    yield Scene("reminders-one", lambda stage: _shown(stage, _made_up(stage)[:1]), WINDOW)
    yield Scene("reminders-sixty", lambda stage: _shown(stage, _sixty(stage)), WINDOW)
    yield Scene("reminders-long", lambda stage: _shown(stage, _made_up(stage)), WINDOW)
    yield Scene("reminders-put-off", _menu)
    yield Scene("settings-absence", _absence)
    yield Scene("settings-reminder", _lead)
    yield Scene("refer-deputy", _refer)
    yield Scene("intake-deputy", _intake, INTAKE)


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


def _shown(stage: Stage, items: Sequence[ReminderItem]) -> QWidget:
    shell, keeper = stage.window.shell, stage.window.reminding.keeper
    shell.open_page(TODAY)
    shell.notices.notice.hide()
    if not keeper.panel.isVisible():
        keeper.toggle()
    late = sum(item.stage in LATE for item in items)
    calendar = rules(stage.page.context).calendar if items else None
    for timer in keeper.findChildren(QTimer):  # nothing else is asked for until the picture is taken
        timer.stop()
    keeper.show(Reminded(tuple(items), (), len(items), late, calendar))
    return shell


def _made_up(stage: Stage) -> tuple[ReminderItem, ...]:
    """Return a call that is to be made, and others: of every stage, very long, from right to left."""
    now, hour = stage.page.now(), timedelta(hours=1)
    long = " ".join(item.subject for item in stage.items)
    call = ReminderItem(
        1, 1, DeadlineKind.CALLBACK, ReminderStage.DUE, now, now + hour, None, long[:24], "Nadia Rahimi",
        "Marta Quill", "", callback=1, number="+44 20 7946 0018",
    )  # fmt: skip
    arabic = replace(call, id=2, name=_ARABIC, subject=_ARABIC, number="", stands_in="Shirin Alavi")
    case = replace(call, id=3, kind=DeadlineKind.RESPOND, callback=None, case="26-00031-7", begins=now + hour)
    return (
        call,
        replace(call, id=4, stage=ReminderStage.OVERDUE, begins=now - 3 * hour, due=now - 2 * hour),
        arabic,
        replace(case, stage=ReminderStage.AHEAD, due=now + hour),
        replace(case, id=5, name=long, subject=long, owner=long, stage=ReminderStage.AHEAD, due=now + hour),
        replace(case, id=6, stage=ReminderStage.MANAGER, begins=now - hour, due=now - hour, name=_ARABIC * 9),
    )


def _sixty(stage: Stage) -> tuple[ReminderItem, ...]:
    return tuple(replace(item, id=number) for number, item in enumerate(_made_up(stage) * 10))


def _refer(stage: Stage) -> QWidget:
    dialog = ReferDialog(stage.page, stage.case("refer"))
    _name_who_is_away(stage, dialog)
    return dialog


def _intake(stage: Stage) -> QWidget:
    window = IntakeWindow(stage.page, Beginning(Channel.CALL))
    window.matter.choose(CaseKind.QUESTION)
    window.outcome.choose(Outcome.REFERRED)
    _name_who_is_away(stage, window)
    window.say.ask()
    return window


def _name_who_is_away(stage: Stage, window: QWidget) -> None:
    away = absences(stage.page.context)[0].name
    (target,) = (each for each in window.findChildren(TargetField) if each.field.objectName() == "target")
    target.show(Target("", away))
    target.settled.emit()


def _menu(stage: Stage) -> QWidget:
    _list(stage)
    keeper = stage.window.reminding.keeper
    ids = told_here(stage.page.context).waiting
    return keeper.menu(ids, snooze_offers(stage.page.context, reminders=ids))


def _absence(stage: Stage) -> QWidget:
    dialog = AbsenceDialog(stage.page)
    dialog.offer_people(staff(stage.page.context))
    return dialog


def _lead(stage: Stage) -> QWidget:
    dialog = ReminderDialog(stage.page, about=stage.page.say("deadline.callback"))
    dialog.show_kind(DeadlineKind.CALLBACK, reminder_rules(stage.page.context.store))
    return dialog
