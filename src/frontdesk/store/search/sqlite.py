"""The search index on SQLite: FTS5 over the documents' folded words (sqlite.org/fts5.html).

FTS5 gives the newest first without sorting only where one list says which documents match: for a
whole word, and for a beginning of the length that the index keeps. A longer beginning makes it merge
the lists of all words that begin so, which takes too long while somebody types. So a
longer beginning is looked up in a table of all words: when few begin so, those are asked
for; when many do, documents come by the beginning that is indexed and are read to see.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import peewee

from frontdesk.domain.errors import StoreError
from frontdesk.store import rows
from frontdesk.store.connection import OfficeDatabase
from frontdesk.store.folding import BEGUN_LENGTHS, fold, number_beginning
from frontdesk.store.search.index import SearchEntry, SearchIndex
from frontdesk.store.search.wanted import Term, Wanted

INDEXED = 3  # characters: the longest beginning that the index keeps
_FEW = 64  # words that are asked for one by one

_SHOWN = "SELECT d.kind, d.target, d.title, d.detail"
_TARGET = "SELECT d.target"
_FROM = " FROM search_index AS i JOIN search_documents AS d ON d.id = i.rowid WHERE search_index MATCH ?"
_HOLDS = "instr(' ' || d.body, ?) > 0"
_NEWEST = " ORDER BY i.rowid DESC LIMIT ?"
_WORDS = "SELECT word FROM search_words WHERE word >= ? AND word < ? LIMIT ?"
_ADD = "INSERT INTO search_documents (id, kind, target, title, detail, body) VALUES (?, ?, ?, ?, ?, ?)"
_INDEX = "INSERT INTO search_index (rowid, body) VALUES (?, ?)"
_KNOW = "INSERT OR IGNORE INTO search_words (word) VALUES (?)"
_FORGET = "INSERT INTO search_index (search_index, rowid, body) VALUES ('delete', ?, ?)"
_HELD = "SELECT 1 FROM search_index WHERE search_index MATCH ? LIMIT 1"
_BLOCKS = "SELECT id FROM search_index_data LIMIT ?"
_SMALL = 5_000  # blocks of some 4 KB: an index that is merged in well under a second
_AFTER_ALL = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Statement:
    """A query, or the part of one after its columns."""

    sql: str
    parameters: tuple[Any, ...]


class SqliteSearch(SearchIndex):
    """An index without a copy of the text: FTS5 reads it from the documents."""

    def add_all(self, entries: Sequence[SearchEntry]) -> None:
        first = self._next_id()
        ids = range(first, first + len(entries))
        bodies = [entry.body for entry in entries]
        documents = zip(ids, entries, bodies, strict=True)
        rows.execute_many(
            self._database, _ADD, ((i, e.kind, e.target, e.title, e.detail, body) for i, e, body in documents)
        )
        rows.execute_many(self._database, _INDEX, zip(ids, bodies, strict=True))
        rows.execute_many(self._database, _KNOW, ((word,) for word in vocabulary(bodies)))

    def remove(self, kind: str, target: int) -> None:
        found = self._database.execute_sql(
            "SELECT id, body FROM search_documents WHERE kind = ? AND target = ?", (kind, target)
        ).fetchone()
        if found is None:
            return
        self._database.execute_sql(_FORGET, found)
        self._database.execute_sql("DELETE FROM search_documents WHERE id = ?", found[:1])

    def erase(self, text: str) -> None:
        for word in fold(text):
            if self._database.execute_sql(_HELD, (f'"{word}"',)).fetchone() is None:
                self._database.execute_sql("DELETE FROM search_words WHERE word = ?", (word,))
        # The index keeps a word of which nothing is left until it merges its parts the next time.
        if len(self._database.execute_sql(_BLOCKS, (_SMALL,)).fetchall()) < _SMALL:
            self._database.execute_sql("INSERT INTO search_index (search_index) VALUES ('optimize')")

    def verify(self) -> bool:
        try:
            self._database.execute_sql(
                "INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)"
            )
        except (peewee.DatabaseError, StoreError):
            return False
        return True

    def rebuild(self) -> None:
        self._database.execute_sql("INSERT INTO search_index (search_index) VALUES ('rebuild')")
        self._database.execute_sql("DELETE FROM search_words")
        bodies = (body for (body,) in self._database.execute_sql("SELECT body FROM search_documents"))
        rows.execute_many(self._database, _KNOW, ((word,) for body in bodies for word in vocabulary((body,))))

    def _find(self, words: Wanted, kind: str, limit: int) -> list[tuple[Any, ...]]:
        query = newest_first(self._database, words, kind, limit)
        found: list[tuple[Any, ...]] = self._database.execute_sql(query.sql, query.parameters).fetchall()
        return found

    def _targets(self, words: Wanted, kind: str) -> set[int]:
        query = _matching(self._database, words, kind)
        cursor = self._database.execute_sql(_TARGET + query.sql, query.parameters)
        return {target for (target,) in cursor}

    def _next_id(self) -> int:
        # Never one that was used before: the newest document has the highest id.
        row = self._database.execute_sql("SELECT max(id) FROM search_documents").fetchone()
        return int(row[0] or 0) + 1


def vocabulary(bodies: Sequence[str]) -> Iterator[str]:
    """Return the words that the table of words keeps: numbers and short words are found without it."""
    for word in {word for body in bodies for word in body.split()}:
        if len(word) > INDEXED and word[0].isalpha():
            yield word


def newest_first(database: OfficeDatabase, words: Wanted, kind: str, limit: int) -> Statement:
    """Return the query that finds some words, as SQLite runs it."""
    query = _matching(database, words, kind)
    return Statement(_SHOWN + query.sql + _NEWEST, (*query.parameters, limit))


def _matching(database: OfficeDatabase, words: Wanted, kind: str) -> Statement:
    """Return what matches some words; every word is quoted, so that none is an operator."""
    asked = [f'"{kind}"'] if kind else []
    reading: list[str] = []
    held: list[str] = []
    for term in words.terms:
        expression, to_read = _expression(database, term)
        asked.append(expression)
        if to_read:
            reading.append(" AND (" + " OR ".join([_HOLDS] * len(to_read)) + ")")
            held.extend(f" {word}" for word in to_read)
    return Statement(_FROM + "".join(reading), (" AND ".join(asked), *held))


def _expression(database: OfficeDatabase, term: Term) -> tuple[str, tuple[str, ...]]:
    """Return what FTS5 is asked for, and the beginnings of which a document must hold one."""
    if term.phrase:
        return '"' + " ".join(term.phrase) + '"', ()
    asked: list[str] = []
    for prefix in term.prefixes:
        asked.extend(_alternatives(database, prefix))
    must_read = any(f'"{prefix[:INDEXED]}"*' in asked for prefix in term.prefixes if len(prefix) > INDEXED)
    return "(" + " OR ".join(asked) + ")", term.prefixes if must_read else ()


def _alternatives(database: OfficeDatabase, prefix: str) -> list[str]:
    """Return what FTS5 is asked for to find a beginning, perhaps among other documents."""
    if len(prefix) <= INDEXED:
        return [f'"{prefix}"*']
    if prefix[0].isdecimal() and len(prefix) in BEGUN_LENGTHS:
        return [f'"{number_beginning(prefix)}"']
    if not prefix[0].isalpha():
        return [f'"{prefix}"*']  # more digits, at the beginning or the end, fit few numbers: quickly merged
    among = database.execute_sql(_WORDS, (prefix, prefix + _AFTER_ALL, _FEW + 1)).fetchall()
    if len(among) > _FEW:
        return [f'"{prefix[:INDEXED]}"*']
    return [f'"{word}"' for (word,) in among] or [f'"{prefix}"']
