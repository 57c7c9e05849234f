"""The daily copies of a SQLite office: seven days, four weeks, twelve months.

A copy is a database by itself; its attachments are those beside the office's
database, which are never altered, so that they are not copied again every day.
"""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Callable, Hashable, Iterable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from frontdesk.domain.errors import StoreError
from frontdesk.store.copying import backups_folder, copy_database
from frontdesk.store.faults import translated

_STAMP = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"daily-(\d{8}T\d{6}Z)\.db")
_ROOM = 1.2  # times the database's size: what must be free before it is copied

_KEPT: tuple[tuple[int, Callable[[datetime], Hashable]], ...] = (
    (7, lambda at: at.date()),
    (4, lambda at: at.isocalendar()[:2]),
    (12, lambda at: (at.year, at.month)),
)


def daily_copies(database: Path) -> dict[datetime, Path]:
    """Return the daily copies of a database by the instant they were made, the newest first."""
    found: dict[datetime, Path] = {}
    for path in backups_folder(database).glob("daily-*.db"):
        match = _NAME.fullmatch(path.name)
        if match:
            found[datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC)] = path
    return dict(sorted(found.items(), reverse=True))


def make_daily_copy(database: Path, at: datetime) -> Path:
    """Copy a database that is in use, verify the copy, and remove the copies that are no longer kept.

    Raises `StoreError` when there is no room or the copy is not sound; older copies then stay.
    """
    folder = backups_folder(database)
    folder.mkdir(exist_ok=True)
    if shutil.disk_usage(folder).free < database.stat().st_size * _ROOM:
        raise StoreError("backup.no_room", where=str(folder))
    target = folder / f"daily-{at.astimezone(UTC):{_STAMP}}.db"
    copy_database(database, target)
    try:
        _check_copy(target)
    except StoreError:
        target.replace(folder / "daily.damaged")  # the last one alone: it is tried again every hour
        raise
    copies = daily_copies(database)
    for made in copies.keys() - kept(copies):
        copies[made].unlink(missing_ok=True)
    return target


def kept(made: Iterable[datetime]) -> set[datetime]:
    """Return which copies are kept: the newest of each of the last days, weeks and months."""
    newest_first = sorted(made, reverse=True)
    chosen: set[datetime] = set()
    for count, period in _KEPT:
        newest_of: dict[Hashable, datetime] = {}
        for at in newest_first:
            newest_of.setdefault(period(at), at)
        chosen.update(list(newest_of.values())[:count])
    return chosen


def _check_copy(path: Path) -> None:
    with translated(str(path)), closing(sqlite3.connect(path)) as connection:
        if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise StoreError("store.damaged", where=str(path))
