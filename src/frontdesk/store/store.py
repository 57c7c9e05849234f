"""An office's store: its database, event log, search index and attachments."""

from __future__ import annotations

import contextlib
import threading
from array import array
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from peewee import BaseQuery, Model

from frontdesk.domain.clock import Clock
from frontdesk.store import rows
from frontdesk.store.blobs import Blobs, folder_of
from frontdesk.store.connection import BUSY_SECONDS, Dialect, OfficeDatabase, OfficeSqlite, database_at
from frontdesk.store.event_log import EventLog
from frontdesk.store.faults import translated
from frontdesk.store.opening import prepare
from frontdesk.store.search import search_index
from frontdesk.store.training import is_training, mark_training

_CHUNK = 10_000  # rows

# SQLite has one writer at a time. PostgreSQL is asked for the same by an advisory lock.
_WRITE_LOCK = 0x46444B32
_ALONE = f"SET LOCAL lock_timeout = '{BUSY_SECONDS}s'; SELECT pg_advisory_xact_lock({_WRITE_LOCK})"


class Store:
    """One office's data. Every thread that uses it has a connection of its own.

    Queries on the models are run by `rows`, `one`, `value` and `execute`; every write
    takes place in `transaction()`.
    """

    def __init__(self, database: OfficeDatabase, *, clock: Clock, url: str) -> None:
        self.database = database
        self.clock = clock
        self.url = url
        self.path = Path(database.database) if isinstance(database, OfficeSqlite) else None
        self.dialect = Dialect.SQLITE if self.path else Dialect.POSTGRESQL
        self.events = EventLog(database, self.dialect)
        self.search = search_index(database, self.dialect)
        self.blobs = Blobs(database, self.dialect, folder_of(self.path) if self.path else None)
        self.training = is_training(database)
        self._committing = threading.Lock()
        self._own_events = 0
        self._others_events = self.events.head()[0]

    @classmethod
    def open(cls, where: str | Path, *, clock: Clock, create: bool = False) -> Store:
        """Open the database in a file or at a `postgresql://` address, upgrading its schema.

        Raises `StoreError` when it cannot be opened safely: missing (unless `create`),
        damaged, locked, on a network drive, somebody else's or a newer program's.
        """
        database = database_at(where)
        try:
            with translated(database.where):
                path = Path(database.database) if isinstance(database, OfficeSqlite) else None
                prepare(database, path, clock=clock, create=create)
                return cls(database, clock=clock, url=str(where))
        except BaseException:
            database.connections.close_all()
            raise

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Do everything inside or nothing; durable when the block is left.

        A transaction inside another is a savepoint of it. Other desks' writes wait for it, on either
        database: what is read inside stays so until it is written, and nothing is decided twice.
        """
        with translated(self.database.where):
            if self.database.in_transaction():
                with self.database.atomic():
                    yield
            else:
                with self._outermost():
                    yield

    @contextlib.contextmanager
    def reading(self) -> Iterator[None]:
        """See one unchanging state of the data inside, whatever others write meanwhile."""
        if self.database.in_transaction():
            yield
            return
        kind = "DEFERRED" if self.dialect is Dialect.SQLITE else "REPEATABLE READ"
        with translated(self.database.where), self.database.atomic(kind):
            yield

    def rows(self, query: BaseQuery) -> list[tuple[Any, ...]]:
        """Return all rows of a query as tuples."""
        with translated(self.database.where):
            return list(query.tuples().execute(self.database))

    def one(self, query: BaseQuery) -> tuple[Any, ...] | None:
        """Return the first row of a query, or None."""
        with translated(self.database.where):
            return next(iter(query.tuples().execute(self.database)), None)

    def value(self, query: BaseQuery) -> Any:  # noqa: ANN401  whatever the column holds
        """Return the first column of the first row of a query, or None."""
        row = self.one(query)
        return None if row is None else row[0]

    def ids(self, query: BaseQuery) -> array[int]:
        """Return the first column of a query's rows, whole numbers, in eight bytes each."""
        context = self.database.get_sql_context()
        sql, parameters = context.sql(query).query()
        found = array("q")
        with translated(self.database.where):
            cursor = self.database.execute_sql(sql, parameters)
            while chunk := cursor.fetchmany(_CHUNK):
                found.extend(row[0] for row in chunk)
        return found

    def execute(self, query: BaseQuery) -> int:
        """Run an UPDATE or DELETE and return how many rows it concerned."""
        return int(query.execute(self.database))

    def insert(self, model: type[Model], /, **row: object) -> int:
        """Put one row in, by field or column names, and return its id (0 where there is none)."""
        return rows.insert(self.database, self.dialect, model, row)

    def next_ids(self, model: type[Model], count: int) -> Sequence[int]:
        """Return ids for so many new rows of a table, inside the caller's transaction."""
        return rows.next_ids(self.database, self.dialect, model, count)

    def insert_many(self, model: type[Model], new: Sequence[Mapping[str, Any]]) -> None:
        """Put many rows in; all have the columns of the first."""
        rows.insert_many(self.database, self.dialect, model, new)

    def changed_elsewhere(self) -> bool:
        """Whether another program has logged something since this was last asked.

        Quick enough to be asked every second. What this program wrote itself does not count.
        """
        if not self._committing.acquire(blocking=False):
            return False  # a save of our own is just being committed: the next time will tell
        try:
            others = self.events.head()[0] - self._own_events
        finally:
            self._committing.release()
        changed, self._others_events = others != self._others_events, others
        return changed

    def close_thread(self) -> None:
        """Close the calling thread's connection; it opens anew when it is used again."""
        self.database.close()

    def close(self) -> None:
        """Close the connections of all threads; none may be in use."""
        if not self.database.in_transaction():
            self.database.close()
        self.database.connections.close_all()

    @contextlib.contextmanager
    def _outermost(self) -> Iterator[None]:
        lock = ("IMMEDIATE",) if self.dialect is Dialect.SQLITE else ()
        self.events.start_counting()
        # Commit and count are one step for `changed_elsewhere`.
        with contextlib.ExitStack() as counting:
            with self.database.atomic(*lock):
                if self.dialect is Dialect.POSTGRESQL:
                    self.database.execute_sql(_ALONE)
                if self.clock.training and not self.training:
                    self.training = mark_training(self.database, self.dialect)
                yield
                counting.enter_context(self._committing)
            self._own_events += self.events.appended()
