"""Dialogs about a case of the tests' office."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from frontdesk.ui.dialogs.operation import OperationDialog

Opened = Callable[[OperationDialog], OperationDialog]


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Opened]:
    """Show a dialog; it deletes itself when it is done with, or is closed at the end."""
    dialogs: list[OperationDialog] = []

    def show(dialog: OperationDialog) -> OperationDialog:
        dialogs.append(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        dialog.activateWindow()
        return dialog

    yield show
    for dialog in filter(isValid, dialogs):
        dialog.close()
