"""Which face draws which character: ours first, then the installed ones, per script."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from frontdesk.documents.text.characters import clean, clusters, is_ignorable
from frontdesk.documents.text.face import Face
from frontdesk.documents.text.families import FamilyFiles, check_font_family, family_files
from frontdesk.documents.text.font_file import UnreadableFontError
from frontdesk.documents.text.installed import InstalledFonts, font_directories
from frontdesk.documents.text.style import Weight
from frontdesk.domain.errors import FrontDeskError
from frontdesk.paths import resources


@dataclass(frozen=True, slots=True)
class _StandIn:
    regular: str
    bold: str
    index: int
    languages: tuple[str, ...]

    def file(self, weight: Weight) -> str:
        return self.bold if weight.heavy and self.bold else self.regular

    def rank(self, language: str) -> int:
        """Best is one made for the language, worst one made for others."""
        if not self.languages:
            return 1
        return 0 if any(language == tag or language.startswith(f"{tag}-") for tag in self.languages) else 2


class Fonts:
    """The families that ship with the program and what the computer has beside them."""

    def __init__(
        self, own: Mapping[str, Mapping[Weight, Face]], installed: InstalledFonts, order: list[_StandIn]
    ) -> None:
        self._own = own
        self._first = next(iter(own.values()))
        self._installed = installed
        self._order = order
        self._chosen: dict[tuple[str, Weight, str], Face | None] = {}

    def own(self, weight: Weight, family: str = "") -> tuple[Face, ...]:
        """Return our own faces of this weight, the family's before the program's.

        Raises `FrontDeskError` for a family that does not ship with the program.
        """
        check_font_family(family)
        first = self._first[weight]
        chosen = self._own[family][weight] if family else first
        return (first,) if chosen is first else (chosen, first)

    def face_for(self, cluster: str, weight: Weight, language: str) -> Face | None:
        """Return the face beside the chosen family that draws a character with its marks, or None."""
        own = self._first[weight]
        if own.covers(cluster):
            return own
        key = (cluster, weight, language)
        if key not in self._chosen:
            self._chosen[key] = self._search(cluster, weight, language)
        return self._chosen[key]

    def is_installed(self, file_name: str) -> bool:
        """Tell whether a font's file is among the installed ones."""
        return self._installed.has(file_name)

    def missing(self, text: str) -> tuple[str, ...]:
        """Return the characters of `text` that no font has, each once, in order."""
        found = {
            character: None
            for cluster in clusters(clean(text).replace("\n", " "))
            if self.face_for(cluster, Weight.REGULAR, "") is None
            for character in cluster
            if self._is_missing(character)
        }
        return tuple(found)

    def _is_missing(self, character: str) -> bool:
        return not is_ignorable(character) and self.face_for(character, Weight.REGULAR, "") is None

    def _search(self, cluster: str, weight: Weight, language: str) -> Face | None:
        for stand_in in sorted(self._order, key=lambda known: known.rank(language)):
            face = self._installed.face(stand_in.file(weight), stand_in.index) or self._installed.face(
                stand_in.regular, stand_in.index
            )
            if face and face.covers(cluster):
                return face
        return next((face for face in self._installed.all_faces() if face.covers(cluster)), None)


def load_fonts(directories: tuple[Path, ...]) -> Fonts:
    """Return the fonts of this program with those installed in `directories` beside them.

    Raises `FrontDeskError` where one of the program's own is missing.
    """
    folder = resources() / "fonts"
    source = tomllib.loads((folder / "fallback.toml").read_text(encoding="utf-8"))
    own = {each.family.id: _faces(each, folder) for each in family_files()}
    order = [
        _StandIn(
            entry["regular"], entry.get("bold", ""), entry.get("index", 0), tuple(entry.get("languages", ()))
        )
        for entry in source["other"]
    ]
    return Fonts(own, InstalledFonts(directories), order)


def _faces(family: FamilyFiles, folder: Path) -> Mapping[Weight, Face]:
    """Open a family's files, each once: a document holds a file's glyphs under one name."""
    opened = {file: _own(folder / file, family) for file in set(family.files.values())}
    return {weight: opened[file] for weight, file in family.files.items()}


def _own(file: Path, family: FamilyFiles) -> Face:
    try:
        face = Face(file, 0, family.features)
    except UnreadableFontError as error:
        raise FrontDeskError("paper.font_missing", file=file.name) from error
    if not face.may_be_embedded:
        raise FrontDeskError("paper.font_missing", file=file.name)
    return face


@lru_cache(maxsize=1)
def system_fonts() -> Fonts:
    """Return our fonts and this computer's; the same object every time, as files are opened once."""
    return load_fonts(font_directories())


def missing_characters(text: str) -> tuple[str, ...]:
    """Return the characters of `text` that cannot be printed on this computer, each once."""
    return system_fonts().missing(text)
