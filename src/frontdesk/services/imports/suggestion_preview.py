"""What an import of suggestions would make of a file: which column becomes what, and the first entries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.context import Context
from frontdesk.services.imports.cells import Cells
from frontdesk.services.imports.guessing import date_formats, guessed_fields
from frontdesk.services.imports.layouts import known_layouts, mapping_for, recognise
from frontdesk.services.imports.mapping import FIELDS, ColumnMapping, Holds
from frontdesk.services.imports.own_mappings import made_mapping, name_for
from frontdesk.services.imports.reading import Row, opened_sheet
from frontdesk.services.imports.report import Rejected
from frontdesk.services.imports.stamp import FileStamp, stamp_of
from frontdesk.services.imports.suggestion_reading import ImportedSuggestion, SuggestionReader
from frontdesk.services.rules import rules

SHOWN = 5
"""Rows that are read to be looked at."""

_SAMPLES = 20


@dataclass(frozen=True, slots=True)
class TableLook:
    """The headings and first rows of a file, and what its columns are taken for.

    `known` is the layout that was recognised, else None: then `fields` is no more than a guess.
    """

    stamp: FileStamp
    headings: tuple[str, ...]
    samples: tuple[tuple[str, ...], ...]
    fields: Mapping[str, tuple[str, ...]]
    known: ColumnMapping | None

    @property
    def dates_fixed(self) -> bool:
        """Whether the layout is one of ours, which knows how its dates are written."""
        return self.known is not None and self.known in known_layouts()


@dataclass(frozen=True, slots=True)
class SuggestionPreview:
    """The layout by its name, the headings behind each of our fields, and those that are kept beside them."""

    layout: str
    columns: Mapping[str, tuple[str, ...]]
    beside: tuple[str, ...]
    entries: tuple[ImportedSuggestion, ...]
    rejected: tuple[Rejected, ...]


def look_at_table(ctx: Context, *, path: Path) -> TableLook:
    """Return what a file holds; only its beginning is read. Raises `FrontDeskError` (field "file")."""
    del ctx  # nothing of the office is needed, but every operation is asked alike
    stamp = stamp_of(path)
    with opened_sheet(path) as sheet:
        rows = [row.values for row in islice(sheet.rows, _SAMPLES) if row.fault is None]
        known = _known(sheet.headings)
        places = Cells(known, sheet.headings).places if known else {}
        fields = {name: tuple(sheet.headings[at] for at in taken) for name, taken in places.items()}
        return TableLook(
            stamp=stamp,
            headings=sheet.headings,
            samples=tuple(rows),
            fields=fields or guessed_fields(sheet.headings, rows),
            known=known,
        )


def mapping_of(
    ctx: Context,
    *,
    name: str,
    look: TableLook,
    fields: Mapping[str, Sequence[str]],
    month_first: bool | None = None,
) -> ColumnMapping:
    """Return the mapping that somebody has chosen for a file; without a word its dates are guessed.

    Raises `FrontDeskError` (field "mapping") where no column is the suggestion itself.
    """
    if look.known is not None and month_first is None and _same(look.fields, fields):
        return look.known
    office = rules(ctx)
    dated = [look.headings.index(heading) for heading in fields.get("given", ())]
    cells = [" · ".join(filter(None, (row[at].strip() for at in dated))) for row in look.samples]
    now = ctx.clock.now()
    formats = date_formats(cells, office.office.country, office.timezone, now, month_first)
    ordered = {field: fields[field] for field in sorted(FIELDS[Holds.SUGGESTIONS]) if fields.get(field)}
    return made_mapping(name_for(name, look.headings), look.headings, ordered, formats)


def preview_suggestions(
    ctx: Context, *, path: Path, mapping: Path | ColumnMapping | None = None, shown: int = SHOWN
) -> SuggestionPreview:
    """Return what would become of the first rows of a file; nothing is stored. Raises like the import."""
    office = rules(ctx)
    with opened_sheet(path) as sheet:
        layout = mapping_for(mapping, sheet.headings, Holds.SUGGESTIONS)
        places = Cells(layout, sheet.headings).places
        reader = SuggestionReader(layout, sheet.headings, office.timezone)
        used = {place for taken in places.values() for place in taken}
        entries, rejected = first_entries(reader, list(islice(sheet.rows, shown)))
        return SuggestionPreview(
            layout=layout.name,
            columns={name: tuple(sheet.headings[place] for place in taken) for name, taken in places.items()},
            beside=tuple(heading for place, heading in enumerate(sheet.headings) if place not in used),
            entries=entries,
            rejected=rejected,
        )


def first_entries(
    reader: SuggestionReader, rows: Sequence[Row]
) -> tuple[tuple[ImportedSuggestion, ...], tuple[Rejected, ...]]:
    """Return the entries in some rows, and the rows that are at fault."""
    entries, rejected = [], []
    for row in rows:
        if row.fault is not None:
            rejected.append(Rejected(row.line, row.fault))
            continue
        try:
            entries.append(reader.read(row.line, row.values))
        except FrontDeskError as refusal:
            where = reader.column(refusal.field or "")
            rejected.append(Rejected(row.line, refusal.message, where))
    return tuple(entries), tuple(rejected)


def _known(headings: Sequence[str]) -> ColumnMapping | None:
    """Return the layout of these headings, or None: then somebody is asked."""
    try:
        return recognise(headings, Holds.SUGGESTIONS)
    except FrontDeskError:
        return None


def _same(one: Mapping[str, Sequence[str]], other: Mapping[str, Sequence[str]]) -> bool:
    return {field: tuple(columns) for field, columns in one.items() if columns} == {
        field: tuple(columns) for field, columns in other.items() if columns
    }
