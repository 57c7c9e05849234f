"""An index of the letters that wait: of what went out or was dropped there are ever more."""

from __future__ import annotations

from peewee import Database
from playhouse.migrate import SchemaMigrator


def up(_migrator: SchemaMigrator, db: Database) -> None:
    """Make the index; both databases know indexes of a part of the rows."""
    db.execute_sql(
        "CREATE INDEX correspondence_waiting ON correspondence (state, created, id)"
        " WHERE state <> 'cancelled' AND state <> 'posted'"
    )
