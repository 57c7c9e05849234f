"""What was put aside is offered above the page of the main window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from frontdesk.services.cases.view import case_view
from frontdesk.ui.desk_window import DeskWindow
from frontdesk.ui.dialogs.answer import AnswerDialog
from frontdesk.ui.drafts.draft import DraftFolder
from frontdesk.ui.forms.loading import find
from frontdesk.ui.look.theme import Scheme, Theme
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.widgets.banner import Banner
from tests.services.offices import Desk
from tests.ui.cases_logged import letter


@pytest.fixture
def window(page: PageContext, qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[DeskWindow]:
    made = DeskWindow(page, DraftFolder(tmp_path / "drafts"), Theme(qapp, Scheme.LIGHT), restore=_never)
    with qtbot.waitExposed(made.shell):
        made.open("Harbour Office")
    yield made
    made.shell.close()
    made.shell.deleteLater()


def test_dialogs_put_aside_are_offered_above_the_page(window: DeskWindow, desk: Desk) -> None:
    case = letter(desk.ctx)
    window.actions.act("answer", case_view(desk.ctx, reference=case.reference))
    dialog = window.shell.findChild(AnswerDialog)
    assert dialog is not None
    find(dialog, QPlainTextEdit, "analysis").setPlainText("It was left at the wrong door.")
    assert put_aside(window) == []
    dialog.reject()
    assert put_aside(window) == ["One thing you were writing was put aside and not saved yet."]
    banner(window).acted.emit()
    assert put_aside(window) == []
    (again,) = [each for each in window.shell.findChildren(AnswerDialog) if each.isVisible()]
    assert find(again, QPlainTextEdit, "analysis").toPlainText() == "It was left at the wrong door."
    find(again, QPushButton, "discard").click()
    assert put_aside(window) == []
    window.shell.notices.notice.act()
    (taken_back,) = [each for each in window.shell.findChildren(AnswerDialog) if each.isVisible()]
    assert find(taken_back, QPlainTextEdit, "analysis").toPlainText() == "It was left at the wrong door."
    taken_back.accept()


def put_aside(window: DeskWindow) -> list[str]:
    """Return what the banner says that offers what was put aside."""
    banners = [each for each in window.shell.findChildren(Banner) if each.isVisible()]
    return [each.accessibleName() for each in banners if "put aside" in each.accessibleName()]


def banner(window: DeskWindow) -> Banner:
    banners = window.shell.findChildren(Banner)
    return next(each for each in banners if each.isVisible() and "put aside" in each.accessibleName())


def _never(_backup: Path) -> None:
    raise AssertionError("nobody asked for a copy to be brought back")
