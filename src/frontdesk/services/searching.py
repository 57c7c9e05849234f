"""The search field: people, numbers, references and words, while they are being typed."""

from __future__ import annotations

from frontdesk.services.context import Context
from frontdesk.services.views import SearchHit


def search(ctx: Context, text: str, limit: int = 20) -> tuple[SearchHit, ...]:
    """Return what holds all the words of `text`, the newest first, at most `limit` things.

    The last word may be a beginning; accents, capitals and punctuation do not matter; a number is
    found by its last four digits too. Fewer than two letters find nothing.
    """
    found = ctx.store.search.query(text, limit=limit)
    return tuple(SearchHit(hit.kind, hit.target, hit.title, hit.detail) for hit in found)
