"""Callbacks of the tests' office, and their page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from frontdesk.services.callbacks.agree import agree_callback
from frontdesk.services.callbacks.entry import CallbackRequest
from frontdesk.ui.dialogs.actions import CaseActions
from frontdesk.ui.dialogs.operation import OperationDialog
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.callbacks.page import CallbacksPage
from tests.services.offices import Desk, local

Promise = Callable[..., int]
Opened = Callable[[OperationDialog], OperationDialog]


@pytest.fixture
def promise(desk: Desk) -> Promise:
    """Return what promises a callback from a local time on, and returns its id."""

    def agreed(
        at: str, *, minutes: int = 60, number: str = "020 7946 0018", person: str = "", about: str = ""
    ) -> int:
        start: datetime = local(at)
        request = CallbackRequest(
            start, start + timedelta(minutes=minutes), number=number, person=person, about=about
        )
        return agree_callback(desk.ctx, request=request).result.id

    return agreed


@pytest.fixture
def callbacks(page: PageContext, qtbot: QtBot) -> Iterator[CallbacksPage]:
    """Show the page of callbacks."""
    host = QWidget()
    shown = CallbacksPage(page, CaseActions(page, host))
    shown.resize(1064, 700)
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.refresh()
    yield shown
    for dialog in dialogs():
        dialog.close()
    host.deleteLater()


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Opened]:
    """Show a dialog; it deletes itself when it is done with, or is closed at the end."""
    shown: list[OperationDialog] = []

    def show(dialog: OperationDialog) -> OperationDialog:
        shown.append(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        dialog.activateWindow()
        return dialog

    yield show
    for dialog in filter(isValid, shown):
        dialog.close()


def dialogs() -> list[OperationDialog]:
    """Return the dialogs that are open."""
    every = QApplication.topLevelWidgets()
    return [each for each in every if isinstance(each, OperationDialog) and each.isVisible()]
