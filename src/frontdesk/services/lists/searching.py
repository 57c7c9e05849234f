"""The search field: people, numbers, references and words, while they are being typed."""

from __future__ import annotations

from frontdesk.services.context import Context
from frontdesk.services.lists.by_reference import found_by_reference
from frontdesk.services.views import SearchHit

PEOPLE = 3
"""How many people come before everything else: who types a name looks for whoever bears it."""


def search(ctx: Context, text: str, limit: int = 20) -> tuple[SearchHit, ...]:
    """Return what holds all the words of `text`, at most `limit` things: a few people, then all else.

    What bears just the reference that was typed comes before them. Each part comes newest first. The last
    word may be a beginning; accents, capitals and punctuation do not matter; a number is found by its last
    four digits too. Fewer than two letters find nothing.
    """
    index = ctx.store.search
    people = index.query(text, limit=min(PEOPLE, limit), kind="customer")
    hits = (
        SearchHit(hit.kind, hit.target, hit.title, hit.detail)
        for hit in (*people, *index.query(text, limit=limit))
    )
    return tuple(dict.fromkeys((*found_by_reference(ctx.store, text), *hits)))[:limit]
