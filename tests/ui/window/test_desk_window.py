"""The main window as a whole: search, news from other desks, notices, bugs, who sits here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from frontdesk.domain.errors import FrontDeskError, StoreError
from frontdesk.domain.recurrence import Frequency, Recurrence
from frontdesk.services.callbacks.agree import agree_callback
from frontdesk.services.callbacks.entry import CallbackRequest
from frontdesk.services.callbacks.lists import open_callbacks
from frontdesk.services.callbacks.series import start_series
from frontdesk.services.cases.notes import add_note
from frontdesk.services.context import Actor, Context
from frontdesk.services.suggestions.references import reserve_codes
from frontdesk.services.upkeep import last_backup
from frontdesk.store.store import Store
from frontdesk.ui.callbacks.agree_dialog import AgreeDialog
from frontdesk.ui.callbacks.anywhere import AgreeAnywhere
from frontdesk.ui.callbacks.call_window import CallWindow
from frontdesk.ui.desk_window import DeskWindow
from frontdesk.ui.drafts.draft import DraftFolder
from frontdesk.ui.forms.loading import find
from frontdesk.ui.keeping.daily_backup import DailyBackup
from frontdesk.ui.keeping.elsewhere import Elsewhere
from frontdesk.ui.keeping.series_keeper import SeriesKeeper
from frontdesk.ui.look.theme import Scheme, Theme
from frontdesk.ui.opening.bug_dialog import BugTeller, kept_log
from frontdesk.ui.page_context import PageContext, Tell
from frontdesk.ui.page_list import AHEAD, CALLBACKS, CASE, MAILROOM, TODAY
from frontdesk.ui.pages.case.page import CasePage
from frontdesk.ui.shell.menu_key import MenuKey
from frontdesk.ui.suggestions.writing import WriteDialog
from frontdesk.ui.welcome.sitting import SittingDialog
from frontdesk.ui.widgets.ask_box import AskBox
from frontdesk.ui.widgets.banner import Banner
from frontdesk.ui.widgets.search_field import SearchField
from tests.services.offices import Desk, local
from tests.ui.cases_logged import call, letter


@pytest.fixture
def window(page: PageContext, qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[DeskWindow]:
    made = DeskWindow(page, DraftFolder(tmp_path / "drafts"), Theme(qapp, Scheme.LIGHT), restore=_never)
    page.bus.refused.disconnect()
    page.bus.refused.connect(made._refused)
    with qtbot.waitExposed(made.shell):
        made.open("Harbour Office")
    yield made
    made.shell.close()
    made.shell.deleteLater()


def test_a_training_office_says_that_it_is_one(window: DeskWindow, desk: Desk) -> None:
    assert desk.store.training
    assert [banner.accessibleName() for banner in window.shell.findChildren(Banner)]


def test_a_name_that_is_searched_finds_the_person_first(window: DeskWindow, desk: Desk, qtbot: QtBot) -> None:
    first = letter(desk.ctx)
    letter(desk.ctx)
    field = window.shell.top_bar.search
    field.setFocus()
    with qtbot.waitSignal(window.page.bus.show_customer) as shown:
        qtbot.keyClicks(field, "Rosa Del")
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert shown.args == [first.customer]


def test_search_finds_a_case_and_opens_it(window: DeskWindow, desk: Desk, qtbot: QtBot) -> None:
    case = letter(desk.ctx)
    field = window.shell.top_bar.search
    field.setFocus()
    with qtbot.waitSignal(window.shell.results.asked):
        qtbot.keyClicks(field, "parcel rain")
    popup = window.shell.results.popup
    qtbot.waitUntil(popup.isVisible)
    popup.take()
    page = window.shell.pages.page(CASE)
    assert isinstance(page, CasePage)
    assert page.reference == case.reference


def test_search_that_finds_nothing_says_so(window: DeskWindow, qtbot: QtBot) -> None:
    field = window.shell.top_bar.search
    field.setFocus()
    with qtbot.waitSignal(window.shell.results.asked):
        qtbot.keyClicks(field, "zebra")
    popup = window.shell.results.popup
    assert popup.current is not None
    assert popup.current.first == "Nothing holds “zebra”"


def test_a_blank_card_that_is_scanned_into_the_search_is_written_on(
    window: DeskWindow, desk: Desk, qtbot: QtBot
) -> None:
    (code,) = reserve_codes(desk.ctx, count=1).result
    field = window.shell.top_bar.search
    field.setFocus()
    with qtbot.waitSignal(window.page.bus.write_on_card):
        qtbot.keyClicks(field, code)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    (dialog,) = window.shell.findChildren(WriteDialog)
    qtbot.waitUntil(lambda: find(dialog, QLineEdit, "code").text() == code)
    dialog.discard()


def test_what_another_program_changes_is_news(page: PageContext, desk: Desk, qtbot: QtBot) -> None:
    case = call(desk.ctx)
    other = Store.open(desk.store.url, clock=desk.clock)
    elsewhere = Elsewhere(page, page.bus)
    desk.store.changed_elsewhere()
    add_note(Context(other, desk.clock, Actor("Mei")), reference=case.reference, text="From desk 2")
    other.close()
    with qtbot.waitSignal(page.bus.changed):
        elsewhere.ask()


def test_what_this_program_changes_itself_is_no_news(page: PageContext, desk: Desk, qtbot: QtBot) -> None:
    elsewhere = Elsewhere(page, page.bus)
    desk.store.changed_elsewhere()
    call(desk.ctx)
    with qtbot.assertNotEmitted(page.bus.changed):
        elsewhere.ask()


def test_a_notice_offers_the_way_back(window: DeskWindow, page: PageContext) -> None:
    undone: list[bool] = []
    page.bus.tell.emit(Tell("Logged.", undo=lambda: undone.append(True)))
    notice = window.shell.notices.notice
    assert notice.text == "Logged."
    notice.act()
    assert undone == [True]


def test_a_refusal_that_concerns_no_field_is_said_at_the_foot(window: DeskWindow, page: PageContext) -> None:
    page.bus.refused.emit(FrontDeskError("paper.nothing_waits", reference="26-00001-0"))
    assert "26-00001-0" in window.shell.notices.notice.text


def test_the_status_says_what_is_overdue_and_whom_to_call_next_and_opens_that_call(
    window: DeskWindow, desk: Desk, qtbot: QtBot
) -> None:
    request = CallbackRequest(local("2026-11-24 15:00"), local("2026-11-24 16:00"), number="020 7946 0018")
    agree_callback(desk.ctx, request=request)
    for at, words in (
        ("2026-11-23 10:00", "Next callback Tue 24 Nov 15:00 · +44 20 7946 0018"),
        ("2026-11-24 14:59", "Next callback 15:00 · +44 20 7946 0018"),
        ("2026-11-24 15:30", "Call now, until 16:00 · +44 20 7946 0018"),
        ("2026-11-24 16:01", "Callback late, since Tue 24 Nov 16:00 · +44 20 7946 0018"),
    ):
        desk.at(at)
        window.status.show_now()
        assert words in buttons(window)
    assert any("overdue" in text for text in said(window))
    (link,) = (
        each for each in window.shell.findChildren(QPushButton) if each.text().startswith("Callback late")
    )
    link.click()
    qtbot.waitUntil(lambda: len(window.shell.findChildren(CallWindow)) == 1)


def test_who_sits_here_is_asked_while_nobody_of_the_office_does(
    window: DeskWindow, page: PageContext, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: any("Ana Lind" in text for text in buttons(window)))
    page.context = replace(page.context, actor=Actor("root"))
    window.status.refresh()
    qtbot.waitUntil(lambda: any("Who is at this desk?" in text for text in buttons(window)))
    links = window.shell.status_line.findChildren(QPushButton)
    link = next(each for each in links if "Who is at this desk?" in each.text())
    qtbot.keyClick(link, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(window.shell.findChildren(SittingDialog)) == 1)


def buttons(window: DeskWindow) -> list[str]:
    return [each.text() for each in window.shell.status_line.findChildren(QPushButton)]


def test_a_bug_is_logged_and_told_once(page: PageContext, window: DeskWindow, tmp_path: Path) -> None:
    with kept_log(tmp_path / "desk") as log:
        teller = BugTeller(page, window.shell, log)
        for number in range(2):
            teller.tell(RuntimeError(f"bug {number}"))
    boxes = [each for each in QApplication.topLevelWidgets() if isinstance(each, AskBox)]
    assert len(boxes) == 1
    assert str(log) in boxes[0].text
    boxes[0].close()
    assert "bug 0" in log.read_text(encoding="utf-8")
    assert "bug 1" in log.read_text(encoding="utf-8")


def test_damage_is_said_once_above_the_page(window: DeskWindow, page: PageContext) -> None:
    for _ in range(2):
        page.bus.refused.emit(StoreError("store.damaged", where="office.db"))
    banners = [each.accessibleName() for each in window.shell.findChildren(Banner)]
    assert sum("is damaged" in text for text in banners) == 1
    assert not window.shell.notices.notice.isVisible()


def test_todays_backup_is_made_once(page: PageContext, desk: Desk, qtbot: QtBot) -> None:
    backup = DailyBackup(page, page.bus)
    with qtbot.waitSignal(backup.made):
        backup.ask()
    made = last_backup(desk.ctx)
    assert made is not None
    assert made.date() == desk.clock.now().date()


def test_the_next_call_of_a_series_comes_while_the_window_is_open(
    page: PageContext, desk: Desk, qtbot: QtBot
) -> None:
    every = Recurrence(Frequency.DAILY)
    start = desk.clock.now() + timedelta(hours=1)
    begun = start_series(desk.ctx, request=CallbackRequest(start, number="020 7946 0018"), recurrence=every)
    desk.clock.instant = start + timedelta(days=1)
    keeper = SeriesKeeper(page, page.bus)
    with qtbot.waitSignal(keeper.advanced) as advanced, qtbot.waitSignal(page.bus.changed):
        keeper.ask()
    assert advanced.args == [1]
    assert [row.series for row in open_callbacks(desk.ctx).rows] == [begun.result.series]


def said(window: DeskWindow) -> list[str]:
    return [part.text() for part in window.shell.status_line.findChildren(QLabel)]


def _never(_backup: Path) -> None:
    raise AssertionError("nobody asked for a copy to be brought back")


def test_every_page_is_made_ahead_once_the_intake_windows_are(window: DeskWindow, qtbot: QtBot) -> None:
    pages = window.shell.pages
    assert not pages.is_made(MAILROOM)
    window.intake.prepared.emit()
    qtbot.waitUntil(lambda: all(pages.is_made(name) for name in AHEAD))
    assert pages.current == TODAY


def test_f7_agrees_a_callback_where_nobody_is_chosen(window: DeskWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(window.shell.findChildren(AgreeAnywhere)))
    for page_id in (TODAY, MAILROOM):
        window.shell.activateWindow()
        qtbot.waitUntil(window.shell.isActiveWindow)
        window.shell.open_page(page_id)
        qtbot.keyClick(window.shell, Qt.Key.Key_F7)
        qtbot.waitUntil(lambda: len(window.shell.findChildren(AgreeDialog)) == 1)
        for dialog in window.shell.findChildren(AgreeDialog):
            dialog.close()
        qtbot.waitUntil(lambda: not window.shell.findChildren(AgreeDialog))
    window.shell.open_page(CALLBACKS)
    (anywhere,) = window.shell.findChildren(AgreeAnywhere)
    assert not anywhere._key.isEnabled(), "the page listens itself, and of two neither would be heard"


def test_shift_f10_opens_the_menu_of_what_is_chosen(window: DeskWindow, qtbot: QtBot) -> None:
    MenuKey(window.shell)
    chosen = find(window.shell, SearchField, "search")
    chosen.setFocus()
    asked = QSignalSpy(chosen.customContextMenuRequested)
    chosen.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    qtbot.keyClick(chosen, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert asked.count() == 1


def test_a_window_that_is_closed_asks_for_no_more_news(page: PageContext, qtbot: QtBot) -> None:
    elsewhere = Elsewhere(page, page.bus)
    elsewhere.start()
    (pause,) = elsewhere.findChildren(QTimer)
    assert pause.isActive()
    elsewhere.end()
    elsewhere.ask()  # an answer that was on its way
    assert not pause.isActive()
