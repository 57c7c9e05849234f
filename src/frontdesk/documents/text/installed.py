"""The fonts installed on this computer, found by file name and asked for characters."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from frontdesk.documents.text.face import Face
from frontdesk.documents.text.font_file import UnreadableFontError

_SUFFIXES = frozenset((".ttf", ".otf", ".ttc"))
# Cuts that are no good stand-in for upright text; asked after all others.
_UNUSUAL = ("italic", "oblique", "bold", "black", "thin", "light", "condensed", "mono", "serif", "medium")


def font_directories() -> tuple[Path, ...]:
    """Return where this system keeps fonts, the user's own first."""
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home)) / "Microsoft/Windows/Fonts"
        return local, Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts"
    if sys.platform == "darwin":
        return home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts")
    return (
        home / ".local/share/fonts",
        home / ".fonts",
        Path("/usr/local/share/fonts"),
        Path("/usr/share/fonts"),
    )


class InstalledFonts:
    """The font files below some folders; each is opened only when it is asked."""

    def __init__(self, directories: Sequence[Path]) -> None:
        self._files: Mapping[str, Path] = dict(_found(directories))
        self._faces: dict[tuple[str, int], Face | None] = {}

    def has(self, file_name: str) -> bool:
        """Tell whether there is a file of this name."""
        return file_name in self._files

    def face(self, file_name: str, index: int = 0) -> Face | None:
        """Return a face by its file's name, or None when it is not installed or of no use."""
        path = self._files.get(file_name)
        if path is None:
            return None
        key = (file_name, index)
        if key not in self._faces:
            self._faces[key] = _usable(path, index)
        return self._faces[key]

    def all_faces(self) -> Iterator[Face]:
        """Go through every usable face, plain upright ones first, always in the same order."""
        for name in sorted(self._files, key=_plainest_first):
            face = self.face(name)
            if face:
                yield face


def _usable(path: Path, index: int) -> Face | None:
    try:
        face = Face(path, index)
    except UnreadableFontError:  # a file that has gone since, or that this user may not read
        return None
    return face if face.may_be_embedded else None


def _found(directories: Sequence[Path]) -> Iterator[tuple[str, Path]]:
    # A user's own font replaces the system's of the same name: later entries win.
    for directory in reversed(directories):
        for folder, _, names in sorted(os.walk(directory)):
            for name in sorted(names):
                if Path(name).suffix.lower() in _SUFFIXES:
                    yield name, Path(folder, name)


def _plainest_first(file_name: str) -> tuple[int, str]:
    lower = file_name.lower()
    return sum(word in lower for word in _UNUSUAL), lower
