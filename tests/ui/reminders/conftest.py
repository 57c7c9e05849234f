"""The main window, active, as the reminders find it."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from frontdesk.ui.forms.loading import Forms
from frontdesk.ui.shell.window import Shell


@pytest.fixture
def shell(qtbot: QtBot) -> Shell:
    made = Shell(Forms())
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made
