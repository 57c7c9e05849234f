"""A run: glyphs of one face in one direction, as the PDF's text operators draw them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from frontdesk.documents.text.characters import is_ignorable
from frontdesk.documents.text.face import Face, Glyph
from frontdesk.documents.text.unprintable import refusal_of


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """Shaped text, `width` points wide.

    `array` is the inside of a TJ operator. A run that needs operators of its own (raised
    marks, or a text that the glyphs alone do not tell) has `operators` instead.
    """

    face: Face
    width: float
    array: str
    operators: str
    glyphs: tuple[tuple[int, str], ...]


def shape_run(text: str, face: Face, size: float, *, right_to_left: bool, language: str) -> Run:
    """Shape `text`, all of which `face` has, at `size` points."""
    shaped = face.shape(text, right_to_left=right_to_left, language=language)
    # HarfBuzz leaves out what is not seen, but for the fillers of Korean, which few fonts have.
    glyphs = [glyph for glyph in shaped if glyph.number or not _is_unseen(glyph)]
    missing = "".join(glyph.text for glyph in glyphs if glyph.number == 0)
    if missing:
        raise refusal_of(missing)
    scale = size / face.units_per_em
    # Readers put text that runs from the right in order themselves, glyph by glyph.
    tells_itself = right_to_left or all(_is_plain(glyph, face) for glyph in glyphs)
    plain = tells_itself and not any(glyph.up for glyph in glyphs)
    return Run(
        face=face,
        width=sum(glyph.advance for glyph in glyphs) * scale,
        array=_array(glyphs, face) if plain else "",
        operators="" if plain else _operators(glyphs, face, scale, "" if tells_itself else text),
        glyphs=tuple((glyph.number, _told(glyph.text)) for glyph in glyphs),
    )


def _told(text: str) -> str:
    """Return what a glyph stands for wherever it is drawn: a joiner belongs to one place only."""
    if text.isascii():
        return text
    return "".join(character for character in text if not is_ignorable(character)).replace("\u00a0", " ")


def _is_unseen(glyph: Glyph) -> bool:
    return glyph.text != "" and all(map(is_ignorable, glyph.text))


def _is_plain(glyph: Glyph, face: Face) -> bool:
    return glyph.text == face.plain_text(glyph.number) or glyph.text == "\u00a0"


def _operators(glyphs: Sequence[Glyph], face: Face, scale: float, text: str) -> str:
    """Return what draws the glyphs; `text` is told to readers where the glyphs do not tell it."""
    parts = []
    for up, group in groupby(glyphs, key=lambda glyph: glyph.up):
        drawn = f"[{_array(group, face)}] TJ"
        parts.append(f"{up * scale:.3f} Ts {drawn} 0 Ts" if up else drawn)
    drawn = " ".join(parts)
    return f"/Span <</ActualText <{_utf16(text)}>>> BDC {drawn} EMC" if text else drawn


def _array(glyphs: Iterable[Glyph], face: Face) -> str:
    """Return glyph numbers and, in thousandths of an em, what to move back between them."""
    parts: list[str] = []
    pending = ""
    shift = 0.0
    to_thousandths = 1000 / face.units_per_em
    for glyph in glyphs:
        offset = glyph.right * to_thousandths
        shift -= offset
        if abs(shift) >= 0.05:
            if pending:
                parts.append(f"<{pending}>")
            parts.append(f"{shift:.1f}")
            pending, shift = "", shift - round(shift, 1)
        pending += f"{glyph.number:04X}"
        shift += face.advance(glyph.number) - glyph.advance * to_thousandths + offset
    parts.append(f"<{pending}>")
    if abs(shift) >= 0.05:
        parts.append(f"{shift:.1f}")
    return " ".join(parts)


def _utf16(text: str) -> str:
    return (b"\xfe\xff" + text.encode("utf-16-be")).hex().upper()
