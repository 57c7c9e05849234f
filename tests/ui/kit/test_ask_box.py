"""One question, one answer; and which copy of the office is to be brought back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from frontdesk.domain.errors import StoreError
from frontdesk.services.upkeep import copies_of
from frontdesk.ui.opening import copies
from frontdesk.ui.opening.copies import ask_which
from frontdesk.ui.opening.fault_box import ask_after_fault
from frontdesk.ui.widgets.ask_box import AskBox
from frontdesk.words import words_for

WORDS = words_for("en", timezone=ZoneInfo("Europe/London"), strict=True)
COPY = Path("/backups/daily-20261124T120500Z.db")


@pytest.fixture
def pressed(qtbot: QtBot) -> Callable[[Qt.Key], None]:
    """Press a key in the question that comes up next."""

    def press(key: Qt.Key) -> None:
        def pressing() -> None:
            qtbot.keyClick(question(), key)

        QTimer.singleShot(0, pressing)

    return press


@pytest.fixture
def one_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    made = datetime(2026, 11, 24, 12, 5, tzinfo=UTC)
    monkeypatch.setattr(copies, "copies_of", lambda _where: {made: COPY})


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Choose a file wherever one is asked for; the list tells in which folder that began."""
    folders: list[str] = []

    def choose(_parent: object, _title: str, folder: str, _filter: str) -> tuple[str, str]:
        folders.append(folder)
        return "/elsewhere/office.zip", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    return folders


def question() -> AskBox:
    """Return the question that is on screen."""
    windows = QApplication.topLevelWidgets()
    (box,) = [each for each in windows if isinstance(each, AskBox) and each.isVisible()]
    return box


def asked() -> Path | None:
    return ask_which(WORDS, "office.db", title="Bring a copy back", why="It is damaged.")


@pytest.mark.usefixtures("one_copy")
def test_enter_takes_the_last_copy_and_escape_none(pressed: Callable[[Qt.Key], None]) -> None:
    pressed(Qt.Key.Key_Return)
    assert asked() == COPY
    pressed(Qt.Key.Key_Escape)
    assert asked() is None


def test_another_copy_is_looked_for_beside_the_last_one(
    one_copy: None, chosen: list[str], qtbot: QtBot
) -> None:
    def press_another() -> None:
        (another,) = [each for each in question().findChildren(QPushButton) if "another" in each.text()]
        another.click()

    QTimer.singleShot(0, press_another)
    assert asked() == Path("/elsewhere/office.zip")
    assert chosen == ["/backups"]


def test_without_a_copy_one_is_asked_for(chosen: list[str], pressed: Callable[[Qt.Key], None]) -> None:
    pressed(Qt.Key.Key_Return)
    assert asked() == Path("/elsewhere/office.zip")


def test_what_no_copy_mends_is_only_said(pressed: Callable[[Qt.Key], None]) -> None:
    pressed(Qt.Key.Key_Return)
    assert ask_after_fault(StoreError("store.read_only", where="office.db"), "de") is None


def test_a_question_is_as_high_as_its_words_and_as_wide_as_its_answers(qtbot: QtBot) -> None:
    box = AskBox("A title", "It is damaged. " * 60)
    qtbot.addWidget(box)
    for number in range(6):
        box.offer(f"A rather long answer, number {number}")
    with qtbot.waitExposed(box):
        box.show()
    for button in box.findChildren(QPushButton):
        assert button.width() >= button.sizeHint().width()
        assert box.rect().contains(QRect(button.mapTo(box, QPoint(0, 0)), button.size()))
    assert box.height() > 150
    box.close()


def test_a_server_has_no_copies_here() -> None:
    assert copies_of("postgresql://user@server/office") == {}
