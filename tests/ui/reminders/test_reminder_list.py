"""The bell and its list: what was told stays to be found, and is opened or put off from there by key."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from frontdesk.domain.reminders import Stage
from frontdesk.domain.snoozing import Snooze
from frontdesk.services.reminders.told import SnoozeOffer, told_here
from frontdesk.ui.dialogs.actions import CaseActions
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.reminders.panel import ReminderPanel
from frontdesk.ui.reminders.reminding import Reminding
from frontdesk.ui.reminders.wording import snooze_text
from frontdesk.ui.shell.window import Shell
from tests.services.offices import Desk, local
from tests.ui.cases_logged import call, letter


@pytest.fixture
def reminding(page: PageContext, shell: Shell) -> Reminding:
    return Reminding(page, shell, CaseActions(page, shell))


def told(reminding: Reminding, desk: Desk) -> None:
    """Log two cases, and let the office be told a week later that it is late with them."""
    letter(desk.ctx)
    call(desk.ctx)
    desk.at("2026-12-07 09:30")
    reminding.ask()
    reminding.keeper.show_now()


def test_the_bell_counts_and_its_key_opens_the_list_and_gives_the_keyboard_back(
    reminding: Reminding, shell: Shell, desk: Desk, qtbot: QtBot
) -> None:
    keeper = reminding.keeper
    keeper.toggle()
    assert not keeper.panel.current
    keeper.toggle()
    shell.top_bar.search.setFocus()
    told(reminding, desk)
    assert keeper.bell.count == str(told_here(desk.ctx).count) != "0"
    assert "overdue" in keeper.bell.accessibleDescription()
    assert not keeper.panel.isVisible()
    qtbot.keyClick(shell.top_bar.search, Qt.Key.Key_F8)
    assert keeper.panel.isVisible()
    assert QApplication.focusWidget() is keeper.panel.list
    qtbot.keyClick(keeper.panel.list, Qt.Key.Key_Escape)
    assert not keeper.panel.isVisible()
    assert QApplication.focusWidget() is shell.top_bar.search


def test_enter_opens_the_case_of_the_row(
    reminding: Reminding, page: PageContext, desk: Desk, qtbot: QtBot
) -> None:
    told(reminding, desk)
    reminding.keeper.toggle()
    panel = reminding.keeper.panel
    assert panel.current is not None
    with qtbot.waitSignal(page.bus.show_case) as shown:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert shown.args == ["26-00001-0"]
    assert not panel.isVisible()


def test_s_puts_one_off_and_it_comes_back_by_itself(
    reminding: Reminding, shell: Shell, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    menus: list[QMenu] = []  # a menu that is open takes hold of the keyboard
    monkeypatch.setattr(ReminderPanel, "offer_snooze", lambda _panel, _ids, menu: menus.append(menu))
    told(reminding, desk)
    keeper, before = reminding.keeper, told_here(desk.ctx).count
    keeper.toggle()
    qtbot.keyClick(keeper.panel.list, Qt.Key.Key_S)
    actions = menus[0].actions()
    assert [action.text() for action in actions] == [
        "10 minutes\t09:40",
        "1 hour\t10:30",
        "Until tomorrow\tTue 8 Dec 09:00",
    ]
    actions[0].trigger()
    assert keeper.bell.count == str(before - 1)
    shell.notices.notice.hide()
    desk.at("2026-12-07 09:39")
    reminding.ask()
    assert not shell.notices.notice.isVisible()
    desk.at("2026-12-07 09:40")
    reminding.ask()
    assert shell.notices.notice.isVisible()
    qtbot.waitUntil(lambda: keeper.bell.count == str(before))  # asked a moment after the news


def test_what_was_put_off_is_had_back_and_the_keyboard_goes_on_to_what_waits(
    reminding: Reminding, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    menus: list[QMenu] = []
    monkeypatch.setattr(ReminderPanel, "offer_snooze", lambda _panel, _ids, menu: menus.append(menu))
    told(reminding, desk)
    keeper, before = reminding.keeper, told_here(desk.ctx).count
    keeper.toggle()
    qtbot.keyClick(keeper.panel.list, Qt.Key.Key_S, Qt.KeyboardModifier.ShiftModifier)
    assert menus[-1].actions()[0].text() == "10 minutes\tthe first: 09:40"
    first = keeper.panel.current
    qtbot.keyClick(keeper.panel.list, Qt.Key.Key_S)
    menus[-1].actions()[0].trigger()
    second = keeper.panel.current
    assert first is not None
    assert second is not None
    assert (second.id != first.id, second.snoozed) == (True, None)
    keeper.panel.list.choose(first.id)
    qtbot.keyClick(keeper.panel.list, Qt.Key.Key_S)
    back = menus[-1].actions()[0]
    assert back.text() == "Bring back now"
    back.trigger()
    assert (keeper.bell.count, told_here(desk.ctx).put_off) == (str(before), ())


@pytest.mark.parametrize(
    ("day", "stage", "text"),
    [
        (date(2026, 11, 24), None, "Until tomorrow\t11:00"),
        (date(2026, 11, 27), Stage.DUE, "Until Friday\tonly until 11:00: it is time then"),
        (
            date(2027, 1, 4),
            Stage.OVERDUE,
            "Until Monday, 4 January 2027\tonly until 11:00: it is overdue then",
        ),
    ],
)
def test_a_choice_names_the_day_on_which_the_office_opens(
    page: PageContext, day: date, stage: Stage | None, text: str
) -> None:
    offer = SnoozeOffer(Snooze.TOMORROW, local("2026-11-23 11:00"), stage, day)
    assert snooze_text(page, offer) == text
