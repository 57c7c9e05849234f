"""Which calendar days were read from, and single days of a series at another time."""

from __future__ import annotations

from peewee import Database
from playhouse.migrate import SchemaMigrator

COLUMNS = (
    ("callback_series", "moved", "'{}'"),
    ("absences", "calendar", "''"),
    ("closures", "uid", "''"),
    ("closures", "calendar", "''"),
)


def up(_migrator: SchemaMigrator, db: Database) -> None:
    """Add the columns; what there is was moved by nobody, and of its calendar nothing is known."""
    for table, column, empty in COLUMNS:
        db.execute_sql(f"ALTER TABLE {table} ADD COLUMN {column} TEXT NOT NULL DEFAULT {empty}")
