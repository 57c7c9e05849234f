"""The floor of a save: the very rows that it made, put into a twin of the database by plain sqlite3."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from frontdesk.store.models import ALL, Blob, Counter, EventHead, SearchDocument, Setting
from frontdesk.store.search.sqlite import vocabulary

# Rows that are changed rather than added, or of no importance here.
_CHANGED = (Counter, EventHead, Setting, Blob)
_GROWING = tuple(model._meta.table_name for model in ALL if model not in _CHANGED)
_DOCUMENTS = SearchDocument._meta.table_name


@dataclass(frozen=True, slots=True)
class Recorded:
    """The statements that put the same rows into a twin."""

    statements: tuple[tuple[str, list[tuple[Any, ...]]], ...]

    def rows_of(self, table: str) -> int:
        """Return how many rows of a table there are."""
        into = f"INSERT INTO {table} "
        return sum(len(values) for statement, values in self.statements if statement.startswith(into))


class Recorder:
    """Watches a database and tells which rows were added since it was last asked."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._last = {table: self._highest(table) for table in _GROWING}

    def close(self) -> None:
        """Stop watching."""
        self._connection.close()

    def added(self) -> Recorded:
        """Return the rows added since the last time, with what the search index and the log's head got."""
        return Recorded(tuple(self._statements()))

    def _statements(self) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
        for table in _GROWING:
            found = self._connection.execute(
                f"SELECT * FROM {table} WHERE rowid > ? ORDER BY rowid", (self._last[table],)
            ).fetchall()
            if not found:
                continue
            self._last[table] = self._highest(table)
            marks = ", ".join("?" * len(found[0]))
            yield f"INSERT INTO {table} VALUES ({marks})", found
            if table == _DOCUMENTS:
                yield from _index(found)
        head = self._connection.execute("SELECT sequence, hash FROM event_head").fetchall()
        yield "UPDATE event_head SET sequence = ?, hash = ?", head

    def _highest(self, table: str) -> int:
        return int(self._connection.execute(f"SELECT max(rowid) FROM {table}").fetchone()[0] or 0)


def _index(documents: list[tuple[Any, ...]]) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
    yield "INSERT INTO search_index (rowid, body) VALUES (?, ?)", [(row[0], row[-1]) for row in documents]
    words = [(word,) for word in vocabulary([row[-1] for row in documents])]
    yield "INSERT OR IGNORE INTO search_words VALUES (?)", words


def plain(path: Path) -> sqlite3.Connection:
    """Open a twin as plainly as can be, but as durably as the program does."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    return connection


def put(connection: sqlite3.Connection, recorded: Recorded) -> None:
    """Put the rows in with one durable commit."""
    connection.execute("BEGIN IMMEDIATE")
    for statement, values in recorded.statements:
        connection.executemany(statement, values)
    connection.execute("COMMIT")
