"""The colour table of the window as data, light and dark."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache

from PySide6.QtGui import QColor, QPalette

from frontdesk import paths
from frontdesk.kept import toml_table


class Tone(StrEnum):
    """What a colour says; a word or an icon always says it too."""

    NEUTRAL = "neutral"
    ACCENT = "accent"
    OVERDUE = "overdue"
    SOON = "soon"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Colours:
    """One column of the colour table, by the purpose of each colour."""

    window: QColor
    surface: QColor
    raised: QColor
    line: QColor
    field: QColor
    text: QColor
    muted: QColor
    accent: QColor
    on_accent: QColor
    accent_soft: QColor
    overdue: QColor
    overdue_soft: QColor
    soon: QColor
    soon_soft: QColor
    done: QColor
    done_soft: QColor

    def ink(self, tone: Tone) -> QColor:
        """Return the text colour of a tone, readable on `soft(tone)` and on a surface."""
        return self.muted if tone is Tone.NEUTRAL else _named(self, tone.value)

    def soft(self, tone: Tone) -> QColor:
        """Return the ground colour of a tone's chip."""
        return self.raised if tone is Tone.NEUTRAL else _named(self, f"{tone.value}_soft")

    def by_name(self) -> dict[str, QColor]:
        """Return every colour by its name in the table."""
        return {f.name: _named(self, f.name) for f in fields(self)}


def _named(colours: Colours, name: str) -> QColor:
    colour: QColor = getattr(colours, name)
    return colour


@cache
def colours(*, dark: bool) -> Colours:
    """Return the colours of the light or the dark window."""
    file = paths.resources() / "look" / "palette.toml"
    table = toml_table(file.read_text(encoding="utf-8"))["dark" if dark else "light"]
    return Colours(**{name: QColor(value) for name, value in table.items()})


def is_dark(palette: QPalette) -> bool:
    """Whether a palette is one of a dark window.

    It is told by the hairlines' role: a stylesheet's grounds change the others.
    """
    return palette.color(QPalette.ColorRole.Mid).lightness() < 128


def colours_of(palette: QPalette) -> Colours:
    """Return the colour table that a widget's palette belongs to.

    Whatever paints itself asks this while painting and so follows the system
    when it turns dark, without keeping any state.
    """
    return colours(dark=is_dark(palette))


def qt_palette(table: Colours) -> QPalette:
    """Return the same colours in the roles that Qt's own controls paint with."""
    role = QPalette.ColorRole
    chosen = {
        role.Window: table.window,
        role.WindowText: table.text,
        role.Base: table.surface,
        role.AlternateBase: table.window,
        role.Text: table.text,
        role.PlaceholderText: table.muted,
        role.Button: table.surface,
        role.ButtonText: table.text,
        role.BrightText: table.on_accent,
        role.ToolTipBase: table.raised,
        role.ToolTipText: table.text,
        role.Highlight: table.accent,
        role.HighlightedText: table.on_accent,
        role.Accent: table.accent,
        role.Link: table.accent,
        role.LinkVisited: table.accent,
        role.Light: table.surface,
        role.Midlight: table.raised,
        role.Mid: table.line,
        role.Dark: table.field,
        role.Shadow: table.field,
    }
    palette = QPalette()
    for each, colour in chosen.items():
        palette.setColor(each, colour)
    for each in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, table.muted)
    return palette
