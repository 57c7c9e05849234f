"""The strokes that painted rows share."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from frontdesk.ui.look.painting import CHIP_HEIGHT, ChipText, chip_width, draw_chip
from frontdesk.ui.look.palette import Tone, colours

WIDE = 400


def columns(chip: ChipText, most: float | None) -> set[int]:
    """Return the columns of pixels that a chip covers."""
    image = QImage(WIDE, int(CHIP_HEIGHT), QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        draw_chip(painter, QPointF(0, 0), chip, colours(dark=False), most)
    middle = image.height() // 2
    return {x for x in range(WIDE) if image.pixelColor(x, middle).alpha()}


def test_a_chip_takes_no_more_room_than_it_is_given(qapp: QApplication) -> None:
    long = ChipText("Crossings and pavements for everybody", Tone.NEUTRAL)
    assert qapp is not None
    assert max(columns(long, None)) == chip_width(long) - 1 > 100
    assert max(columns(long, 100)) == 99
    short = ChipText("Parking", Tone.NEUTRAL)
    assert columns(short, 100) == columns(short, None)
