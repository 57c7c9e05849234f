"""How texts look: styles and colours as they stand in `styles.toml`, dressed in an office's letterhead."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from frontdesk.documents.content import Letterhead
from frontdesk.documents.text.style import TextStyle, Weight
from frontdesk.domain.errors import FrontDeskError
from frontdesk.paths import resources

_COLOUR = re.compile("#[0-9A-Fa-f]{6}")
_ACCENT = "accent"
_READABLE = 3.0  # contrast with white paper, of large text (WCAG 2.2, 1.4.3)


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """The texts' styles by name, and the colours of lines and surfaces."""

    styles: Mapping[str, TextStyle]
    colours: Mapping[str, str]

    def __getitem__(self, name: str) -> TextStyle:
        return self.styles[name]


def look_of(kind: str, letterhead: Letterhead | None = None) -> Look:
    """Return the look of a "letter", "postcard", "slip", "book" and the like.

    Raises `FrontDeskError` (field "colour") for a colour that is none.
    """
    if letterhead is None:
        return _look(kind, "", "")
    return _look(kind, letterhead.colour, letterhead.font)


def check_colour(colour: str) -> None:
    """Raise `FrontDeskError` (field "colour") for what is no `#RRGGBB`; "" is the program's own."""
    if colour and not _COLOUR.fullmatch(colour):
        raise FrontDeskError("letterhead.wrong_colour", field="colour", text=colour)


@lru_cache(maxsize=32)
def _look(kind: str, colour: str, font: str) -> Look:
    check_colour(colour)
    source = _source()
    colours: dict[str, str] = dict(source["colours"])
    if colour:
        colours[_ACCENT] = colour.upper()
    written = {**colours, _ACCENT: colours[_ACCENT] if is_readable(colours[_ACCENT]) else colours["text"]}
    styles = {
        name: TextStyle(
            Weight(entry["weight"]),
            entry["size"],
            entry["leading"],
            written[entry.get("colour", "text")],
            font or entry.get("family", ""),
        )
        for name, entry in source[kind].items()
    }
    return Look(styles, colours)


@lru_cache(maxsize=1)
def _source() -> dict[str, Any]:
    path = resources() / "layouts" / "styles.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def is_readable(colour: str, contrast: float = _READABLE) -> bool:
    """Tell whether text in a colour can be read on white; a pale one serves for lines only."""
    channels = [value / 255 for value in bytes.fromhex(colour.removeprefix("#"))]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return 1.05 / (luminance + 0.05) >= contrast
