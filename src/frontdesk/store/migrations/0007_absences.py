"""The absences of the staff, as many as there are, and who stands in.

Frozen: these copies of the tables stay as they were, whatever becomes of the live models.
Instants are milliseconds since 1970 UTC.
"""

from __future__ import annotations

from peewee import (
    AutoField,
    BigIntegerField,
    Database,
    DateField,
    ForeignKeyField,
    Model,
    TextField,
)
from playhouse.migrate import SchemaMigrator


class Staff(Model):
    id = AutoField()

    class Meta:
        table_name = "staff"


class Absence(Model):
    id = AutoField()
    staff = ForeignKeyField(Staff, on_delete="CASCADE")
    first_day = DateField()
    last_day = DateField(index=True)
    deputy = ForeignKeyField(Staff, null=True, on_delete="RESTRICT", backref="+")
    reason = TextField()
    uid = TextField(index=True)
    created = BigIntegerField()

    class Meta:
        table_name = "absences"


MODELS = (Absence,)

# Until now everybody had one absence, which began at once where no first day was named.
_KEPT = """
INSERT INTO absences (staff_id, first_day, last_day, reason, uid, created)
SELECT id, COALESCE(away_from, CURRENT_DATE), away_until, '', '', 0 FROM staff
WHERE away_until IS NOT NULL AND away_until >= COALESCE(away_from, CURRENT_DATE)
"""
_BEFORE = ("away_from", "away_until")


def up(_migrator: SchemaMigrator, db: Database) -> None:
    """Make the table, and turn the one absence that a person could have into a row."""
    with db.bind_ctx(MODELS, bind_refs=False, bind_backrefs=False):
        db.create_tables(MODELS, safe=False)
    db.execute_sql(_KEPT)
    for column in _BEFORE:
        db.execute_sql(f"ALTER TABLE staff DROP COLUMN {column}")
