"""The main window: pages built when opened, refreshed when concerned; keys; search; notices."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from frontdesk.ui.delegates.suggestion import Suggestion
from frontdesk.ui.forms.loading import Forms
from frontdesk.ui.look.palette import Tone
from frontdesk.ui.look.theme import Theme
from frontdesk.ui.shell import window
from frontdesk.ui.shell.ahead import PagesAhead
from frontdesk.ui.shell.navigation import NavigationItem
from frontdesk.ui.shell.page import Badge, IntakeSpec, Page, PageSpec
from frontdesk.ui.shell.status import Status
from frontdesk.ui.shell.window import Shell
from frontdesk.ui.widgets.banner import Banner
from frontdesk.ui.widgets.buttons import Button


class Noted(Page):
    """A page that notes what is asked of it."""

    def __init__(self, interest: str) -> None:
        super().__init__()
        self.interest = interest
        self.calls: list[str] = []
        self.line = QLineEdit(self)
        QVBoxLayout(self).addWidget(self.line)

    def refresh(self) -> None:
        self.calls.append("refresh")

    def shown(self) -> None:
        self.calls.append("shown")
        self.line.setFocus()

    def concerns(self, change: object) -> bool:
        return change == self.interest


@pytest.fixture
def built() -> dict[str, Noted]:
    return {}


@pytest.fixture
def shell(qtbot: QtBot, theme: Theme, forms: Forms, built: dict[str, Noted]) -> Shell:
    window = Shell(forms)
    qtbot.addWidget(window)
    for number, name in enumerate(("today", "cases"), start=1):
        window.add_page(PageSpec(name, name.title(), name, partial(make, name, built), f"Alt+{number}"))
    window.open_page("today")
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    return window


def make(name: str, built: dict[str, Noted]) -> Noted:
    built[name] = Noted(name)
    return built[name]


def test_a_page_is_built_when_it_is_first_opened(shell: Shell, built: dict[str, Noted], qtbot: QtBot) -> None:
    assert set(built) == {"today"}
    qtbot.keyClick(shell, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert set(built) == {"today", "cases"}
    assert shell.pages.current == "cases"
    assert built["cases"].calls == ["refresh", "shown"]


def test_pages_are_made_ahead_and_asked_for_nothing_before_they_are_opened(
    shell: Shell, built: dict[str, Noted], qtbot: QtBot
) -> None:
    ahead = PagesAhead(shell.pages, shell)
    ahead.make_soon(["today", "cases"])
    qtbot.waitUntil(lambda: "cases" in built)
    assert built["cases"].calls == []
    assert shell.pages.current == "today"
    assert built["cases"].isHidden()
    made = built["cases"]
    qtbot.waitUntil(lambda: made.size() == built["today"].size())  # drawn once where nobody sees it
    shell.open_page("cases")
    assert built["cases"] is made
    assert made.calls == ["refresh", "shown"]


def test_a_window_that_is_closed_makes_no_more_pages(shell: Shell, built: dict[str, Noted]) -> None:
    ahead = PagesAhead(shell.pages, shell)
    ahead.make_soon(["cases"])
    ahead.end()
    assert not any(timer.isActive() for timer in ahead.findChildren(QTimer))
    ahead.make_soon(["cases"])  # what loads the rest may say so late
    assert not any(timer.isActive() for timer in ahead.findChildren(QTimer))
    assert set(built) == {"today"}


def test_another_page_is_shown_without_a_look_through_the_window(
    shell: Shell, built: dict[str, Noted], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Qt looks for another control when the one with the keyboard is hidden: in all of the window."""
    looked: list[bool] = []
    monkeypatch.setattr(window, "step", lambda _shell, *, forward: looked.append(forward))
    assert built["today"].line.hasFocus()
    shell.open_page("cases")
    assert built["cases"].line.hasFocus()
    assert looked == []


def test_the_navigation_shows_where_one_is(shell: Shell) -> None:
    shell.open_page("cases")
    marked = [item.text() for item in shell.findChildren(NavigationItem) if item.isChecked()]
    assert marked == ["Cases"]


def test_the_page_in_front_is_refreshed_when_concerned_and_the_others_when_next_opened(
    shell: Shell, built: dict[str, Noted]
) -> None:
    shell.open_page("cases")
    built["today"].calls.clear()
    built["cases"].calls.clear()
    shell.announce("today")
    assert (built["today"].calls, built["cases"].calls) == ([], [])
    shell.announce("cases")
    assert built["cases"].calls == ["refresh"]
    shell.open_page("today")
    assert built["today"].calls == ["refresh", "shown"]
    shell.open_page("today")
    assert built["today"].calls == ["refresh", "shown", "shown"]


def test_back_returns_to_the_page_before(shell: Shell, qtbot: QtBot) -> None:
    shell.open_page("cases")
    qtbot.keyClick(shell, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert shell.pages.current == "today"
    shell.pages.back()
    assert shell.pages.current == "today"


def test_a_count_is_told_to_screen_readers(shell: Shell) -> None:
    shell.show_badge("today", Badge("6", Tone.OVERDUE))
    item = shell.findChildren(NavigationItem)[0]
    assert item.accessibleDescription() == "6"


def test_an_intake_button_appears_when_something_opens_it(shell: Shell, qtbot: QtBot) -> None:
    assert not [each for each in shell.findChildren(Button) if each.objectName().startswith("intake_")]
    opened: list[str] = []
    shell.add_intake(IntakeSpec("call", "Call", "call", "F3", lambda: opened.append("call"), primary=True))
    qtbot.keyClick(shell, Qt.Key.Key_F3)
    assert opened == ["call"]


def test_search_asks_offers_and_gives_back_what_is_picked(shell: Shell, qtbot: QtBot) -> None:
    qtbot.keyClick(shell, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    field = shell.top_bar.search
    assert field.hasFocus()
    with qtbot.waitSignal(shell.results.asked) as asked:
        qtbot.keyClicks(field, "ve")
    assert asked.args == ["ve"]
    shell.results.offer("v", [Suggestion(1, "too late")])
    assert not shell.results.popup.isVisible()
    shell.results.offer("ve", [Suggestion(1, "Vera"), Suggestion(2, "Velo")])
    qtbot.keyClick(field, Qt.Key.Key_Down)
    with qtbot.waitSignal(shell.results.picked) as picked:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert picked.args == [2]
    assert field.text() == ""


def test_enter_before_the_results_takes_the_first_of_them_and_none_of_older_ones(
    shell: Shell, qtbot: QtBot
) -> None:
    field = shell.top_bar.search
    field.setFocus()
    qtbot.keyClicks(field, "ga")
    shell.results.offer("ga", [Suggestion(1, "Gareth")])
    qtbot.keyClicks(field, "te")
    taken: list[object] = []
    shell.results.picked.connect(taken.append)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert taken == []
    shell.results.offer("gate", [Suggestion(2, "The gate"), Suggestion(1, "Gates")])
    assert taken == [2]


def test_typing_on_after_enter_takes_nothing(shell: Shell, qtbot: QtBot) -> None:
    field = shell.top_bar.search
    field.setFocus()
    qtbot.keyClicks(field, "ga")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClicks(field, "te")
    shell.results.offer("gate", [Suggestion(2, "The gate")])
    assert (field.text(), shell.results.popup.isVisible()) == ("gate", True)


def test_enter_on_nothing_found_keeps_the_text_and_escape_clears_it(shell: Shell, qtbot: QtBot) -> None:
    field = shell.top_bar.search
    field.setFocus()
    qtbot.keyClicks(field, "gate")
    shell.results.offer("gate", [Suggestion(None, "Nothing holds “gate”")])
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "gate"
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""


def test_a_notice_never_takes_the_keyboard_but_its_key_works_once(
    shell: Shell, built: dict[str, Noted], qtbot: QtBot
) -> None:
    undone: list[str] = []
    shell.notices.tell("Call logged.", action="Undo", act=lambda: undone.append("call"))
    assert shell.notices.notice.text == "Call logged."
    assert built["today"].line.hasFocus()
    for _ in range(2):
        qtbot.keyClick(shell, Qt.Key.Key_Z, Qt.KeyboardModifier.AltModifier)
    assert undone == ["call"]
    assert not shell.notices.notice.isVisible()


def test_a_notice_stays_in_the_window_when_it_is_resized(shell: Shell) -> None:
    shell.notices.tell("Call logged.")
    shell.resize(900, 620)
    assert shell.rect().contains(shell.notices.notice.geometry())


def test_the_bottom_line_says_only_what_there_is(shell: Shell, qtbot: QtBot) -> None:
    shell.show_status(Status(overdue="2 overdue", desk_and_user="Reception 1 · Ines Falk"))
    with qtbot.waitSignal(shell.status_line.user_pressed):
        shell.status_line._user.click()


def test_the_bottom_line_never_widens_the_window(shell: Shell) -> None:
    name = "R&D " + "W" * 300
    shell.show_status(Status("2 overdue", f"Next callback 16:00 · {name}", "Backed up 07:37", name))
    assert shell.minimumSizeHint().width() < 1000
    user = shell.status_line._user
    assert user.text().startswith("R&&D")
    assert user.accessibleName() == user.toolTip() == name


def test_a_banner_acts(shell: Shell, qtbot: QtBot) -> None:
    banner = Banner("This is a training database.", Tone.SOON, "Why?")
    shell.add_banner(banner)
    assert banner.isVisible()
    with qtbot.waitSignal(banner.acted):
        banner.findChildren(Button)[0].click()


def test_closing_is_told(shell: Shell, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shell.closing):
        shell.close()
