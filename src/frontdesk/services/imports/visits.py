"""Importing the visits of a paper sign-in sheet that somebody typed up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from frontdesk.services.changes import Area, Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.imports.layouts import mapping_for
from frontdesk.services.imports.mapping import Holds
from frontdesk.services.imports.reading import opened_sheet
from frontdesk.services.imports.report import ImportReport, Progress, no_progress
from frontdesk.services.imports.running import Run, chunks
from frontdesk.services.imports.visit_reading import ImportedVisit, VisitReader
from frontdesk.services.imports.visit_writing import VisitWriter, already_here
from frontdesk.services.rules import rules

_CHANGED = Changes(frozenset({Area.CONTACTS, Area.VISITS, Area.CUSTOMERS, Area.OFFICE}))


def import_visits(
    ctx: Context,
    *,
    path: Path,
    mapping: Path | None = None,
    dry_run: bool = False,
    progress: Progress = no_progress,
) -> Done[ImportReport]:
    """Import the lines of a sign-in sheet; what was imported before is left alone.

    Each line is one visit and is kept as it was written, even where nobody can read it. Works like
    `import_cases`, and raises like it.
    """
    office = rules(ctx)
    with opened_sheet(path) as sheet:
        layout = mapping_for(mapping, sheet.headings, Holds.VISITS)
        reader = VisitReader(layout, sheet.headings, office.timezone)
        new = _New(ctx)
        writer = VisitWriter(ctx, layout.name)
        run = Run(ctx, reader.read, new.among, writer.write, dry_run=dry_run)
        for chunk in chunks(sheet.rows):
            run.take(chunk)
            progress(run.read)
    return Done(run.report(), Changes() if dry_run or not run.imported else _CHANGED)


class _New:
    """Tells new visits from those that were here before; lines that are alike are counted."""

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx
        self._met: Counter[tuple[datetime, str, str, str]] = Counter()  # in this file

    def among(self, visits: Sequence[ImportedVisit]) -> list[ImportedVisit]:
        """Return the visits that are not here yet."""
        here = already_here(self._ctx, visits)  # asked each time: another desk may import the same sheet
        return [visit for visit in visits if not self._was_here(visit, here)]

    def _was_here(self, visit: ImportedVisit, here: Mapping[tuple[datetime, str, str, str], int]) -> bool:
        self._met[visit.key] += 1
        return self._met[visit.key] <= here.get(visit.key, 0)
