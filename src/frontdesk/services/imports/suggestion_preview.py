"""What an import of suggestions would make of a file: which column becomes what, and the first entries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.context import Context
from frontdesk.services.imports.cells import Cells
from frontdesk.services.imports.layouts import mapping_for
from frontdesk.services.imports.mapping import Holds
from frontdesk.services.imports.reading import Row, opened_sheet
from frontdesk.services.imports.report import Rejected
from frontdesk.services.imports.suggestion_reading import ImportedSuggestion, SuggestionReader
from frontdesk.services.rules import rules

SHOWN = 5
"""Rows that are read to be looked at."""


@dataclass(frozen=True, slots=True)
class SuggestionPreview:
    """The layout by its name, the headings behind each of our fields, and those that are kept beside them."""

    layout: str
    columns: Mapping[str, tuple[str, ...]]
    beside: tuple[str, ...]
    entries: tuple[ImportedSuggestion, ...]
    rejected: tuple[Rejected, ...]


def preview_suggestions(ctx: Context, *, path: Path, mapping: Path | None = None) -> SuggestionPreview:
    """Return what would become of the first rows of a file; nothing is stored. Raises like the import."""
    office = rules(ctx)
    with opened_sheet(path) as sheet:
        layout = mapping_for(mapping, sheet.headings, Holds.SUGGESTIONS)
        places = Cells(layout, sheet.headings).places
        reader = SuggestionReader(layout, sheet.headings, office.timezone)
        used = {place for taken in places.values() for place in taken}
        entries, rejected = _first(reader, list(islice(sheet.rows, SHOWN)))
        return SuggestionPreview(
            layout=layout.name,
            columns={name: tuple(sheet.headings[place] for place in taken) for name, taken in places.items()},
            beside=tuple(heading for place, heading in enumerate(sheet.headings) if place not in used),
            entries=entries,
            rejected=rejected,
        )


def _first(
    reader: SuggestionReader, rows: list[Row]
) -> tuple[tuple[ImportedSuggestion, ...], tuple[Rejected, ...]]:
    entries, rejected = [], []
    for row in rows:
        if row.fault is not None:
            rejected.append(Rejected(row.line, row.fault))
            continue
        try:
            entries.append(reader.read(row.line, row.values))
        except FrontDeskError as refusal:
            rejected.append(Rejected(row.line, refusal.message))
    return tuple(entries), tuple(rejected)
