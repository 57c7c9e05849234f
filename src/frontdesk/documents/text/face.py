"""One font file's face: which characters it has, and how it sets them (HarfBuzz)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as hb

from frontdesk.documents.text.characters import is_ignorable
from frontdesk.documents.text.font_file import check_whole

_EMBEDDING_FORBIDDEN = 0x0002  # OpenType OS/2 fsType: "restricted licence embedding"
_FS_TYPE = slice(8, 10)
_LOOK_ALIKES = frozenset(("Lm", "Sk", "So"))  # modifier letters, radicals: drawn like plain characters


class Glyph(NamedTuple):
    """One glyph as it stands: its number, and in font units its advance and offsets.

    `text` is what it stands for; empty for the further glyphs of one character.
    """

    number: int
    advance: int
    right: int
    up: int
    text: str


class Face:
    """A face that may be embedded. `name` is the same wherever the same file is installed.

    Raises `UnreadableFontError`.
    """

    def __init__(self, path: Path, index: int = 0, features: Mapping[str, bool] | None = None) -> None:
        check_whole(path, index)
        blob = hb.Blob.from_file_path(path)
        self.hb_face = hb.Face(blob, index)
        self.font = hb.Font(self.hb_face)
        self.units_per_em = self.hb_face.upem
        stem = re.sub(r"[^A-Za-z0-9-]", "", path.stem)
        self.name = f"{stem}.{index}.{len(blob)}"
        self.postscript_name = stem
        self._features = features
        self._advances: dict[int, float] = {}
        self._tables = frozenset(self.hb_face.table_tags)

    @property
    def has_postscript_outlines(self) -> bool:
        """Whether the outlines are CFF rather than TrueType."""
        return "CFF " in self._tables

    @property
    def may_be_embedded(self) -> bool:
        """Whether there are outlines to embed and the font's maker allows it."""
        if not self._tables & {"glyf", "CFF "}:
            return False
        if "OS/2" not in self._tables:
            return True
        flags = self.hb_face.reference_table("OS/2").data[_FS_TYPE]
        return int.from_bytes(flags) & 0x000F != _EMBEDDING_FORBIDDEN

    def covers(self, text: str) -> bool:
        """Tell whether there is a glyph for every character of `text` that can be seen."""
        nominal = self.font.get_nominal_glyph
        return all(nominal(ord(character)) or is_ignorable(character) for character in text)

    def advance(self, number: int) -> float:
        """Return a glyph's own advance in thousandths of an em, as the PDF's widths want it."""
        known = self._advances.get(number)
        if known is None:
            known = round(self.font.get_glyph_h_advance(number) * 1000 / self.units_per_em, 3)
            self._advances[number] = known
        return known

    def shape(self, text: str, *, right_to_left: bool, language: str) -> list[Glyph]:
        """Return the glyphs of `text`, all of one direction, from left to right."""
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.direction = "rtl" if right_to_left else "ltr"
        buffer.language = language or "en"
        buffer.guess_segment_properties()
        buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        hb.shape(self.font, buffer, self._features)
        return self._glyphs(text, buffer)

    def plain_text(self, number: int) -> str:
        """Return the character that a glyph stands for without any context, or ""."""
        return self._plain_texts.get(number, "")

    @cached_property
    def _plain_texts(self) -> dict[int, str]:
        # One glyph may serve several characters (A and Greek Alpha): the plainest names it.
        found: dict[int, str] = {}
        for character in sorted(map(chr, self.hb_face.unicodes), key=_plainest_first):
            number = self.font.get_nominal_glyph(ord(character))
            if number:
                found.setdefault(number, character)
        return found

    def _glyphs(self, text: str, buffer: hb.Buffer) -> list[Glyph]:
        infos = buffer.glyph_infos
        ends = dict(pairwise([*sorted({info.cluster for info in infos}), len(text)]))
        glyphs = []
        for info, position in zip(infos, buffer.glyph_positions, strict=True):
            stands_for = text[info.cluster : ends.pop(info.cluster, info.cluster)]
            glyphs.append(
                Glyph(info.codepoint, position.x_advance, position.x_offset, position.y_offset, stands_for)
            )
        return glyphs


def _plainest_first(character: str) -> tuple[bool, bool, str]:
    return (
        bool(unicodedata.decomposition(character)),
        unicodedata.category(character) in _LOOK_ALIKES,
        character,
    )
