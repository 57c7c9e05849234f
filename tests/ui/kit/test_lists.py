"""Grouped lists, timelines and facts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from frontdesk.ui.delegates.fact import Fact
from frontdesk.ui.delegates.grouped import action_rect
from frontdesk.ui.delegates.timeline import TimelineEvent
from frontdesk.ui.look.painting import ChipText
from frontdesk.ui.look.palette import Tone
from frontdesk.ui.look.theme import Theme
from frontdesk.ui.widgets.grouped import ROW_ROLE, Entry, Group, GroupedModel, Lines
from frontdesk.ui.widgets.grouped_list import GroupedList
from frontdesk.ui.widgets.told import FactList, Timeline


def entry(key: str, action: str = "Answer") -> Entry:
    return Entry(key, (Lines(f"name {key}", "second"), Lines("why")), ChipText("late", Tone.OVERDUE), action)


GROUPS = (
    Group("Overdue", (entry("a"), entry("b", "")), Tone.OVERDUE, "2"),
    Group("Today", ()),
    Group("Later", (entry("c"),)),
)


@pytest.fixture
def owed(qtbot: QtBot, theme: Theme) -> GroupedList:
    shown = GroupedList()
    qtbot.addWidget(shown)
    shown.resize(900, 400)
    shown.set_groups(GROUPS)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.setFocus()
    return shown


def test_the_model_keeps_to_qts_rules_and_leaves_empty_groups_out(qtbot: QtBot) -> None:
    model = GroupedModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_groups(GROUPS)
    titles = [model.index(row).data(Qt.ItemDataRole.DisplayRole) for row in range(model.rowCount())]
    assert titles[0] == "Overdue 2"
    assert titles[3] == "Later"
    assert len(titles) == 5
    assert tester.model() is model


def test_a_row_says_everything_to_screen_readers(qtbot: QtBot) -> None:
    model = GroupedModel()
    model.set_groups(GROUPS)
    words = model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == "late, name a, second, why, Answer"


def test_up_and_down_walk_over_all_groups_and_never_rest_on_a_heading(
    owed: GroupedList, qtbot: QtBot
) -> None:
    walked = [owed.current_key]
    for _ in range(3):
        qtbot.keyClick(owed, Qt.Key.Key_Down)
        walked.append(owed.current_key)
    assert walked == ["a", "b", "c", "c"]
    qtbot.keyClick(owed, Qt.Key.Key_Up)
    assert owed.current_key == "b"


def test_whole_pages_and_the_beginning_are_reached_past_every_heading(owed: GroupedList) -> None:
    many = [Group(name, tuple(entry(f"{name}{at}") for at in range(7))) for name in "abcdefgh"]
    owed.set_groups(many)
    owed.resize(800, 320)
    for start in range(owed.model().rowCount()):
        for key, last in ((Qt.Key.Key_PageDown, "h6"), (Qt.Key.Key_PageUp, "a0")):
            owed.setCurrentIndex(owed.model().index(start, 0))
            for _ in range(20):
                QTest.keyClick(owed, key)
            assert owed.current_key == last
    QTest.keyClick(owed, Qt.Key.Key_End)
    QTest.keyClick(owed, Qt.Key.Key_Home)
    assert (owed.current_key, owed.verticalScrollBar().value()) == ("a0", 0)


def test_enter_is_the_next_action_or_opens_where_there_is_none(owed: GroupedList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(owed.acted) as acted:
        qtbot.keyClick(owed, Qt.Key.Key_Return)
    assert acted.args == ["a"]
    owed.choose("b")
    with qtbot.waitSignal(owed.opened) as opened:
        qtbot.keyClick(owed, Qt.Key.Key_Return)
    assert opened.args == ["b"]


def test_the_right_arrow_opens(owed: GroupedList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(owed.opened) as opened:
        qtbot.keyClick(owed, Qt.Key.Key_Right)
    assert opened.args == ["a"]


def test_a_click_on_the_button_acts_and_on_the_name_opens(owed: GroupedList, qtbot: QtBot) -> None:
    index = owed.model().index(4, 0)
    rect = owed.visualRect(index).toRectF()
    button = action_rect(rect, index.data(ROW_ROLE)).center().toPoint()
    with qtbot.waitSignal(owed.acted) as acted:
        qtbot.mouseClick(owed.viewport(), Qt.MouseButton.LeftButton, pos=button)
    assert acted.args == ["c"]
    name = QPoint(200, int(rect.center().y()))
    with qtbot.waitSignal(owed.opened) as opened:
        qtbot.mouseClick(owed.viewport(), Qt.MouseButton.LeftButton, pos=name)
    assert opened.args == ["c"]


def test_the_row_chosen_stays_chosen_when_others_come_and_go(owed: GroupedList) -> None:
    owed.choose("c")
    chosen = []
    for others in ((entry("x"), entry("c")), (entry("x"), entry("y")), ()):
        owed.set_groups((Group("Later", others),))
        chosen.append(owed.current_key)
    assert chosen == ["c", "y", None]


def test_chips_live_without_fetching_again(owed: GroupedList, qtbot: QtBot) -> None:
    minutes = iter(range(1, 1000))
    owed.set_chips(lambda key: ChipText(f"{next(minutes)} min late", Tone.OVERDUE))
    first = owed.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    again = owed.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert first != again


def test_a_long_detail_makes_its_event_higher(qtbot: QtBot, theme: Theme) -> None:
    timeline = Timeline()
    qtbot.addWidget(timeline)
    timeline.resize(500, 400)
    timeline.set_events(
        [
            TimelineEvent("Mon 09:30", "mail", "Letter received", "short"),
            TimelineEvent("", "note", "Note", "word " * 80),
        ]
    )
    timeline.show()
    heights = [timeline.sizeHintForIndex(timeline.model().index(row, 0)).height() for row in (0, 1)]
    assert heights[1] > heights[0] + 40


def test_a_timeline_stands_at_its_newest_event_until_somebody_looks_back(qtbot: QtBot, theme: Theme) -> None:
    timeline = Timeline()
    qtbot.addWidget(timeline)
    timeline.resize(900, 300)
    detail = "The parcel stood in the rain on the loading bay. " * 4
    timeline.set_events([TimelineEvent(f"09:{at}", "note", "Note", detail) for at in range(10, 30)])
    timeline.show_last()
    with qtbot.waitExposed(timeline):
        timeline.show()
    bar = timeline.verticalScrollBar()
    before = bar.maximum()
    timeline.resize(300, 300)
    qtbot.waitUntil(lambda: bar.maximum() > before and bar.value() == bar.maximum())
    narrow = bar.maximum()
    bar.setValue(0)
    timeline.resize(500, 300)
    qtbot.waitUntil(lambda: bar.maximum() < narrow)
    assert bar.value() == 0


def test_the_facts_of_a_card_take_the_height_that_they_need(qtbot: QtBot, theme: Theme) -> None:
    facts = FactList()
    qtbot.addWidget(facts)
    facts.show_whole()
    facts.set_facts([Fact("Respond", "by Thursday", chip=ChipText("7 days"), key=1)])
    one = facts.sizeHint().height()
    facts.set_facts([Fact("Respond", "by Thursday", key=1), Fact("letter.pdf", lead="PDF", right="2 pages")])
    assert facts.sizeHint().height() == one + 28


def test_enter_opens_a_fact_that_can_be_opened(qtbot: QtBot, theme: Theme) -> None:
    facts = FactList()
    qtbot.addWidget(facts)
    facts.set_facts([Fact("letter.pdf", lead="PDF", key=7), Fact("plain")])
    facts.setCurrentIndex(facts.model().index(0, 0))
    with qtbot.waitSignal(facts.opened) as opened:
        qtbot.keyClick(facts, Qt.Key.Key_Return)
    assert opened.args == [7]
    facts.setCurrentIndex(facts.model().index(1, 0))
    with qtbot.assertNotEmitted(facts.opened):
        qtbot.keyClick(facts, Qt.Key.Key_Return)
