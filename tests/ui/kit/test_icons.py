"""One family of line drawings, tinted and sharp."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from frontdesk import paths
from frontdesk.ui.look import icons

FILES = sorted((paths.resources() / "icons").glob("*.svg"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_drawing_is_of_the_family(file: Path) -> None:
    root = ET.fromstring(file.read_text())
    family = {
        "viewBox": "0 0 24 24",
        "fill": "none",
        "stroke": "currentColor",
        "stroke-width": "1.75",
        "stroke-linecap": "round",
        "stroke-linejoin": "round",
    }
    assert {name: root.get(name) for name in family} == family


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_drawing_leaves_ink_in_the_colour_asked_for(file: Path, qapp: QApplication) -> None:
    image = icons.pixmap(file.stem, QColor("#B3261E"), 24, 2.0).toImage()
    inked = [
        image.pixelColor(x, y) for x in range(48) for y in range(48) if image.pixelColor(x, y).alpha() == 255
    ]
    assert inked
    assert all(abs(colour.red() - 0xB3) < 4 and abs(colour.green() - 0x26) < 4 for colour in inked)


def test_an_icon_is_drawn_at_the_resolution_of_its_screen(qapp: QApplication) -> None:
    double = icons.pixmap("mail", QColor("#000000"), 16, 2.0)
    assert (double.width(), double.deviceIndependentSize().width()) == (32, 16)
