"""Every text can be read and every field be found, light and dark."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from frontdesk.ui.look.palette import Colours, Tone, colours, colours_of, qt_palette

READABLE = 4.5  # WCAG 2.2, 1.4.3, for text
VISIBLE = 3.0  # WCAG 2.2, 1.4.11, for the borders of controls

GROUNDS = ("window", "surface", "raised", "accent_soft")


def luminance(colour: QColor) -> float:
    channels = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.fixture(params=[False, True], ids=["light", "dark"])
def table(request: pytest.FixtureRequest) -> Colours:
    return colours(dark=request.param)


def test_black_on_white_has_the_contrast_that_the_standard_says() -> None:
    assert contrast(QColor("#000000"), QColor("#FFFFFF")) == pytest.approx(21)


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", ["text", "muted"])
def test_text_is_readable_on_every_ground(table: Colours, ink: str, ground: str) -> None:
    named = table.by_name()
    assert contrast(named[ink], named[ground]) >= READABLE


@pytest.mark.parametrize("tone", list(Tone))
def test_chips_are_readable(table: Colours, tone: Tone) -> None:
    assert contrast(table.ink(tone), table.soft(tone)) >= READABLE
    assert contrast(table.ink(tone), table.surface) >= READABLE


def test_the_primary_button_is_readable(table: Colours) -> None:
    assert contrast(table.on_accent, table.accent) >= READABLE


def test_fields_and_the_focus_ring_stand_out(table: Colours) -> None:
    for ground in (table.window, table.surface):
        assert contrast(table.field, ground) >= VISIBLE
        assert contrast(table.accent, ground) >= VISIBLE


@pytest.mark.parametrize("dark", [False, True])
def test_whatever_paints_itself_finds_its_colours_by_its_palette(dark: bool) -> None:
    assert colours_of(qt_palette(colours(dark=dark))) == colours(dark=dark)
