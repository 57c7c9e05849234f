"""Taking things out of layouts."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from frontdesk.ui.look.layouts import empty, take_all
from frontdesk.ui.widgets.flow import FlowLayout
from tests.ui.kit.layout_items import watching


def filled(window: QWidget, layout: QLayout) -> tuple[QLabel, QLabel]:
    first, last = QLabel("first", window), QLabel("last", window)
    layout.addWidget(first)
    layout.addWidget(last)
    return first, last


def test_everything_is_taken_out_in_its_order(qtbot: QtBot) -> None:
    kept = watching()
    window = QWidget()
    qtbot.addWidget(window)
    column, row = QVBoxLayout(window), QHBoxLayout()
    column.addStretch()
    first, last = filled(window, column)
    column.insertLayout(2, row)
    column.addSpacing(3)
    assert take_all(column) == [first, row, last]
    assert column.count() == 0
    assert kept() == []
    assert first.parent() is window


def test_what_flows_is_taken_out_as_well(qtbot: QtBot) -> None:
    kept = watching()
    window = QWidget()
    qtbot.addWidget(window)
    flow = FlowLayout(window)
    widgets = filled(window, flow)
    assert take_all(flow) == [*widgets]
    assert flow.count() == 0
    assert kept() == []


def test_what_is_emptied_is_gone_from_sight_at_once_and_deleted_soon(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    first, last = filled(window, column)
    with qtbot.waitExposed(window):
        window.show()
    with qtbot.waitSignals([first.destroyed, last.destroyed]):
        empty(column)
        assert not first.isVisible()
        assert not last.isVisible()
