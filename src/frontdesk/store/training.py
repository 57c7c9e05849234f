"""The mark of a training database: one that was ever written by a clock that is not the real one."""

from __future__ import annotations

from frontdesk.store import rows
from frontdesk.store.connection import Dialect, OfficeDatabase
from frontdesk.store.models.office import Setting

_KEY = "training"


def is_training(database: OfficeDatabase) -> bool:
    """Whether the database has ever been written for training."""
    query = Setting.select(Setting.key).where(Setting.key == _KEY)
    return len(query.tuples().execute(database)) > 0


def mark_training(database: OfficeDatabase, dialect: Dialect) -> bool:
    """Mark the database for good, inside the caller's transaction, and return True."""
    if not is_training(database):
        rows.insert(database, dialect, Setting, {"key": _KEY, "value": True})
    return True
