"""What happens before a database is used: it is looked at, and made or upgraded where needed."""

from __future__ import annotations

import os
from pathlib import Path

from frontdesk.domain.clock import Clock
from frontdesk.domain.errors import StoreError
from frontdesk.store import models
from frontdesk.store.connection import OfficeDatabase
from frontdesk.store.copying import copy_before_upgrade
from frontdesk.store.places import check_file, check_place
from frontdesk.store.schema import SchemaState, schema_state, upgrade


def prepare(database: OfficeDatabase, path: Path | None, *, clock: Clock, create: bool) -> None:
    """Make sure that the database can be used, and that it has today's schema.

    Raises `StoreError` where it cannot; an existing file is copied before it is upgraded.
    """
    there = None
    if path is not None:
        _look_at(path, create=create)
        there = path if path.exists() else None
    state = schema_state(database)
    if state.empty:
        _look_why_empty(database, there, create=create)
    if state.pending:
        _upgrade(database, path, state, clock)
    _check_tables(database)


def _look_at(path: Path, *, create: bool) -> None:
    check_place(path)
    if path.exists():
        check_file(path)
        if not os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
            raise StoreError("store.read_only", where=str(path))
    elif not create:
        raise StoreError("store.no_such_file", where=str(path))


def _look_why_empty(database: OfficeDatabase, there: Path | None, *, create: bool) -> None:
    """Refuse to begin a new office unless that is wanted, and never in the file of one that was emptied."""
    from frontdesk.store.rotation import daily_copies  # noqa: PLC0415  start-up: no office's file is empty

    if there is not None and daily_copies(there):
        raise StoreError("store.emptied", where=database.where)
    if not create:
        raise StoreError("store.empty", where=database.where)


def _upgrade(database: OfficeDatabase, path: Path | None, state: SchemaState, clock: Clock) -> None:
    if path is not None and not state.empty:
        copy_before_upgrade(path, schema=state.applied[-1], at=clock.now())
    upgrade(database)


def _check_tables(database: OfficeDatabase) -> None:
    missing = models.TABLES - set(database.get_tables())
    if missing:
        raise StoreError("store.damaged", where=database.where)
