"""The cells of a row under the names of our own fields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.imports.layouts import Columns
from frontdesk.services.imports.mapping import REQUIRED, ColumnMapping
from frontdesk.services.imports.values import tidy

JOINT = " · "  # between the columns that are put together


class Cells:
    """Where a mapping's fields stand in one file.

    Raises `FrontDeskError` (field "file") when a column is missing that nothing can do without.
    """

    def __init__(self, mapping: ColumnMapping, headings: Sequence[str]) -> None:
        columns = Columns(headings)
        self._places: dict[str, tuple[int, ...]] = {}
        for field, names in mapping.columns.items():
            found = tuple(place for place in map(columns.find, names) if place is not None)
            if found:
                self._places[field] = found
        for field in REQUIRED[mapping.holds]:
            if field not in self._places:
                raise FrontDeskError(
                    "imports.column_missing", field="file", column=JOINT.join(mapping.columns[field])
                )
        used = {place for places in self._places.values() for place in places}
        kept = enumerate(headings) if mapping.rest else ()
        self._rest = tuple((place, heading) for place, heading in kept if place not in used)

    @property
    def places(self) -> Mapping[str, tuple[int, ...]]:
        """The columns, counted from 0, behind each of our fields that the file has."""
        return self._places

    def has_any(self, fields: Iterable[str]) -> bool:
        """Whether the file has a column for one of these fields."""
        return any(field in self._places for field in fields)

    def text(self, values: Sequence[str], field: str) -> str:
        """Return what stands in the columns of a field, "" where it has none."""
        places = self._places.get(field)
        if places is None:
            return ""
        if len(places) == 1:
            return tidy(values[places[0]])
        return JOINT.join([text for text in [tidy(values[place]) for place in places] if text])

    def texts(self, values: Sequence[str], field: str) -> tuple[str, ...]:
        """Return the contents of a field's columns, and of each line of them, one by one."""
        places = self._places.get(field, ())
        return tuple(line for place in places for line in tidy(values[place]).splitlines() if line)

    def rest(self, values: Sequence[str]) -> str:
        """Return what stands in all the other columns, each on a line with its heading."""
        kept = [(heading, values[place]) for place, heading in self._rest if values[place]]
        return "\n".join([f"{heading}: {text}" for heading, cell in kept if (text := tidy(cell))])
