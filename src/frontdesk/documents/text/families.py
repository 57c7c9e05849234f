"""The families of type that ship with the program: data, read without opening a font."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from frontdesk.documents.text.style import Weight
from frontdesk.domain.errors import FrontDeskError
from frontdesk.paths import resources

_LIGHTER_FIRST = tuple(Weight)


@dataclass(frozen=True, slots=True)
class FontFamily:
    """A family to choose for letters: what is stored, and its name, which is the same in every language."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class FamilyFiles:
    """A family's files by weight, none missing, and the features to switch on or off in them."""

    family: FontFamily
    files: Mapping[Weight, str]
    features: Mapping[str, bool]


def font_families() -> tuple[FontFamily, ...]:
    """Return the families to choose from, the program's own first."""
    return tuple(each.family for each in family_files())


def check_font_family(id_: str) -> None:
    """Raise `FrontDeskError` (field "font") when there is no such family; "" is the program's own."""
    if id_ and id_ not in [family.id for family in font_families()]:
        raise FrontDeskError("letterhead.unknown_font", field="font", font=id_)


@lru_cache(maxsize=1)
def family_files() -> tuple[FamilyFiles, ...]:
    """Return the families with their files, read once."""
    path = resources() / "fonts" / "families.toml"
    source = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(
        FamilyFiles(
            FontFamily(entry["id"], entry["name"]),
            {weight: _file(entry, weight) for weight in Weight},
            entry.get("features", {}),
        )
        for entry in source["family"]
    )


def _file(entry: Mapping[str, str], weight: Weight) -> str:
    """Return the file for a weight: its own, else the nearest of the same kind (light or heavy)."""
    if weight in entry:
        return entry[weight]
    same_kind = [each for each in _LIGHTER_FIRST if each in entry and each.heavy is weight.heavy]
    return entry[same_kind[-1]]
