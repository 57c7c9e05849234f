"""Which entries of a file ask for what stands in the book, or in the file, already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from frontdesk.services.context import Context
from frontdesk.services.imports.layouts import mapping_for
from frontdesk.services.imports.mapping import ColumnMapping, Holds
from frontdesk.services.imports.reading import opened_sheet
from frontdesk.services.imports.report import Stopped, never
from frontdesk.services.imports.suggestion_preview import first_entries
from frontdesk.services.imports.suggestion_reading import ImportedSuggestion, SuggestionReader
from frontdesk.services.imports.suggestions import NewSuggestions
from frontdesk.services.rules import rules
from frontdesk.services.suggestions.record import shown_title
from frontdesk.services.suggestions.similar import TwinsAmong, similar_suggestions

LOOKED_AT = 500
"""Entries of a file whose twins are looked for: the others' are shown on their own pages."""


@dataclass(frozen=True, slots=True)
class LikelyTwin:
    """An entry of the file, and what asks for the same: one of the book, or an earlier one of the file."""

    line: int
    title: str
    reference: str  # "" where the other stands in the file
    other_line: int  # 0 where the other stands in the book
    other_title: str


def likely_twins(
    ctx: Context, *, path: Path, mapping: Path | ColumnMapping | None = None, stopped: Stopped = never
) -> tuple[LikelyTwin, ...]:
    """Return the likely twins of the first new entries of a file. Raises like the import."""
    office = rules(ctx)
    with opened_sheet(path) as sheet:
        layout = mapping_for(mapping, sheet.headings, Holds.SUGGESTIONS)
        reader = SuggestionReader(layout, sheet.headings, office.timezone)
        entries, _ = first_entries(reader, list(islice(sheet.rows, LOOKED_AT)))
    with ctx.store.reading():
        new = NewSuggestions(ctx, stored=False).among(entries)
    return _twins(ctx, new, stopped)


def _twins(ctx: Context, entries: Sequence[ImportedSuggestion], stopped: Stopped) -> tuple[LikelyTwin, ...]:
    among = TwinsAmong([(entry.title, entry.text) for entry in entries])
    found = []
    for place, entry in enumerate(entries):
        if stopped():
            break
        title = shown_title(entry.title, entry.text)
        for other in similar_suggestions(ctx, title=entry.title, text=entry.text, limit=1):
            found.append(LikelyTwin(entry.line, title, other.reference, 0, other.title))
            break
        else:
            earlier = among.twin_of(place)
            if earlier is not None:
                twin = entries[earlier]
                other_title = shown_title(twin.title, twin.text)
                found.append(LikelyTwin(entry.line, title, "", twin.line, other_title))
    return tuple(found)
