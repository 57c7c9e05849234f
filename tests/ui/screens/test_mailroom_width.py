"""The Mailroom in the smallest window: no language makes it wider."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from frontdesk.services.correspondence import MailroomGroup
from frontdesk.ui.page_list import MAILROOM
from frontdesk.ui.pages.mailroom.filter_bar import REGISTER
from frontdesk.ui.pages.mailroom.page import MailroomPage
from frontdesk.ui.screens import stage
from frontdesk.ui.theme import Scheme, Theme


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_every_group_fits_into_the_smallest_window(
    qapp: QApplication, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = stage.office
    monkeypatch.setattr(stage, "office", lambda context: replace(known(context), language=language))
    with stage.staged(qapp, Theme(qapp, Scheme.LIGHT)) as shown:
        page = shown.window.shell.open_page(MAILROOM)
        assert isinstance(page, MailroomPage)
        for group in (*MailroomGroup, REGISTER):
            page.open_group(group)
            assert shown.window.shell.minimumSizeHint().width() <= 1280
