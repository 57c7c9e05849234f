"""Windows made ahead end with the desk that asked for them."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from frontdesk.ui.intake.spares import SpareWindows
from frontdesk.ui.page_context import PageContext


def making(spares: SpareWindows) -> bool:
    """Whether another window is about to be made."""
    return any(timer.isActive() for timer in spares.findChildren(QTimer))


def test_windows_are_made_ahead_once_that_is_asked_for(page: PageContext) -> None:
    desk = QObject()
    spares = SpareWindows(page, desk)
    assert not making(spares)
    spares.fill_soon()
    assert making(spares)
    spares.clear()


def test_a_desk_that_is_closed_makes_no_more_even_if_asked_late(page: PageContext) -> None:
    desk = QObject()
    spares = SpareWindows(page, desk)
    spares.clear()
    spares.fill_soon()
    assert not making(spares)


def test_it_tells_when_none_is_missing(page: PageContext, qtbot: QtBot) -> None:
    desk = QObject()
    spares = SpareWindows(page, desk)
    with qtbot.waitSignal(spares.filled):
        spares.fill_soon()
    spares.clear()
