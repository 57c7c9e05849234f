"""The window's typeface and its few sizes."""

from __future__ import annotations

from enum import IntEnum
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from frontdesk import paths

FAMILY = "Inter"
_STYLES = ("Regular", "Medium", "SemiBold")


class Size(IntEnum):
    """Text sizes in pixels at 100 %; `SMALL` is for what stands under or beside a text."""

    SMALL = 12
    BODY = 13
    LEAD = 15
    TITLE = 20


Weight = QFont.Weight


def load_fonts() -> None:
    """Make the typeface that the program ships available to Qt.

    Where its files are absent the system's own sans serif is used.
    """
    for style in _STYLES:
        file = paths.resources() / "fonts" / f"{FAMILY}-{style}.ttf"
        if file.is_file():
            QFontDatabase.addApplicationFont(str(file))


@cache
def font(size: Size = Size.BODY, weight: QFont.Weight = Weight.Normal) -> QFont:
    """Return the window's typeface in one of its sizes; one font for all who ask, not to be changed."""
    chosen = QFont([FAMILY, "Noto Sans", "Segoe UI", "Sans Serif"])
    chosen.setPixelSize(int(size))
    chosen.setWeight(weight)
    chosen.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return chosen


@cache
def metrics(size: Size = Size.BODY, weight: QFont.Weight = Weight.Normal) -> QFontMetricsF:
    """Return the measures of one of the window's fonts, in logical pixels."""
    return QFontMetricsF(font(size, weight))
