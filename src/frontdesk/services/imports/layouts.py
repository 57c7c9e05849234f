"""The layouts that come with the program: a file is recognised by its headings."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from frontdesk.domain.errors import FrontDeskError
from frontdesk.paths import resources
from frontdesk.services.imports.mapping import ColumnMapping, Holds, read_mapping
from frontdesk.services.imports.own_mappings import own_mappings
from frontdesk.store.folding import fold_key

_ALTERNATIVES = "|"


@cache
def known_layouts() -> tuple[ColumnMapping, ...]:
    """Return the layouts that come with the program, those with the most telling headings first."""
    read = [read_mapping(file) for file in sorted((resources() / "mappings").glob("*.toml"))]
    return tuple(sorted(read, key=lambda mapping: -len(mapping.recognised_by)))


def recognise(headings: Sequence[str], holds: Holds) -> ColumnMapping:
    """Return the layout whose telling headings are all there, one of the office's own before any other.

    Raises `FrontDeskError` (field "mapping") when it is none that we know.
    """
    columns = Columns(headings)
    for mapping in (*own_mappings(), *known_layouts()):
        if mapping.holds is holds and all(columns.find(name) is not None for name in mapping.recognised_by):
            return mapping
    raise FrontDeskError("imports.not_recognised", field="mapping", headings=", ".join(headings)[:200])


def mapping_for(mapping: Path | ColumnMapping | None, headings: Sequence[str], holds: Holds) -> ColumnMapping:
    """Return a mapping, the one in a file, or the known layout of these headings.

    Raises `FrontDeskError` (field "mapping").
    """
    if mapping is None:
        return recognise(headings, holds)
    found = mapping if isinstance(mapping, ColumnMapping) else read_mapping(mapping)
    if found.holds is not holds:
        raise FrontDeskError("imports.mapping_holds_other", field="mapping", holds=str(found.holds))
    return found


class Columns:
    """The headings of a file: "Date received" and "date_received" are one."""

    def __init__(self, headings: Sequence[str]) -> None:
        self._places: dict[str, int] = {}
        for place, heading in enumerate(headings):
            self._places.setdefault(fold_key(heading), place)

    def find(self, name: str) -> int | None:
        """Return the place of a column, or of the first of its alternatives that is there."""
        whole = self._places.get(fold_key(name))
        if whole is not None or _ALTERNATIVES not in name:
            return whole
        folded = (fold_key(alternative) for alternative in name.split(_ALTERNATIVES))
        return next((self._places[key] for key in folded if key in self._places), None)
