"""Reminders in the window: quiet, in one notice, and never in the way of what was just done."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from frontdesk.store.models import Reminder
from frontdesk.ui import reminding
from frontdesk.ui.forms import Forms
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.reminding import Reminding
from frontdesk.ui.shell.window import Shell
from tests.services.offices import Desk
from tests.ui.cases_logged import call, callback, letter


@pytest.fixture
def shell(qtbot: QtBot) -> Shell:
    made = Shell(Forms())
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def reminders(page: PageContext, shell: Shell) -> Reminding:
    return Reminding(page, shell)


def unconfirmed(desk: Desk) -> int:
    return len(desk.store.rows(Reminder.select(Reminder.id).where(Reminder.again.is_null(is_null=False))))


def test_nothing_due_says_nothing(reminders: Reminding, shell: Shell) -> None:
    reminders.ask()
    assert not shell.notices.notice.isVisible()


def test_many_come_in_one_notice_that_leaves_the_keyboard_where_it_is(
    reminders: Reminding, shell: Shell, desk: Desk
) -> None:
    letter(desk.ctx)
    call(desk.ctx)
    desk.at("2026-12-07 09:30")
    shell.top_bar.search.setFocus()
    before = shell.focusWidget()
    reminders.ask()
    notice = shell.notices.notice
    assert notice.isVisible()
    assert "reminders" in notice.text
    assert "overdue" in notice.text
    assert shell.focusWidget() is before
    assert unconfirmed(desk) == 0
    notice.hide()
    reminders.ask()
    assert not notice.isVisible()


def test_the_way_back_of_what_was_just_done_is_not_pushed_aside(
    reminders: Reminding, shell: Shell, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reminding, "_WAIT_MS", 10)
    letter(desk.ctx)
    desk.at("2026-12-07 09:30")
    shell.notices.tell("The letter is logged.", action="Undo", act=lambda: None)
    reminders.ask()
    assert shell.notices.notice.text == "The letter is logged."
    assert unconfirmed(desk) > 0
    shell.notices.notice.hide()
    qtbot.waitUntil(lambda: "reminders" in shell.notices.notice.text)
    assert unconfirmed(desk) == 0


def test_one_alone_says_what_and_shows_its_case(
    reminders: Reminding, shell: Shell, page: PageContext, desk: Desk
) -> None:
    case = callback(desk.ctx)
    shown: list[str] = []
    page.bus.show_case.connect(shown.append)
    texts = []
    for minute in range(0, 60 * 7, 5):
        desk.at(f"2026-11-23 {10 + minute // 60}:{minute % 60:02}")
        shell.notices.notice.hide()
        reminders.ask()
        texts.append(shell.notices.notice.text)
        if "Call back" in texts[-1]:
            break
    assert "Call back · " in texts[-1], texts
    shell.notices.notice.act()
    assert shown == [case.reference]
