"""An entry of the book, looked for by its reference or its words while somebody types."""

from __future__ import annotations

from frontdesk.services.context import Context
from frontdesk.services.suggestions.filter import ON_BOARD
from frontdesk.services.suggestions.indexing import KIND
from frontdesk.services.suggestions.lists import suggestion_rows
from frontdesk.services.suggestions.views import SuggestionRow


def look_up_suggestions(
    ctx: Context, text: str, *, but: int | None = None, limit: int = 8
) -> tuple[SuggestionRow, ...]:
    """Return entries that hold all the words of `text`, the newest first; the last word may be a beginning.

    `but` is left out, and so is what was merged or taken back.
    """
    with ctx.store.reading():
        found = [hit.target for hit in ctx.store.search.query(text, limit=4 * limit, kind=KIND)]
        rows = suggestion_rows(ctx, [id_ for id_ in found if id_ != but])
    return tuple(row for row in rows if row.state in ON_BOARD)[:limit]
