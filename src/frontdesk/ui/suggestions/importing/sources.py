"""What is imported, a table or the answers of the website's form, in the same four steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from pathlib import Path
from typing import Protocol

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.imports.answer_files import (
    AnswersLook,
    holds_answers,
    import_answers,
    look_at_answers,
)
from frontdesk.services.imports.mapping import ColumnMapping
from frontdesk.services.imports.own_mappings import keep_mapping
from frontdesk.services.imports.report import ImportReport, Progress, Rejected, Stopped
from frontdesk.services.imports.suggestion_preview import (
    TableLook,
    look_at_table,
    mapping_of,
    preview_suggestions,
)
from frontdesk.services.imports.suggestion_reading import ImportedSuggestion
from frontdesk.services.imports.suggestion_twins import LikelyTwin, likely_twins
from frontdesk.services.imports.suggestions import import_suggestions
from frontdesk.services.suggestions.entry import SuggestionEntry
from frontdesk.services.suggestions.record import shown_title
from frontdesk.services.suggestions.similar import similar_suggestions

_SHOWN = 5  # rows of a table that are shown as they would stand in the book


@dataclass(frozen=True, slots=True)
class Beginning:
    """The first entries of what is imported, by line or by file, and what of them is refused."""

    entries: tuple[ImportedSuggestion | tuple[str, SuggestionEntry], ...]
    rejected: tuple[Rejected, ...]


class Source(Protocol):
    """What is imported."""

    @property
    def name(self) -> str:
        """Say what it is called."""
        ...

    def begin(self, ctx: Context) -> Beginning:
        """Return what would become of the first rows."""
        ...

    def check(self, ctx: Context, progress: Progress, stopped: Stopped) -> ImportReport:
        """Return what would become of all of them; nothing is stored."""
        ...

    def twins(self, ctx: Context, stopped: Stopped) -> tuple[LikelyTwin, ...]:
        """Return which of them ask for what is asked for already."""
        ...

    def take_in(self, ctx: Context, progress: Progress, stopped: Stopped) -> Done[ImportReport]:
        """Store them."""
        ...


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV file or workbook, and the headings behind each of our fields."""

    path: Path
    look: TableLook
    fields: Mapping[str, tuple[str, ...]]
    month_first: bool | None = None  # how its dates are written; None: guessed

    @property
    def name(self) -> str:
        """Say what it is called."""
        return self.path.name

    def read_as(self, fields: Mapping[str, tuple[str, ...]], *, month_first: bool | None) -> Table:
        """Return the same file with other columns, its dates read in another way."""
        return replace(self, fields=fields, month_first=month_first)

    def begin(self, ctx: Context) -> Beginning:
        """Return what would become of the first rows."""
        found = preview_suggestions(ctx, path=self.path, mapping=self._mapping(ctx), shown=_SHOWN)
        return Beginning(found.entries, found.rejected)

    def check(self, ctx: Context, progress: Progress, stopped: Stopped) -> ImportReport:
        """Return what would become of all of them; nothing is stored."""
        return self._run(ctx, self._mapping(ctx), progress, stopped, dry_run=True).result

    def twins(self, ctx: Context, stopped: Stopped) -> tuple[LikelyTwin, ...]:
        """Return which of the first ask for what is asked for already."""
        return likely_twins(ctx, path=self.path, mapping=self._mapping(ctx), stopped=stopped)

    def take_in(self, ctx: Context, progress: Progress, stopped: Stopped) -> Done[ImportReport]:
        """Store them; what the columns mean is known again with the next such file."""
        mapping = self._mapping(ctx)
        if mapping is not self.look.known:
            keep_mapping(mapping)
        return self._run(ctx, mapping, progress, stopped, dry_run=False)

    def _mapping(self, ctx: Context) -> ColumnMapping:
        return mapping_of(
            ctx, name=self.path.stem, look=self.look, fields=self.fields, month_first=self.month_first
        )

    def _run(
        self, ctx: Context, mapping: ColumnMapping, progress: Progress, stopped: Stopped, *, dry_run: bool
    ) -> Done[ImportReport]:
        return import_suggestions(
            ctx,
            path=self.path,
            mapping=mapping,
            dry_run=dry_run,
            progress=progress,
            stopped=stopped,
            seen=self.look.stamp,
        )


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers of the website's form, in one file each."""

    paths: tuple[Path, ...]
    look: AnswersLook

    @property
    def name(self) -> str:
        """Say what it is called."""
        return ", ".join(path.name for path in self.paths)

    def begin(self, ctx: Context) -> Beginning:
        """Return what was read when the files were opened."""
        del ctx
        return Beginning(self.look.entries, self.look.report.rejected)

    def check(self, ctx: Context, progress: Progress, stopped: Stopped) -> ImportReport:
        """Return what was found when the files were opened."""
        del ctx, progress, stopped
        return self.look.report

    def twins(self, ctx: Context, stopped: Stopped) -> tuple[LikelyTwin, ...]:
        """Return which of them ask for what stands in the book."""
        return tuple(
            LikelyTwin(0, shown_title(entry.title, entry.text), twin.reference, 0, twin.title)
            for _name, entry in takewhile(lambda _each: not stopped(), self.look.entries)
            for twin in similar_suggestions(ctx, title=entry.title, text=entry.text, limit=1)
        )

    def take_in(self, ctx: Context, progress: Progress, stopped: Stopped) -> Done[ImportReport]:
        """Store them."""
        return import_answers(ctx, paths=self.paths, progress=progress, stopped=stopped)


def opened_source(ctx: Context, paths: Sequence[Path]) -> Source:
    """Return what some files hold: one table, or any number of answers.

    Raises `FrontDeskError` (field "file").
    """
    if all(map(holds_answers, paths)):
        return Answers(tuple(paths), look_at_answers(ctx, paths=paths))
    if len(paths) > 1:
        raise FrontDeskError("imports.one_table", field="file")
    (path,) = paths
    look = look_at_table(ctx, path=path)
    return Table(path, look, look.fields)
