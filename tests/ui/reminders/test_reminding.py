"""Reminders in the window: quiet, in one notice, and never in the way of what was just done."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from frontdesk.services.callbacks.agree import agree_callback
from frontdesk.services.callbacks.entry import CallbackRequest
from frontdesk.services.reminders.told import told_here
from frontdesk.store.models import Reminder
from frontdesk.ui.callbacks.call_window import CallWindow
from frontdesk.ui.desk import Desk as ThisDesk
from frontdesk.ui.desk import read_desk, write_desk
from frontdesk.ui.dialogs.actions import CaseActions
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.reminders import reminding
from frontdesk.ui.reminders.notice import SystemNotice
from frontdesk.ui.reminders.reminding import Reminding
from frontdesk.ui.reminders.system import SystemNotices
from frontdesk.ui.shell.window import Shell
from tests.services.offices import Desk, local
from tests.ui.cases_logged import call, letter


@pytest.fixture
def reminders(page: PageContext, shell: Shell) -> Reminding:
    return Reminding(page, shell, CaseActions(page, shell))


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
    qtbot.waitUntil(lambda: shell.notices.notice.text.startswith("Overdue: First response, then "))
    assert unconfirmed(desk) == 0


def test_at_a_desk_where_notices_never_end_the_bell_and_the_system_tell_it(
    reminders: Reminding, shell: Shell, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[SystemNotice] = []
    monkeypatch.setattr(SystemNotices, "tell", lambda _system, notice: told.append(notice))
    monkeypatch.setattr(reminding, "_WAIT_MS", 1)
    letter(desk.ctx)
    desk.at("2026-12-07 09:30")
    shell.notices.tell("The letter is logged.", action="Undo", act=lambda: None)
    reminders.ask()
    qtbot.waitUntil(lambda: len(told) == 1)
    assert shell.notices.notice.text == "The letter is logged."
    assert unconfirmed(desk) == 0


def test_one_callback_alone_says_whom_to_call_where_and_when_and_opens_its_call(
    reminders: Reminding, shell: Shell, desk: Desk
) -> None:
    request = CallbackRequest(
        local("2026-11-23 11:30"), local("2026-11-23 12:30"), number="020 7946 0018", about="The invoice"
    )
    agree_callback(desk.ctx, request=request)
    desk.at("2026-11-23 11:15")
    reminders.ask()
    assert not shell.notices.notice.isVisible()
    desk.at("2026-11-23 11:25")
    reminders.ask()
    notice = shell.notices.notice
    assert notice.text == "Soon: Call back · +44 20 7946 0018 · 11:30–12:30"
    notice.act()
    (call_window,) = shell.findChildren(CallWindow)
    assert call_window.isVisible()


def test_a_quiet_desk_is_told_by_its_bell_alone_and_the_visitors_desk_not_at_all(
    reminders: Reminding, shell: Shell, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[SystemNotice] = []
    monkeypatch.setattr(SystemNotices, "tell", lambda _system, notice: told.append(notice))
    letter(desk.ctx)
    desk.at("2026-12-07 09:30")
    write_desk(ThisDesk(counter="open"))
    reminders.ask()
    assert told_here(desk.ctx).count == 0
    reminders.keeper.toggle()
    write_desk(ThisDesk())
    qtbot.keyClick(reminders.keeper.panel, Qt.Key.Key_Q)
    assert read_desk().quiet
    reminders.ask()
    reminders.keeper.show_now()
    assert reminders.keeper.bell.count == str(told_here(desk.ctx).count) != "0"
    assert unconfirmed(desk) == 0
    assert not shell.notices.notice.isVisible()
    qtbot.keyClick(reminders.keeper.panel, Qt.Key.Key_Q)
    call(desk.ctx)
    desk.at("2026-12-21 09:30")
    reminders.ask()
    assert shell.notices.notice.isVisible()
    assert [notice.text for notice in told] == [shell.notices.notice.text]
    assert told[0].actions == (("default", "Show"), ("later", "Put off for 1 hour"))
    reminders.keeper.show_now()
    waiting = told_here(desk.ctx).waiting
    assert waiting
    write_desk(ThisDesk(counter="open"))
    reminders.tray.later.emit()
    assert told_here(desk.ctx).waiting == waiting
    write_desk(ThisDesk())
    reminders.tray.later.emit()
    assert told_here(desk.ctx).waiting == ()
