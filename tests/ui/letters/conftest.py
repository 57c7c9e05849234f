"""The window in which the text of a letter is written, in front of the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from frontdesk.domain.kinds import Formality, LetterKind, Way
from frontdesk.services.correspondence.template_views import TemplateKey
from frontdesk.ui.letters.opening import open_text
from frontdesk.ui.letters.window import TemplateWindow
from frontdesk.ui.page_context import PageContext

KEY = TemplateKey(LetterKind.ACKNOWLEDGEMENT, Way.LETTER, "en", Formality.FORMAL)

OpenText = Callable[..., TemplateWindow]


@pytest.fixture
def open_window(page: PageContext, qtbot: QtBot) -> Iterator[OpenText]:
    """Windows delete themselves when they are closed; those still open are closed at the end."""

    def opened(key: TemplateKey = KEY) -> TemplateWindow:
        window = open_text(page, key, None)
        qtbot.waitExposed(window)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.fields.begin()
        return window

    yield opened
    for window in QApplication.topLevelWidgets():
        if isinstance(window, TemplateWindow) and isValid(window):
            window.close()
