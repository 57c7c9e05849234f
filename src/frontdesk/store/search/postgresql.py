"""The search index on PostgreSQL: a tsvector of the documents' folded words, with a GIN index.

The words are put in by ourselves rather than by PostgreSQL's parser, whose idea of a word depends
on the server's locale, so that both databases find the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from frontdesk.store import rows
from frontdesk.store.search.index import SearchEntry, SearchIndex
from frontdesk.store.search.wanted import Term, Wanted

_FIND = (
    "SELECT kind, target, title, detail FROM search_documents"
    " WHERE words @@ CAST(%s AS tsquery) ORDER BY id DESC LIMIT %s"
)
_TARGETS = "SELECT target FROM search_documents WHERE words @@ CAST(%s AS tsquery)"
_ADD = (
    "INSERT INTO search_documents (kind, target, title, detail, body, words)"
    " VALUES (%s, %s, %s, %s, %s, CAST(%s AS tsvector))"
)
_LAST_POSITION = 16_383  # PostgreSQL counts no further


class PostgresqlSearch(SearchIndex):
    """The documents' words beside the documents."""

    def add_all(self, entries: Sequence[SearchEntry]) -> None:
        bodies = [entry.body for entry in entries]
        values = (
            (e.kind, e.target, e.title, e.detail, body, vector(body))
            for e, body in zip(entries, bodies, strict=True)
        )
        rows.execute_many(self._database, _ADD, values)

    def remove(self, kind: str, target: int) -> None:
        self._database.execute_sql(
            "DELETE FROM search_documents WHERE kind = %s AND target = %s", (kind, target)
        )

    def erase(self, text: str) -> None:
        """Nothing is left: the words stand with the documents alone, and the server clears away."""

    def verify(self) -> bool:
        cursor = self._database.execute_sql("SELECT body, CAST(words AS text) FROM search_documents")
        return all(_same_words(body, stored) for body, stored in cursor)

    def rebuild(self) -> None:
        found = self._database.execute_sql("SELECT id, body FROM search_documents").fetchall()
        rows.execute_many(
            self._database,
            "UPDATE search_documents SET words = CAST(%s AS tsvector) WHERE id = %s",
            ((vector(body), i) for i, body in found),
        )

    def _find(self, words: Wanted, kind: str, limit: int) -> list[tuple[Any, ...]]:
        parameters = (query_expression(words, kind), limit)
        found: list[tuple[Any, ...]] = self._database.execute_sql(_FIND, parameters).fetchall()
        return found

    def _targets(self, words: Wanted, kind: str) -> set[int]:
        return {
            target for (target,) in self._database.execute_sql(_TARGETS, (query_expression(words, kind),))
        }


def vector(body: str) -> str:
    """Return folded words in the syntax of a tsvector, each at its position."""
    return " ".join(f"'{word}':{min(at, _LAST_POSITION)}" for at, word in enumerate(body.split(), start=1))


def query_expression(words: Wanted, kind: str = "") -> str:
    """Return the query in the syntax of a tsquery; folded words hold no quotes."""
    terms = [_expression(term) for term in words.terms]
    return " & ".join([f"'{kind}'", *terms] if kind else terms)


def _expression(term: Term) -> str:
    if term.phrase:
        return "(" + " <-> ".join(f"'{word}'" for word in term.phrase) + ")"
    return "(" + " | ".join(f"'{prefix}':*" for prefix in term.prefixes) + ")"


def _same_words(body: str, stored: str) -> bool:
    """Whether a stored vector, as PostgreSQL writes it, holds just the words of a body."""
    return {item.rpartition(":")[0].strip("'") for item in stored.split()} == set(body.split())
