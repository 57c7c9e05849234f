"""Importing another system's cases from a CSV file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.changes import Area, Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.imports.case_reading import CaseReader, ImportedCase
from frontdesk.services.imports.case_writing import CaseWriter
from frontdesk.services.imports.layouts import recognise
from frontdesk.services.imports.mapping import ColumnMapping, Holds, read_mapping
from frontdesk.services.imports.reading import Row, opened_sheet
from frontdesk.services.imports.report import ImportReport, Progress, Rejected, no_progress
from frontdesk.services.rules import rules
from frontdesk.store.models import Case

CHUNK = 500  # records in one transaction: a desk that saves meanwhile waits a fraction of a second

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
        run = _Run(ctx, CaseWriter(ctx, office, layout.name), dry_run=dry_run)
        rows = iter(sheet.rows)
        while chunk := list(islice(rows, CHUNK)):
            run.take(reader, chunk)
            progress(run.read)
    return Done(run.report(), Changes() if dry_run or not run.imported else _CHANGED)


def mapping_for(mapping: Path | None, headings: Sequence[str], holds: Holds) -> ColumnMapping:
    """Return the mapping in a file, or the known layout of these headings.

    Raises `FrontDeskError` (field "mapping").
    """
    if mapping is None:
        return recognise(headings, holds)
    found = read_mapping(mapping)
    if found.holds is not holds:
        raise FrontDeskError("imports.mapping_holds_other", field="mapping", holds=str(found.holds))
    return found


class _Run:
    """Counts what becomes of the records."""

    def __init__(self, ctx: Context, writer: CaseWriter, *, dry_run: bool) -> None:
        self._ctx = ctx
        self._writer = writer
        self._dry_run = dry_run
        self._seen: set[str] = set()
        self._rejected: list[Rejected] = []
        self._duplicates = 0
        self.imported = 0
        self.read = 0

    def take(self, reader: CaseReader, chunk: Sequence[Row]) -> None:
        """Import one chunk, in one transaction."""
        self.read += len(chunk)
        cases = list(self._readable(reader, chunk))
        with self._ctx.store.transaction():
            new = self._new(cases)
            if new and not self._dry_run:
                self._writer.write(new)
        self._duplicates += len(cases) - len(new)
        self.imported += len(new)

    def report(self) -> ImportReport:
        """Return what became of all of them."""
        return ImportReport(self.imported, self._duplicates, tuple(self._rejected))

    def _readable(self, reader: CaseReader, chunk: Sequence[Row]) -> Iterator[ImportedCase]:
        for row in chunk:
            if row.fault is not None:
                self._rejected.append(Rejected(row.line, row.fault))
                continue
            try:
                yield reader.read(row.line, row.values)
            except FrontDeskError as refusal:
                self._rejected.append(Rejected(row.line, refusal.message))

    def _new(self, cases: Sequence[ImportedCase]) -> list[ImportedCase]:
        """Return those whose key is neither in the store nor met before in this file."""
        keys = [case.key for case in cases]
        query = Case.select(Case.source_key).where(Case.source_key.in_(keys))
        here = {key for (key,) in self._ctx.store.rows(query)} if keys else set()
        new = []
        for case in cases:
            if case.key not in here and case.key not in self._seen:
                new.append(case)
            self._seen.add(case.key)
        return new
