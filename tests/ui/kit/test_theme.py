"""The program is dressed light or dark, at once and whole."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from frontdesk.ui.look.fonts import FAMILY, Size, font
from frontdesk.ui.look.theme import Scheme, Theme, stylesheet


def test_the_program_turns_dark_and_light_again(theme: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.use(Scheme.DARK)
    assert theme.dark
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor("#16181C")

    theme.use(Scheme.LIGHT)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor("#F4F5F7")


def test_the_shipped_typeface_is_used_in_pixels(theme: Theme) -> None:
    assert QFontInfo(font(Size.TITLE)).family() == FAMILY
    assert QFontInfo(font(Size.TITLE)).pixelSize() == 20


@pytest.mark.parametrize("dark", [False, True])
def test_the_stylesheet_names_only_pictures_that_exist_and_has_no_gaps(dark: bool) -> None:
    from pathlib import Path

    sheet = stylesheet(dark=dark)
    pictures = re.findall(r'url\("([^"]+)"\)', sheet)
    assert pictures
    assert all(Path(each).is_file() for each in pictures)
    assert "$" not in sheet.split("*/", 1)[1]
