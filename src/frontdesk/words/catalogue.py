"""The texts of one language, read from `resources/translations/<language>/*.toml` when first asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from threading import Lock

from frontdesk.kept import toml_table
from frontdesk.paths import resources

FALLBACK = "en"


class Catalogue:
    """The texts of one language by message id.

    An id is looked for in the file named like its first part ("say.referred" in
    say.toml), then in those that have it written out, then in all the others, so
    that a window that needs three files does not wait for twenty.
    """

    def __init__(self, folder: Path) -> None:
        self._waiting = {file.stem: file for file in sorted(folder.glob("*.toml"))}
        self._texts: dict[str, str] = {}
        self._reading = Lock()  # the window and its workers ask at once

    def find(self, id_: str) -> str | None:
        """Return the text of an id, or None when this language has none."""
        found = self._texts.get(id_)
        if found is not None or not self._waiting:
            return found
        with self._reading:
            for area in self._likely(id_):
                self._read(area)
                if id_ in self._texts:
                    break
        return self._texts.get(id_)

    def all(self) -> Mapping[str, str]:
        """Return every text of this language."""
        with self._reading:
            while self._waiting:
                self._read(next(iter(self._waiting)))
        return self._texts

    def _likely(self, id_: str) -> Iterator[str]:
        """Yield areas not yet read, the likeliest first: to parse one takes ten times as long as a look."""
        yield id_.partition(".")[0]
        written = f'"{id_}"'
        yield from [area for area, file in self._waiting.items() if written in _source(file)]
        yield from tuple(self._waiting)

    def _read(self, area: str) -> None:
        file = self._waiting.get(area)
        if file is not None:
            self._texts.update(texts_in(file))
            del self._waiting[area]


@cache
def _source(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def texts_in(file: Path) -> dict[str, str]:
    """Return the texts of one file; tables in it become parts of the id."""
    return dict(_flat(toml_table(_source(file)), ""))


def _flat(table: Mapping[str, object], prefix: str) -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield prefix + key, str(value)


@cache
def languages() -> tuple[str, ...]:
    """Return the languages that there are texts in, as BCP 47 tags, in order."""
    return tuple(
        sorted(folder.name for folder in (resources() / "translations").iterdir() if folder.is_dir())
    )


def nearest(language: str) -> str:
    """Return the language that we have for a wish: "de-AT" is answered in "de", "ja" in English."""
    wished = language.replace("_", "-").partition("-")[0].lower()
    return wished if wished in languages() else FALLBACK


@cache
def catalogue(language: str) -> Catalogue:
    """Return the texts of a language; read once, for they do not change while the program runs."""
    return Catalogue(resources() / "translations" / language)
