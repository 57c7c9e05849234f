"""What somebody wrote is printed whole: a character that no font has is called by its name."""

from __future__ import annotations

import unicodedata

from frontdesk.documents.text.characters import clean
from frontdesk.documents.text.fonts import Fonts


def spelled_out(text: str, fonts: Fonts) -> str:
    """Return a text that can be printed, "[slightly smiling face]" in the place of what has no font.

    A book of hundreds of entries cannot wait for a font, and leaves nothing out unseen.
    """
    if text.isascii():
        return text
    tidy = clean(text)
    missing = fonts.missing(tidy)
    if not missing:
        return tidy
    return tidy.translate({ord(character): f"[{_name(character)}]" for character in missing})


def _name(character: str) -> str:
    return unicodedata.name(character, f"U+{ord(character):04X}").lower()
