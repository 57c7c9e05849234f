"""Which schema a database has, and bringing it to today's.

The steps are the scripts of `store/migrations`, run by peewee's runner. All that are pending run
in one transaction, so that an upgrade that fails leaves the database as it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from peewee import Database, SqliteDatabase

from frontdesk.domain.errors import StoreError

MIGRATIONS = Path(__file__).parent / "migrations"
APPLICATION_ID = 0x46444B31  # "FDK1": what SQLite's header says a file is (sqlite.org/fileformat, offset 68)
_HISTORY = "schema_migration"
_UPGRADE_LOCK = 0x46444B31  # PostgreSQL advisory lock: two desks that start together upgrade once


@dataclass(frozen=True, slots=True)
class SchemaState:
    """The steps a database has gone through and those still to go."""

    applied: tuple[str, ...]
    pending: tuple[str, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing has been made in this database yet."""
        return not self.applied


def steps() -> tuple[str, ...]:
    """Return the names of all steps in order; the last one is today's schema."""
    return tuple(sorted(path.stem for path in MIGRATIONS.glob("[0-9]*.py")))


def schema_state(database: Database) -> SchemaState:
    """Return how far a database has come.

    Raises `StoreError` when it is somebody else's database, was made by a newer
    program, or its history is not a beginning of ours.
    """
    known = steps()
    applied = _history(database)
    if not applied:
        _refuse_foreign(database)
    if applied[: len(known)] == known and len(applied) > len(known):
        raise StoreError("store.newer", schema=applied[-1], known=known[-1])
    if known[: len(applied)] != applied:
        raise StoreError("store.foreign_history", schema=applied[-1], known=known[-1])
    return SchemaState(applied, known[len(applied) :])


def upgrade(database: Database) -> tuple[str, ...]:
    """Run the pending steps, all or none, and return their names."""
    # Loading the runner costs a fifth of the start; only an upgrade needs it.
    from playhouse.migrations import Runner  # noqa: PLC0415  start-up, as above

    with _foreign_keys_at_the_end(database), _alone(database):
        done: tuple[str, ...] = tuple(Runner(database, str(MIGRATIONS)).up())
        if isinstance(database, SqliteDatabase):
            _sign(database, len(steps()))
    return done


def _history(database: Database) -> tuple[str, ...]:
    if not database.table_exists(_HISTORY):
        return ()
    rows = database.execute_sql(f"SELECT name FROM {_HISTORY} ORDER BY name").fetchall()  # noqa: S608  a constant
    return tuple(name for (name,) in rows)


def _refuse_foreign(database: Database) -> None:
    if database.get_tables():
        raise StoreError("store.not_ours")


@contextmanager
def _alone(database: Database) -> Iterator[None]:
    if isinstance(database, SqliteDatabase):
        with database.atomic("IMMEDIATE"):
            yield
        return
    with database.atomic():
        database.execute_sql("SELECT pg_advisory_xact_lock(%s)", (_UPGRADE_LOCK,))
        yield


@contextmanager
def _foreign_keys_at_the_end(database: Database) -> Iterator[None]:
    """Let a step rebuild a table without its rows' children being deleted, and check them afterwards."""
    if not isinstance(database, SqliteDatabase):
        yield
        return
    database.foreign_keys = 0
    try:
        yield
    finally:
        database.foreign_keys = 1


def _sign(database: SqliteDatabase, version: int) -> None:
    broken = database.execute_sql("PRAGMA foreign_key_check").fetchone()
    if broken is not None:
        raise StoreError("store.upgrade_broke_links", table=broken[0])
    database.application_id = APPLICATION_ID
    database.user_version = version
