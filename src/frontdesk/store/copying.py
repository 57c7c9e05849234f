"""Copying a SQLite database while it is in use (sqlite.org/backup.html)."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from frontdesk.store.faults import translated

_PAGES_AT_A_TIME = 2_000  # 8 MB: other threads of the program run between two steps


def backups_folder(database: Path) -> Path:
    """Return the folder beside a database that holds its automatic copies."""
    return database.with_name(database.stem + ".backups")


def copy_database(source: Path, target: Path) -> None:
    """Make a consistent copy of a database, whole or not at all, without holding up its users.

    Raises `StoreError` when the source cannot be read or the target not written.
    """
    passing = target.with_name(target.name + ".part")
    passing.unlink(missing_ok=True)
    try:
        with translated(str(target)):
            _copy(source, passing)
        passing.replace(target)
    finally:
        for left in (passing, passing.with_name(passing.name + "-journal")):
            left.unlink(missing_ok=True)


def copy_before_upgrade(database: Path, *, schema: str, at: datetime) -> Path:
    """Copy a database before its schema is upgraded and return the copy's path."""
    folder = backups_folder(database)
    folder.mkdir(exist_ok=True)
    target = folder / f"{database.stem}-before-upgrade-{schema[:4]}-{at:%Y%m%dT%H%M%S}.db"
    copy_database(database, target)
    return target


def _copy(source: Path, target: Path) -> None:
    with (
        closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True, timeout=10)) as reading,
        closing(sqlite3.connect(target)) as writing,
    ):
        # One snapshot for all steps: without it every write of another desk would begin the copy anew.
        reading.execute("BEGIN")
        reading.execute("SELECT count(*) FROM sqlite_master").fetchone()
        reading.backup(writing, pages=_PAGES_AT_A_TIME)
        reading.rollback()
        writing.execute("PRAGMA journal_mode=DELETE")
