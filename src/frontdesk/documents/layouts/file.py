"""Reading one layout file, refusing by name what is missing or makes no sense.

Offices may adjust a layout: its file, copied to the folder `layouts` of this user's data and edited,
goes before ours. So a wrong figure must be told, not drawn.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

from frontdesk.documents.layouts.geometry import Box
from frontdesk.domain.errors import FrontDeskError
from frontdesk.paths import adjusted_layouts, resources

KINDS = ("letter", "postcard", "label", "envelope", "slip", "table", "book", "notice", "form", "figures")

_LARGEST = 2000.0  # mm; no sheet that an office prints is larger
_MOST = 100  # columns or rows
_ID = re.compile(r"[a-z0-9_]+")
_NO_LAYOUTS = frozenset(("styles", "countries"))


@dataclass(frozen=True, slots=True)
class LayoutFile:
    """A layout's figures as they stand in its file."""

    id: str
    source: Mapping[str, object]

    @classmethod
    def read(cls, id_: str, kind: str) -> LayoutFile:
        """Read the layout `id_`; raises `FrontDeskError` when there is none of this kind."""
        path = resources() / "layouts" / f"{id_}.toml"
        if not _ID.fullmatch(id_) or id_ in _NO_LAYOUTS or not path.is_file():
            raise FrontDeskError("layout.unknown", field="layout", layout=id_)
        adjusted = adjusted_layouts() / path.name
        return cls.parse(id_, kind, (adjusted if adjusted.is_file() else path).read_text(encoding="utf-8"))

    @classmethod
    def parse(cls, id_: str, kind: str, text: str) -> LayoutFile:
        """Read a layout from its text."""
        try:
            source = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise FrontDeskError("layout.broken", field="layout", layout=id_, reason=str(error)) from error
        if source.get("kind") != kind:
            raise FrontDeskError("layout.wrong_kind", field="layout", layout=id_, kind=kind)
        return cls(id_, source)

    @classmethod
    def kind_of(cls, id_: str) -> str:
        """Return the kind of the layout `id_`; raises `FrontDeskError` when there is none."""
        return next((kind for kind in KINDS if id_ in cls.ids(kind)), "") or cls.read(id_, "").id

    @classmethod
    def ids(cls, kind: str) -> tuple[str, ...]:
        """Return the ids of all layouts of a kind."""
        return tuple(
            path.stem
            for path in sorted((resources() / "layouts").glob("*.toml"))
            if f'kind = "{kind}"' in path.read_text(encoding="utf-8")
        )

    def has(self, section: str, key: str | None = None) -> bool:
        """Tell whether there is a section, or a figure in it."""
        found = self._section(section)
        return bool(found) if key is None else key in found

    def number(self, section: str, key: str) -> float:
        """Return a figure: a length of 0 to 2000 mm."""
        return self._length(section, key, self._section(section).get(key))

    def numbers(self, section: str, key: str) -> tuple[float, ...]:
        """Return a list of lengths; none where nothing is said."""
        found = self._section(section).get(key, [])
        if not isinstance(found, list):
            raise self.refusal(section, key)
        return tuple(self._length(section, key, value) for value in found)

    def count(self, section: str, key: str) -> int:
        """Return how many there are: 1 to 100."""
        found = self._section(section).get(key)
        if isinstance(found, bool) or not isinstance(found, int) or not 1 <= found <= _MOST:
            raise self.refusal(section, key)
        return found

    def flag(self, section: str, key: str) -> bool:
        """Return whether something is so; not where nothing is said."""
        found = self._section(section).get(key, False)
        if not isinstance(found, bool):
            raise self.refusal(section, key)
        return found

    def box(self, section: str, within: str = "sheet") -> Box:
        """Return a rectangle inside the sheet, or inside the card that `within` names."""
        found = Box(*(self.number(section, key) for key in ("left", "top", "width", "height")))
        sheet = Box(0, 0, self.number(within, "width"), self.number(within, "height"))
        if not sheet.holds(found):
            raise self.refusal(section, "width")
        return found

    def word(self, section: str, key: str) -> str:
        """Return a word: the name of a choice."""
        found = self._section(section).get(key)
        if not isinstance(found, str):
            raise self.refusal(section, key)
        return found

    def _section(self, name: str) -> Mapping[str, object]:
        found = self.source.get(name, {})
        return found if isinstance(found, Mapping) else {}

    def _length(self, section: str, key: str, value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= _LARGEST:
            raise self.refusal(section, key)
        return float(value)

    def refusal(self, section: str, key: str) -> FrontDeskError:
        """Return the refusal that names a figure."""
        return FrontDeskError(
            "layout.wrong_figure", field="layout", layout=self.id, figure=f"{section}.{key}"
        )
