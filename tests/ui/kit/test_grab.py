"""Pictures of windows, at any scale, light or dark."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from frontdesk.ui.look.grab import dressed, take_picture
from frontdesk.ui.look.theme import Scheme, Theme


def test_a_picture_has_the_size_and_scale_asked_for(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    widget = QLabel("Nothing is owed today.")
    qtbot.addWidget(widget)
    take_picture(widget, tmp_path / "deep" / "page.png", size=QSize(300, 80), scale=2.0)
    picture = QImage(str(tmp_path / "deep" / "page.png"))
    assert (picture.width(), picture.height()) == (600, 160)


def test_a_picture_that_cannot_be_written_is_told(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    widget = QLabel("x")
    qtbot.addWidget(widget)
    (tmp_path / "page.png").mkdir()
    with pytest.raises(OSError, match="cannot be written"):
        take_picture(widget, tmp_path / "page.png")


def test_the_dress_is_worn_only_for_a_while(theme: Theme) -> None:
    with dressed(theme, Scheme.DARK):
        assert theme.dark
    assert not theme.dark
