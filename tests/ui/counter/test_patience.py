"""Waiting for the office's database: one screen, and nobody is asked any more once there is an answer."""

from __future__ import annotations

from collections.abc import Iterator
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from frontdesk.domain.errors import StoreError
from frontdesk.ui.counter.patience import Patience
from frontdesk.ui.counter.waiting_screen import WaitingScreen, end_waiting, waiting_screen
from frontdesk.ui.forms.loading import Forms
from frontdesk.words import words_for

LOCKED = StoreError("store.locked", where="office.db")


@pytest.fixture
def asked() -> list[str]:
    return []


@pytest.fixture
def patience(qtbot: QtBot, asked: list[str]) -> Iterator[Patience]:
    """Give one whose first question was refused."""
    words = words_for("en", timezone=ZoneInfo("UTC"))
    made = Patience(lambda: asked.append("asked"), lambda: WaitingScreen(words, Forms()))
    made.ask()
    made.refused(LOCKED)
    yield made
    made.answered()
    end_waiting()


def screens() -> list[WaitingScreen]:
    """Return the screens that are there, ended ones left out."""
    windows = QApplication.topLevelWidgets()
    return [each for each in windows if isinstance(each, WaitingScreen) and not each.ended]


def test_a_key_that_is_heard_after_the_answer_asks_nobody(patience: Patience, asked: list[str]) -> None:
    patience.ask()
    screen = waiting_screen()
    assert screen is not None
    patience.answered()
    screen.tried.emit()
    assert asked == ["asked", "asked"]
    assert not patience.asking


def test_a_shutdown_that_is_called_off_leaves_one_screen_and_it_ends(patience: Patience) -> None:
    (screen,) = screens()
    screen.give_way()
    patience.ask()
    patience.refused(LOCKED)
    assert screens() == [screen]
    end_waiting()
    assert screens() == []
    assert not screen.isVisible()
