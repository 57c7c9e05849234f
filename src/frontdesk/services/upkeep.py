"""Looking after the office's database: checking it, backing it up, restoring it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from frontdesk.domain.clock import Clock
from frontdesk.domain.message import Message
from frontdesk.services.context import Context
from frontdesk.services.events import record
from frontdesk.services.office.particulars import stored_office
from frontdesk.store.archive import write_archive
from frontdesk.store.connection import file_at, is_postgresql
from frontdesk.store.health import faults_of
from frontdesk.store.models import Setting
from frontdesk.store.restoring import Restored, restore
from frontdesk.store.rotation import daily_copies, make_daily_copy

_LAST = "last_backup"  # in the settings: when the last archive was made


@dataclass(frozen=True, slots=True)
class BackupMade:
    """A backup, and what is in it."""

    path: Path
    at: datetime
    size: int  # bytes
    attachments: int


def check_database(ctx: Context) -> tuple[Message, ...]:
    """Return everything that is wrong with the database: integrity, links between its rows, search index,
    event log, attachments. Reads every page, so it belongs into the background.
    """
    return faults_of(ctx.store)


def backup_to(ctx: Context, *, target: Path) -> BackupMade:
    """Write one self-contained archive of the office, while everybody goes on working.

    Raises `StoreError` when the file cannot be written; what stood there before then stays.
    """
    manifest = write_archive(ctx.store, target)
    with ctx.store.transaction():
        ctx.store.execute(Setting.delete().where(Setting.key == _LAST))
        ctx.store.insert(Setting, key=_LAST, value=manifest.made.isoformat())
        record(ctx, "backup.made", payload={"file": str(target)})
    return BackupMade(target, manifest.made, target.stat().st_size, manifest.attachments)


def copies_of(where: str | Path) -> dict[datetime, Path]:
    """Return the daily copies of a database by the instant they were made, the newest first.

    A server's are not here.
    """
    return {} if is_postgresql(where) else daily_copies(file_at(where))


def restore_from(*, backup: Path, where: str | Path, clock: Clock) -> Restored:
    """Put a backup in the place of the office's database, which no program may have open.

    Everything is verified first; the database that stood there is kept aside. Raises
    `StoreError` when the backup is damaged or the database is in use.
    """
    return restore(backup, where, clock=clock)


def backup_if_due(ctx: Context) -> Path | None:
    """Make today's copy unless there is one, and return it; belongs into the background.

    An office on PostgreSQL is backed up by its server. Raises `StoreError` when there is
    no room or the database turns out to be damaged.
    """
    if ctx.store.path is None or not _is_due(ctx):
        return None
    return make_daily_copy(ctx.store.path, ctx.clock.now())


def last_backup(ctx: Context) -> datetime | None:
    """Return when the last backup was made, of either sort; None when there was never one."""
    made = [] if ctx.store.path is None else list(daily_copies(ctx.store.path))
    by_hand = ctx.store.value(Setting.select(Setting.value).where(Setting.key == _LAST))
    if by_hand:
        made.append(datetime.fromisoformat(by_hand))
    return max(made, default=None)


def _is_due(ctx: Context) -> bool:
    office = stored_office(ctx.store)
    zone = office.zone if office else UTC
    made = next(iter(daily_copies(ctx.store.path)), None) if ctx.store.path else None
    return made is None or made.astimezone(zone).date() != ctx.clock.now().astimezone(zone).date()
