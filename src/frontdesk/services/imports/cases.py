"""Importing another system's cases from a CSV file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from frontdesk.services.changes import Area, Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.imports.case_reading import CaseReader, ImportedCase
from frontdesk.services.imports.case_writing import CaseWriter
from frontdesk.services.imports.layouts import mapping_for
from frontdesk.services.imports.mapping import Holds
from frontdesk.services.imports.reading import opened_sheet
from frontdesk.services.imports.report import ImportReport, Progress, no_progress
from frontdesk.services.imports.running import Run, chunks
from frontdesk.services.rules import rules
from frontdesk.store.models import Case

_CHANGED = Changes(frozenset({Area.CASES, Area.DEADLINES, Area.CONTACTS, Area.CUSTOMERS, Area.OFFICE}))


def import_cases(
    ctx: Context,
    *,
    path: Path,
    mapping: Path | None = None,
    dry_run: bool = False,
    progress: Progress = no_progress,
) -> Done[ImportReport]:
    """Import the cases in a file; what was imported before is left alone.

    `mapping` is a file that says what the columns mean; a known layout is recognised without.
    A row that is at fault is rejected and the others are imported, each chunk in one transaction.
    Raises `FrontDeskError` (field "file" or "mapping") when the file as a whole cannot be read.
    """
    office = rules(ctx)
    with opened_sheet(path) as sheet:
        layout = mapping_for(mapping, sheet.headings, Holds.CASES)
        reader = CaseReader(layout, sheet.headings, office.timezone)
        new, writer = _New(ctx), CaseWriter(ctx, office, layout.name)
        run = Run(ctx, reader.read, new.among, writer.write, dry_run=dry_run)
        for chunk in chunks(sheet.rows):
            run.take(chunk)
            progress(run.read)
    return Done(run.report(), Changes() if dry_run or not run.imported else _CHANGED)


class _New:
    """Tells new cases from those whose key is in the store, or was met before in this file."""

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx
        self._met: set[str] = set()

    def among(self, cases: Sequence[ImportedCase]) -> list[ImportedCase]:
        """Return the cases that are not here yet."""
        query = Case.select(Case.source_key).where(Case.source_key.in_([case.key for case in cases]))
        self._met |= {key for (key,) in self._ctx.store.rows(query)} if cases else set()
        new = []
        for case in cases:
            if case.key not in self._met:
                new.append(case)
                self._met.add(case.key)
        return new
