"""Putting a backup in the place of an office's database, which is kept aside."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, count
from pathlib import Path

from frontdesk.domain.clock import Clock
from frontdesk.domain.errors import StoreError
from frontdesk.store.archive import is_archive, unpack
from frontdesk.store.blobs import folder_of, write_file
from frontdesk.store.connection import file_at, is_postgresql
from frontdesk.store.copying import copy_database
from frontdesk.store.faults import translated
from frontdesk.store.health import faults_of
from frontdesk.store.places import check_place
from frontdesk.store.store import Store
from frontdesk.store.transfer import copy_office, is_unused


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored, and where the database that stood there is now."""

    events: int  # of the log: what the backup knows of
    attachments: int
    aside: Path | None


def restore(backup: Path, where: str | Path, *, clock: Clock) -> Restored:
    """Restore an office from an archive, or from one of the daily copies.

    Everything is verified before anything is replaced. A SQLite database that stands there is kept
    aside; on PostgreSQL the database must be empty. Raises `StoreError` when the backup is damaged
    or the database in use.
    """
    if not backup.is_file():
        raise StoreError("backup.no_such_file", where=str(backup))
    folder = backup.parent if is_postgresql(where) else file_at(where).parent
    if not is_postgresql(where):
        check_place(file_at(where))
    try:
        with tempfile.TemporaryDirectory(dir=folder, prefix=".restore-") as passing:
            return _restore(backup, where, Path(passing), clock)
    except OSError as error:
        raise StoreError("store.cannot_write_file", where=str(where), reason=error.strerror or "") from error


def _restore(backup: Path, where: str | Path, passing: Path, clock: Clock) -> Restored:
    database, contents = _unpacked(backup, passing)
    events, attachments = _verified(database, contents, backup, clock)
    if is_postgresql(where):
        _fill(str(where), database, contents, clock)
        return Restored(events, attachments, None)
    target = file_at(where)
    for file in sorted(contents.glob("*/*")):
        write_file(folder_of(target), file.name, file.read_bytes())
    aside = put_aside(target, clock.now())
    database.replace(target)
    return Restored(events, attachments, aside)


def put_aside(database: Path, at: datetime) -> Path | None:
    """Rename a database that nobody uses and return its new path; None where there was none.

    Raises `StoreError` when a program has it open.
    """
    if not database.exists():
        return None
    _close_log(database)
    aside = _free_name(database, f"{database.stem}-before-restore-{at:%Y%m%dT%H%M%S}")
    for ending in ("-wal", "-shm", ""):
        part = database.with_name(database.name + ending)
        if part.exists():
            part.replace(aside.with_name(aside.name + ending))
    if folder_of(database).exists():
        shutil.copytree(folder_of(database), folder_of(aside), copy_function=_link)
    return aside


def _free_name(database: Path, stem: str) -> Path:
    """Return a file beside the database that is not there yet: an earlier one that was put aside stays."""
    names = chain((stem,), (f"{stem}-{number}" for number in count(2)))
    return next(path for name in names if not (path := database.with_name(name + database.suffix)).exists())


def _link(source: str, target: str) -> None:
    """Let a file have two names, which costs no room; copy it where the disk knows no such thing."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def _close_log(database: Path) -> None:
    """Bring the write-ahead log into the file, which only works where nobody else has it open."""
    try:
        with translated(str(database)), closing(sqlite3.connect(database, timeout=1)) as connection:
            connection.execute("PRAGMA journal_mode=DELETE").fetchone()
    except StoreError as error:
        if error.message.id == "store.locked":
            raise StoreError("backup.in_use", where=str(database)) from error
        # It is damaged: that is why it is being replaced. It is kept as it is.


def _unpacked(backup: Path, passing: Path) -> tuple[Path, Path]:
    """Return a database and a folder of attachments made from an archive or a bare copy."""
    if is_archive(backup):
        _, database, contents = unpack(backup, passing)
        contents.mkdir(exist_ok=True)
        contents.rename(folder_of(database))
        return database, folder_of(database)
    database = passing / "office.db"
    try:
        copy_database(backup, database)
    except StoreError as error:
        if error.message.id == "store.not_a_database":
            raise StoreError("backup.not_an_archive", where=str(backup)) from error
        raise
    return database, _shared_contents(backup)


def _shared_contents(copy: Path) -> Path:
    """Return the folder of attachments that a daily copy shares with the office it was made of."""
    office = copy.parent.name.removesuffix(".backups")
    return next(copy.parent.parent.glob(f"{office}.*.files"), copy.parent / "none.files")


def _verified(database: Path, contents: Path, backup: Path, clock: Clock) -> tuple[int, int]:
    """Look at every page of what was unpacked; return its numbers of events and attachments."""
    try:
        store = Store.open(database, clock=clock)
    except StoreError as error:
        raise StoreError("backup.faulty", where=str(backup), first=error.message) from error
    try:
        store.blobs.folder = contents
        # An archive is whole. A daily copy is worth having even where an attachment is lost.
        tolerated = () if contents == folder_of(database) else ("store.file_missing", "store.file_altered")
        faults = [fault for fault in faults_of(store) if fault.id not in tolerated]
        if faults:
            raise StoreError("backup.faulty", where=str(backup), first=faults[0])
        events, attachments = store.events.head()[0], sum(1 for _ in store.blobs.digests())
    finally:
        store.close()
    _close_log(database)
    return events, attachments


def _fill(url: str, database: Path, contents: Path, clock: Clock) -> None:
    source = Store.open(database, clock=clock)
    source.blobs.folder = contents
    try:
        target = Store.open(url, clock=clock, create=True)
        try:
            if not is_unused(target):
                raise StoreError("backup.not_empty", where=target.database.where)
            copy_office(source, target)
        finally:
            target.close()
    finally:
        source.close()
