"""Until when a reminder was put off."""

from __future__ import annotations

from peewee import Database, SqliteDatabase
from playhouse.migrate import SchemaMigrator


def up(_migrator: SchemaMigrator, db: Database) -> None:
    """Add the column, milliseconds since 1970 UTC; whatever was told so far was not put off."""
    instant = "INTEGER" if isinstance(db, SqliteDatabase) else "BIGINT"
    db.execute_sql(f"ALTER TABLE reminders ADD COLUMN snoozed {instant}")
