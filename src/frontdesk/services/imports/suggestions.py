"""Importing the suggestions of another system, of a form service or of our own web form."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from frontdesk.services.changes import Area, Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.imports.layouts import mapping_for
from frontdesk.services.imports.mapping import Holds
from frontdesk.services.imports.reading import opened_sheet
from frontdesk.services.imports.report import ImportReport, Progress, no_progress
from frontdesk.services.imports.running import Run, chunks
from frontdesk.services.imports.suggestion_reading import ImportedSuggestion, SuggestionReader
from frontdesk.services.imports.suggestion_writing import SuggestionWriter
from frontdesk.services.rules import rules
from frontdesk.store.models import Suggestion

_CHANGED = Changes(frozenset({Area.SUGGESTIONS, Area.CUSTOMERS}))


def import_suggestions(
    ctx: Context,
    *,
    path: Path,
    mapping: Path | None = None,
    dry_run: bool = False,
    progress: Progress = no_progress,
) -> Done[ImportReport]:
    """Import the suggestions in a file; what was imported before is left alone.

    It is known again by its number there; without one, by all that stands in its row.

    What comes from elsewhere owes nobody a look, and what was decided there stays decided. Works like
    `import_cases`, and raises like it.
    """
    office = rules(ctx)
    with opened_sheet(path) as sheet:
        layout = mapping_for(mapping, sheet.headings, Holds.SUGGESTIONS)
        reader = SuggestionReader(layout, sheet.headings, office.timezone)
        writer = SuggestionWriter(ctx, office, layout.name)
        new = _New(ctx)
        run = Run(ctx, reader.read, new.among, writer.write, dry_run=dry_run)
        for chunk in chunks(sheet.rows):
            run.take(chunk)
            progress(run.read)
    return Done(run.report(), Changes() if dry_run or not run.imported else _CHANGED)


class _New:
    """Tells new entries from those that are in the book, or were met before in this file."""

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx
        self._seen: set[str] = set()  # in this file

    def among(self, entries: Sequence[ImportedSuggestion]) -> list[ImportedSuggestion]:
        """Return the entries that are not here yet."""
        keys = [entry.key for entry in entries]
        query = Suggestion.select(Suggestion.source_key).where(Suggestion.source_key.in_(keys))
        self._seen |= {key for (key,) in self._ctx.store.rows(query)}
        return [entry for entry in entries if self._is_new(entry)]

    def _is_new(self, entry: ImportedSuggestion) -> bool:
        if entry.key in self._seen:
            return False
        self._seen.add(entry.key)
        return True
