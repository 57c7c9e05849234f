"""The suggestion book as a table for spreadsheets: CSV or XLSX, without names unless they may be printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.context import Context
from frontdesk.services.lists.csv_export import write_csv
from frontdesk.services.lists.xlsx_export import write_xlsx
from frontdesk.services.rules import rules
from frontdesk.services.suggestions.filter import NEWEST_FIRST, SuggestionFilter, SuggestionOrder
from frontdesk.services.suggestions.lists import suggestion_ids
from frontdesk.services.suggestions.papers.rows import Printed, printed
from frontdesk.words import Words, words_for

COLUMNS = (
    "reference", "state", "given", "title", "text", "author", "theme", "place", "language", "support",
    "due", "outcome", "decided", "done", "merged_into",
)  # fmt: skip
"""The columns, in their order; their headings are "suggestion.column.…"."""

_KINDS = (".csv", ".xlsx")


@dataclass(frozen=True, slots=True)
class Exported:
    """How many entries were saved, and how many were left out because they are withheld."""

    entries: int
    withheld: int


def export_suggestions(
    ctx: Context,
    *,
    target: Path,
    which: SuggestionFilter | None = None,
    order: SuggestionOrder = NEWEST_FIRST,
) -> Exported:
    """Save the entries that a filter lets through, in the office's language; the file's name says as what.

    Nothing in it is a live formula, whatever people wrote. What is withheld from print is left out, and said.
    Raises `FrontDeskError` (field "file") for another kind of file, or one that cannot be written.
    """
    kind = target.suffix.lower()
    if kind not in _KINDS:
        raise FrontDeskError("suggestion.export_kind", field="file", kinds=", ".join(_KINDS))
    words = _words(ctx)
    with ctx.store.reading():
        ids, hidden = _ids(ctx, which or SuggestionFilter(), order)
        lines = _lines(ctx, words, ids)
        header = [words.text(f"suggestion.column.{column}") for column in COLUMNS]
        if kind == ".csv":
            count = write_csv(target, header=header, lines=lines)
        else:
            title = words.text("suggestion.export_title")
            count = write_xlsx(target, title=title, header=header, lines=lines)
    return Exported(count, hidden)


def _ids(ctx: Context, which: SuggestionFilter, order: SuggestionOrder) -> tuple[Sequence[int], int]:
    """Return the ids of what may be printed, and how many may not."""
    hidden = frozenset(suggestion_ids(ctx, SuggestionFilter(withheld=True, states=which.states)))
    found = suggestion_ids(ctx, which, order)
    shown = [id_ for id_ in found if id_ not in hidden]
    return shown, len(found) - len(shown)


def _lines(ctx: Context, words: Words, ids: Sequence[int]) -> Iterator[list[str]]:
    return ([_TEXTS[column](words, row) for column in COLUMNS] for row in printed(ctx.store, ids))


def _words(ctx: Context) -> Words:
    office = rules(ctx).office
    return words_for(office.language, timezone=office.zone, clock=ctx.clock)


def _day(words: Words, at: datetime | None) -> str:
    return at.astimezone(words.timezone).date().isoformat() if at else ""


# Days stand as ISO 8601 has them: a spreadsheet sorts them, whatever its language.
_TEXTS: dict[str, Callable[[Words, Printed], str]] = {
    "reference": lambda _, row: row.reference,
    "state": lambda words, row: words.text(f"suggestion.state.{row.state}"),
    "given": lambda words, row: _day(words, row.given),
    "title": lambda _, row: row.title,
    "text": lambda _, row: row.text,
    "author": lambda _, row: row.author,
    "theme": lambda _, row: row.theme,
    "place": lambda _, row: row.place,
    "language": lambda _, row: row.language,
    "support": lambda _, row: str(row.support),
    "due": lambda _, row: row.due_on.isoformat() if row.due_on else "",
    "outcome": lambda _, row: row.outcome[0],
    "decided": lambda words, row: _day(words, row.decided),
    "done": lambda words, row: _day(words, row.finished),
    "merged_into": lambda _, row: row.merged_into,
}
