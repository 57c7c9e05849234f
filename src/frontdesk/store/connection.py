"""One database of an office, SQLite or PostgreSQL, with a connection for each thread.

The connections are remembered, so that closing the store closes those of the worker
threads too, and the errors of the drivers are translated (`store.faults`).
"""

from __future__ import annotations

import threading
import weakref
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol

from peewee import PostgresqlDatabase, SqliteDatabase

from frontdesk.domain.errors import StoreError
from frontdesk.store.faults import translated

BUSY_SECONDS = 10  # how long a save waits for another desk's before it gives up
_LARGEST_LOG = 64 << 20  # bytes: a large import's write-ahead log does not stay on the disk
_CACHE_KIB = 2 * 1024  # what is read again comes from the system's own cache

# Statistics (ANALYZE) are never gathered: they know averages only, and of a million closed cases and
# a few hundred open ones the average misleads SQLite into reading them all.
# FULL: a save that was confirmed survives the power cord. WAL: reading never waits for writing.
# What is deleted is overwritten: a name that was erased by law is not to be read out of the file.
_PRAGMAS = (
    ("foreign_keys", "ON"),
    ("journal_mode", "WAL"),
    ("synchronous", "FULL"),
    ("secure_delete", "ON"),
    ("cache_size", -_CACHE_KIB),
    ("temp_store", "MEMORY"),
    ("journal_size_limit", _LARGEST_LOG),
)


class Dialect(StrEnum):
    """The two databases an office can use."""

    SQLITE = "sqlite"
    POSTGRESQL = "postgresql"


class Connection(Protocol):
    """What both drivers' connections can do."""

    def close(self) -> None: ...


class Connections:
    """The open connections of all threads, so that they can be closed together."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._open: list[tuple[weakref.ref[threading.Thread], Connection]] = []

    def add(self, connection: Connection) -> None:
        """Remember the calling thread's connection and close those whose threads have ended."""
        with self._lock:
            ended = [item for item in self._open if not _alive(item[0])]
            self._open = [item for item in self._open if _alive(item[0])]
            self._open.append((weakref.ref(threading.current_thread()), connection))
        for _, old in ended:
            old.close()

    def close_all(self) -> None:
        """Close every connection; a thread that still uses one gets an error."""
        with self._lock:
            closing, self._open = self._open, []
        for _, connection in closing:
            connection.close()


def _alive(thread: weakref.ref[threading.Thread]) -> bool:
    found = thread()
    return found is not None and found.is_alive()


class OfficeSqlite(SqliteDatabase):
    """An office's SQLite file."""

    def __init__(self, path: Path) -> None:
        self.connections = Connections()
        self.where = str(path)
        super().__init__(
            str(path),
            pragmas=_PRAGMAS,
            timeout=BUSY_SECONDS,
            check_same_thread=False,  # only so that `close_all` may close what other threads opened
        )

    def _connect(self) -> Connection:
        connection: Connection = super()._connect()  # type: ignore[misc]  # the stubs leave out this hook
        self.connections.add(connection)
        return connection

    def execute_sql(self, sql: str, params: Sequence[object] | None = None) -> Any:  # noqa: ANN401  a cursor
        with translated(self.where):
            return super().execute_sql(sql, params)  # type: ignore[no-untyped-call]  # so are peewee's stubs

    def rollback(self) -> None:
        # On a full disk SQLite has rolled back by itself, and would hide the cause behind another error.
        if self.connection().in_transaction:  # type: ignore[no-untyped-call]  # so are peewee's stubs
            super().rollback()


class OfficePostgresql(PostgresqlDatabase):
    """An office's database on a PostgreSQL server."""

    def __init__(self, url: str) -> None:
        self.connections = Connections()
        self.where = without_password(url)
        super().__init__(url, prefer_psycopg3=True)

    def _connect(self) -> Connection:
        connection: Connection = super()._connect()  # type: ignore[misc]  # the stubs leave out this hook
        self.connections.add(connection)
        return connection

    def execute_sql(self, sql: str, params: Sequence[object] | None = None) -> Any:  # noqa: ANN401  a cursor
        with translated(self.where):
            return super().execute_sql(sql, params)  # type: ignore[no-untyped-call]  # so are peewee's stubs


OfficeDatabase = OfficeSqlite | OfficePostgresql


def database_at(where: str | Path) -> OfficeDatabase:
    """Return the database of a file or a `postgresql://` address; nothing is opened yet."""
    if is_postgresql(where):
        return OfficePostgresql(str(where))
    return OfficeSqlite(file_at(where))


def file_at(where: str | Path) -> Path:
    """Return the file of a SQLite database, named by its path or by `sqlite:///` and its path.

    Raises `StoreError` for the address of a server that is neither.
    """
    name = str(where).removeprefix("sqlite:///")
    if "://" in name:
        raise StoreError("store.unknown_address", where=without_password(name))
    return Path(name)


def is_postgresql(where: str | Path) -> bool:
    """Whether this names a PostgreSQL server rather than a file."""
    return str(where).startswith(("postgresql://", "postgres://"))


def without_password(url: str) -> str:
    """Return the address of a server as it may be shown and logged."""
    scheme, _, rest = url.partition("://")
    login, at, host = rest.rpartition("@")
    return f"{scheme}://{login.partition(':')[0]}{at}{host}"
