"""The real main window on a real office, worked from the keyboard."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from frontdesk.domain.errors import FrontDeskError
from frontdesk.ui.desk_window import DeskWindow
from frontdesk.ui.drafts.draft import DraftFolder
from frontdesk.ui.forms.loading import Forms
from frontdesk.ui.look.theme import Scheme, Theme
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.tasks.immediate import ImmediateTasks
from frontdesk.words import words_for
from tests.journeys.reception import Reception
from tests.journeys.running import ROOT
from tests.services.offices import ZONE, Desk, open_desk


@pytest.fixture
def office(sqlite_url: str) -> Iterator[Desk]:
    made = open_desk(sqlite_url)
    yield made
    made.store.close()


@pytest.fixture
def reception(qapp: QApplication, office: Desk, qtbot: QtBot, tmp_path: Path) -> Iterator[Reception]:
    """Open the main window as the program does, with work that is done at once."""
    words = words_for("en", timezone=ZONE, clock=office.clock, strict=True)
    page = PageContext(office.ctx, ImmediateTasks(), words, ZONE, Forms())
    refused: list[FrontDeskError] = []
    page.bus.refused.connect(refused.append)
    drafts = DraftFolder(tmp_path / "drafts")
    window = DeskWindow(page, drafts, Theme(qapp, Scheme.LIGHT), restore=_never)
    with qtbot.waitExposed(window.shell):
        window.open("Harbour Office")
    made = Reception(window, office, qtbot, drafts, refused)
    made.come_back()
    yield made
    _close_all(window.shell)
    assert not refused, [str(each) for each in refused]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "office.db"


@pytest.fixture
def surroundings(tmp_path: Path, database: Path) -> Mapping[str, str]:
    return {
        **os.environ,
        "FRONTDESK_DATABASE": str(database),
        "FRONTDESK_HOME": str(tmp_path / "home"),
        "FRONTDESK_USER": "Ana Lind",
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT))),
    }


def _never(_backup: Path) -> None:
    raise AssertionError("nobody asked for a copy to be brought back")


def _close_all(shell: QWidget) -> None:
    for each in QApplication.topLevelWidgets():
        if isinstance(each, QDialog):
            each.close()
    shell.close()
    shell.deleteLater()
