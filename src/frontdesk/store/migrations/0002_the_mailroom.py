"""The Mailroom: what a letter says, who approved and posted it, and the jobs that printed it.

Frozen: these copies of the tables stay as they were, whatever becomes of the live models.
Instants are milliseconds since 1970 UTC, lists and dictionaries are JSON text.
"""

from __future__ import annotations

from peewee import (
    AutoField,
    BigIntegerField,
    CharField,
    Database,
    ForeignKeyField,
    IntegerField,
    Model,
    SqliteDatabase,
    TextField,
)
from playhouse.migrate import SchemaMigrator


class Staff(Model):
    id = AutoField()

    class Meta:
        table_name = "staff"


class Blob(Model):
    digest = CharField(primary_key=True)

    class Meta:
        table_name = "blobs"


class Correspondence(Model):
    id = AutoField()

    class Meta:
        table_name = "correspondence"


class PrintJob(Model):
    id = AutoField()
    made = BigIntegerField()
    by = ForeignKeyField(Staff, null=True, on_delete="RESTRICT", index=False)
    desk = TextField()
    printer = TextField()
    spool_id = TextField()
    title = TextField()
    state = CharField()
    sheets = IntegerField()
    sheets_done = IntegerField()
    detail = TextField()
    ended = BigIntegerField(null=True)

    class Meta:
        table_name = "print_jobs"
        indexes = ((("state", "made"), False),)


class PrintJobItem(Model):
    id = AutoField()
    job = ForeignKeyField(PrintJob, on_delete="CASCADE")
    correspondence = ForeignKeyField(Correspondence, on_delete="CASCADE")
    position = IntegerField()
    first_sheet = IntegerField()
    sheets = IntegerField()
    blob = ForeignKeyField(Blob, null=True, on_delete="RESTRICT", index=False)

    class Meta:
        table_name = "print_job_items"
        indexes = ((("job", "position"), True),)


MODELS = (PrintJob, PrintJobItem)

# A constant default is added without writing the rows that are there.
_TEXT, _WORD = "TEXT NOT NULL DEFAULT ''", "VARCHAR(255) NOT NULL DEFAULT ''"
_STAFF = "INTEGER REFERENCES staff (id) ON DELETE RESTRICT"
COLUMNS = {
    "formality": _WORD,
    "subject": _TEXT,
    "text": "TEXT",
    "template": "INTEGER",
    "template_version": _TEXT,
    "enclosures": "TEXT NOT NULL DEFAULT '[]'",
    "settles": _WORD,
    "written_by_id": _STAFF,
    "approved": "{instant}",
    "approved_by_id": _STAFF,
    "problem": "TEXT",
    "print_job_id": "INTEGER REFERENCES print_jobs (id) ON DELETE RESTRICT",
    "envelope": "INTEGER",
    "posted_by_id": _STAFF,
    "service": _WORD,
    "registered_number": _TEXT,
    "version": "INTEGER NOT NULL DEFAULT 1",
}
AFTERWARDS = (
    "CREATE INDEX correspondence_print_job_id ON correspondence (print_job_id)",
    "CREATE INDEX correspondence_posted_id ON correspondence (posted, id)",
    # Until now there were only acknowledgements.
    "UPDATE correspondence SET settles = 'acknowledge' WHERE kind = 'acknowledgement'",
)


def up(_migrator: SchemaMigrator, db: Database) -> None:
    """Make the print jobs, and the columns that a letter of any kind needs."""
    with db.bind_ctx(MODELS, bind_refs=False, bind_backrefs=False):
        db.create_tables(MODELS, safe=False)
    instant = "INTEGER" if isinstance(db, SqliteDatabase) else "BIGINT"
    for name, kind in COLUMNS.items():
        db.execute_sql(f"ALTER TABLE correspondence ADD COLUMN {name} {kind.format(instant=instant)}")
    for statement in AFTERWARDS:
        db.execute_sql(statement)
