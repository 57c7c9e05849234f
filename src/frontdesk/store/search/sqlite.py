"""The search index on SQLite: FTS5 over the documents' folded words (sqlite.org/fts5.html)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import peewee

from frontdesk.store import rows
from frontdesk.store.search.index import SearchEntry, SearchIndex
from frontdesk.store.search.wanted import Term, Wanted

_FIND = (
    "SELECT d.kind, d.target, d.title, d.detail"
    " FROM search_index AS i JOIN search_documents AS d ON d.id = i.rowid"
    " WHERE search_index MATCH ? ORDER BY i.rowid DESC LIMIT ?"
)
_ADD = "INSERT INTO search_documents (id, kind, target, title, detail, body) VALUES (?, ?, ?, ?, ?, ?)"
_INDEX = "INSERT INTO search_index (rowid, body) VALUES (?, ?)"
_FORGET = "INSERT INTO search_index (search_index, rowid, body) VALUES ('delete', ?, ?)"


class SqliteSearch(SearchIndex):
    """An index without a copy of the text: FTS5 reads it from the documents."""

    def add_all(self, entries: Sequence[SearchEntry]) -> None:
        first = self._next_id()
        bodies = [entry.body for entry in entries]
        ids = range(first, first + len(entries))
        documents = zip(ids, entries, bodies, strict=True)
        rows.execute_many(
            self._database, _ADD, ((i, e.kind, e.target, e.title, e.detail, body) for i, e, body in documents)
        )
        rows.execute_many(self._database, _INDEX, zip(ids, bodies, strict=True))

    def remove(self, kind: str, target: int) -> None:
        found = self._database.execute_sql(
            "SELECT id, body FROM search_documents WHERE kind = ? AND target = ?", (kind, target)
        ).fetchone()
        if found is None:
            return
        self._database.execute_sql(_FORGET, found)
        self._database.execute_sql("DELETE FROM search_documents WHERE id = ?", found[:1])

    def verify(self) -> bool:
        try:
            self._database.execute_sql(
                "INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)"
            )
        except peewee.DatabaseError:
            return False
        return True

    def rebuild(self) -> None:
        self._database.execute_sql("INSERT INTO search_index (search_index) VALUES ('rebuild')")

    def _find(self, words: Wanted, kind: str, limit: int) -> list[tuple[Any, ...]]:
        parameters = (match_expression(words, kind), limit)
        found: list[tuple[Any, ...]] = self._database.execute_sql(_FIND, parameters).fetchall()
        return found

    def _next_id(self) -> int:
        # Never one that was used before: the newest document has the highest id.
        row = self._database.execute_sql("SELECT max(id) FROM search_documents").fetchone()
        return int(row[0] or 0) + 1


def match_expression(words: Wanted, kind: str = "") -> str:
    """Return the query in FTS5's syntax; every word is quoted, so that none is an operator."""
    terms = [_expression(term) for term in words.terms]
    return " AND ".join([f'"{kind}"', *terms] if kind else terms)


def _expression(term: Term) -> str:
    if term.phrase:
        return '"' + " ".join(term.phrase) + '"'
    return "(" + " OR ".join(f'"{prefix}"*' for prefix in term.prefixes) + ")"
