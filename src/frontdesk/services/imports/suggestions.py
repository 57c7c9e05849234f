"""Importing the suggestions of another system, of a form service or of our own web form."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from frontdesk.services.changes import Area, Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.imports.layouts import mapping_for
from frontdesk.services.imports.mapping import ColumnMapping, Holds
from frontdesk.services.imports.reading import opened_sheet
from frontdesk.services.imports.report import ImportReport, Progress, Stopped, never, no_progress
from frontdesk.services.imports.running import Run, chunks
from frontdesk.services.imports.stamp import FileStamp, check_rows, check_unchanged
from frontdesk.services.imports.suggestion_reading import ImportedSuggestion, SuggestionReader
from frontdesk.services.imports.suggestion_writing import SuggestionWriter
from frontdesk.services.rules import rules
from frontdesk.store.models import Suggestion

_CHANGED = Changes(frozenset({Area.SUGGESTIONS, Area.CUSTOMERS}))


def import_suggestions(
    ctx: Context,
    *,
    path: Path,
    mapping: Path | ColumnMapping | None = None,
    dry_run: bool = False,
    progress: Progress = no_progress,
    stopped: Stopped = never,
    seen: FileStamp | None = None,
) -> Done[ImportReport]:
    """Import the suggestions in a file; what was imported before is left alone.

    It is known again by its number there; without one, by all that stands in its row. What comes from
    elsewhere owes nobody a look, and what was decided there stays decided. `stopped` ends it between two
    chunks; what came in until then stays, and is left alone when the file is imported again.

    Works like `import_cases`, and raises like it; also for more than `MOST_ROWS`, and `ConflictError` where
    the file is no longer the one that was `seen`.
    """
    office, whole = rules(ctx), True
    with opened_sheet(path) as sheet:
        layout = mapping_for(mapping, sheet.headings, Holds.SUGGESTIONS)
        reader = SuggestionReader(layout, sheet.headings, office.timezone)
        writer = SuggestionWriter(ctx, office, layout.name)
        new = NewSuggestions(ctx, stored=not dry_run)
        run = Run(ctx, reader.read, new.among, writer.write, dry_run=dry_run, column=reader.column)
        for chunk in chunks(sheet.rows):
            check_rows(run.read + len(chunk))
            if seen is not None:
                check_unchanged(path, seen)
            run.take(chunk)
            progress(run.read)
            if stopped():
                whole = False
                break
    report = run.report(whole=whole)
    return Done(report, Changes() if dry_run or not run.imported else _CHANGED)


class NewSuggestions:
    """Tells new entries from those that are in the book, or were met before in this file."""

    def __init__(self, ctx: Context, *, stored: bool) -> None:
        """`stored` says that what is new is written before the next are looked at."""
        self._ctx = ctx
        self._stored = stored
        self._seen: set[str] = set()  # in this file

    def among(self, entries: Sequence[ImportedSuggestion]) -> list[ImportedSuggestion]:
        """Return the entries that are not here yet."""
        keys = [entry.key for entry in entries]
        query = Suggestion.select(Suggestion.source_key).where(Suggestion.source_key.in_(keys))
        here = {key for (key,) in self._ctx.store.rows(query)}
        if self._stored:
            self._seen.clear()  # those of the chunks before are in the book
        self._seen |= here
        return [entry for entry in entries if self._is_new(entry)]

    def _is_new(self, entry: ImportedSuggestion) -> bool:
        if entry.key in self._seen:
            return False
        self._seen.add(entry.key)
        return True
