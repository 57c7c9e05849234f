"""What was told of each deadline, once for the whole office.

Frozen: these copies of the tables stay as they were, whatever becomes of the live models.
Instants are milliseconds since 1970 UTC.
"""

from __future__ import annotations

from peewee import AutoField, BigIntegerField, CharField, Database, ForeignKeyField, Model, TextField
from playhouse.migrate import SchemaMigrator


class Deadline(Model):
    id = AutoField()

    class Meta:
        table_name = "deadlines"


class Reminder(Model):
    id = AutoField()
    deadline = ForeignKeyField(Deadline, on_delete="CASCADE", index=False)
    stage = CharField()
    due = BigIntegerField()
    desk = TextField()
    told = BigIntegerField()
    again = BigIntegerField(null=True, index=True)

    class Meta:
        table_name = "reminders"
        indexes = ((("deadline", "stage", "due"), True),)


MODELS = (Reminder,)


def up(_migrator: SchemaMigrator, db: Database) -> None:
    """Make the table."""
    with db.bind_ctx(MODELS, bind_refs=False, bind_backrefs=False):
        db.create_tables(MODELS, safe=False)
