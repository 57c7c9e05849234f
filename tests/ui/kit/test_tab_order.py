"""The Tab key walks through a window as the eye does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from frontdesk.ui.forms.tab_order import step
from frontdesk.ui.widgets.segmented import Choice, Segmented
from tests.ui.kit.layout_items import watching

FORWARD = ["first", "left", "right", "last"]


class Window(QWidget):
    """Whose controls were made in another order than they are shown in."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        self.row = QHBoxLayout()
        self.last = named(QPushButton(), "last")
        self.right = named(QLineEdit(), "right")
        self.left = named(QLineEdit(), "left")
        self.first = named(QCheckBox(), "first")
        self.row.addWidget(self.left)
        self.row.addWidget(self.right)
        column.addWidget(self.first)
        column.addLayout(self.row)
        column.addWidget(self.last)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802  Qt's name
        return step(self, forward=forward)


def named(widget: QWidget, name: str) -> QWidget:
    widget.setObjectName(name)
    return widget


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    made = Window()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.first.setFocus()
    return made


def walk(qtbot: QtBot, window: QWidget, steps: int, key: Qt.Key = Qt.Key.Key_Tab) -> list[str]:
    names = []
    for _ in range(steps):
        focus = window.focusWidget()
        assert focus is not None
        names.append(focus.objectName())
        qtbot.keyClick(focus, key)
    return names


def test_rows_from_above_each_from_the_left_and_round_again(window: Window, qtbot: QtBot) -> None:
    assert walk(qtbot, window, 6) == [*FORWARD, "first", "left"]
    window.last.setFocus()
    assert walk(qtbot, window, 5, Qt.Key.Key_Backtab) == [*reversed(FORWARD), "last"]


def test_what_cannot_be_used_is_passed_by(window: Window, qtbot: QtBot) -> None:
    window.left.setEnabled(False)
    window.right.hide()
    assert walk(qtbot, window, 3) == ["first", "last", "first"]


def test_what_loses_the_keyboard_hands_it_to_what_comes_next(window: Window, qtbot: QtBot) -> None:
    window.left.setFocus()
    window.left.setEnabled(False)
    qtbot.waitUntil(lambda: window.focusWidget() is window.right)


def test_a_row_of_choices_is_one_stop_however_it_was_chosen(window: Window, qtbot: QtBot) -> None:
    choices = Segmented()
    window.row.insertWidget(1, choices)
    choices.show()
    choices.set_choices([Choice(value, value) for value in ("a", "b", "c")])
    for value in ("", "c", "b"):
        choices.set_value(value)
        window.left.setFocus()
        qtbot.keyClick(window.left, Qt.Key.Key_Tab)
        assert window.focusWidget() is choices.focusProxy()
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        assert window.focusWidget() is window.right


def test_what_is_out_of_sight_is_scrolled_to(window: Window, qtbot: QtBot) -> None:
    area, inside = QScrollArea(), QWidget()
    column = QVBoxLayout(inside)
    column.addWidget(named(QPushButton(), "near"))
    column.addSpacing(2000)
    far = named(QPushButton(), "far")
    column.addWidget(far)
    area.setWidget(inside)
    window.row.insertWidget(1, area)
    area.show()
    assert walk(qtbot, window, 5) == ["first", "left", "near", "far", "right"]
    far.setFocus()
    window.right.setFocus()
    area.verticalScrollBar().setValue(0)
    assert far.visibleRegion().isEmpty()
    qtbot.keyClick(window.right, Qt.Key.Key_Backtab)
    assert not far.visibleRegion().isEmpty()


def test_nothing_is_kept_of_what_a_layout_holds_its_parts_by(window: Window, qtbot: QtBot) -> None:
    kept = watching()
    assert walk(qtbot, window, 4) == FORWARD
    assert kept() == []


def test_what_floats_over_the_window_comes_last(window: Window, qtbot: QtBot) -> None:
    floating = named(QPushButton(window), "floating")
    floating.show()
    assert walk(qtbot, window, 6) == [*FORWARD, "floating", "first"]


def test_a_page_that_is_left_hands_the_keyboard_to_what_comes_after_it(window: Window, qtbot: QtBot) -> None:
    page = QWidget()
    row = QHBoxLayout(page)
    inside = named(QPushButton(), "inside")
    row.addWidget(inside)
    window.row.insertWidget(1, page)
    page.show()
    inside.setFocus()
    page.hide()
    qtbot.waitUntil(lambda: window.focusWidget() is window.right)
    assert walk(qtbot, window, 4) == ["right", "last", "first", "left"]
