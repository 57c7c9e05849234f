"""`frontdesk suggestions` without more: what stands in the book, and `frontdesk suggestions import`."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path

from frontdesk.cli.commands.importing import imported
from frontdesk.cli.desk import Desk
from frontdesk.cli.job import DONE, Job
from frontdesk.cli.parser import CommandLine
from frontdesk.cli.tables import listing
from frontdesk.services.imports.suggestion_preview import preview_suggestions
from frontdesk.services.imports.suggestions import import_suggestions
from frontdesk.services.suggestions.filter import SuggestionFilter
from frontdesk.services.suggestions.lists import suggestion_ids, suggestion_rows
from frontdesk.services.suggestions.record import shown_title
from frontdesk.services.suggestions.views import SuggestionRow

_AT_ONCE = 500


def run_list(job: Job) -> int:
    """Show every entry that is on the board, the newest first."""
    with job.desk() as desk:
        rows = _rows(desk)
        if job.terminal.json:
            job.terminal.record([_answer(desk, row) for row in rows])
            return DONE
        shown = [_row(desk, row) for row in rows]
        if not shown:
            job.terminal.line(desk.words.text("cli.suggestions.nothing"))
            return DONE
        headings = [
            desk.words.text(f"cli.suggestions.{column}") for column in ("state", "what", "who", "with")
        ]
        job.terminal.show(listing(headings, shown))
    return DONE


def add_import_options(line: CommandLine, parser: ArgumentParser) -> None:
    """Add the options of `suggestions import`."""
    line.option(parser, "file", type=Path, metavar="FILE")
    line.option(parser, "--mapping", type=Path, metavar="M.toml")
    line.option(parser, "--dry-run", action="store_true")


def run_import(job: Job) -> int:
    """Import a file of suggestions, telling how far it is; a dry run tells first how it is read."""
    if job.arguments.dry_run:
        with job.desk() as desk:
            for line in _preview(desk, job.arguments.file, job.arguments.mapping):
                job.terminal.message(line)
    return imported(job, import_suggestions)


def _preview(desk: Desk, path: Path, mapping: Path | None) -> Iterator[str]:
    """Yield how a file is read: its layout, its columns, the first entries."""
    say, seen = desk.words.text, preview_suggestions(desk.context, path=path, mapping=mapping)
    yield say("cli.import.layout", layout=seen.layout)
    for field, headings in seen.columns.items():
        yield say("cli.import.column", field=field, headings=", ".join(headings))
    if seen.beside:
        yield say("cli.import.beside", headings=", ".join(seen.beside))
    for entry in seen.entries:
        yield f"  {shown_title(entry.title, entry.text)}"


def _rows(desk: Desk) -> Iterator[SuggestionRow]:
    ids = suggestion_ids(desk.context, SuggestionFilter())
    for start in range(0, len(ids), _AT_ONCE):
        yield from suggestion_rows(desk.context, ids[start : start + _AT_ONCE])


def _answer(desk: Desk, row: SuggestionRow) -> dict[str, object]:
    return {
        "suggestion": row.reference,
        "state": str(row.state),
        "title": row.title,
        "author": row.author,
        "author_kind": str(row.author_kind),
        "anonymous": row.anonymous,
        "theme": row.theme,
        "place": row.place,
        "language": row.language,
        "source": str(row.source),
        "given": desk.iso(row.given),
        "support": row.support,
        "withheld": row.withheld,
        "assignee": row.assignee,
        "due_on": row.due_on.isoformat() if row.due_on else None,
    }


def _row(desk: Desk, row: SuggestionRow) -> tuple[str, ...]:
    words = desk.words
    return (
        words.text(f"suggestion.state.{row.state}"),
        f"{row.title}\n{row.reference}",
        row.author or words.text("suggestion.anonymous"),
        row.assignee,
    )
