"""Callbacks with every try that was made, and calls that come again and again.

Frozen: these copies of the tables stay as they were, whatever becomes of the live models.
Instants are milliseconds since 1970 UTC, lists and dictionaries are JSON text.
"""

from __future__ import annotations

from peewee import (
    AutoField,
    BigIntegerField,
    BooleanField,
    CharField,
    Database,
    DateField,
    ForeignKeyField,
    IntegerField,
    Model,
    SqliteDatabase,
    TextField,
)
from playhouse.migrate import SchemaMigrator


class Case(Model):
    id = AutoField()

    class Meta:
        table_name = "cases"


class Customer(Model):
    id = AutoField()

    class Meta:
        table_name = "customers"


class Staff(Model):
    id = AutoField()

    class Meta:
        table_name = "staff"


class Department(Model):
    id = AutoField()

    class Meta:
        table_name = "departments"


class Callback(Model):
    id = AutoField()

    class Meta:
        table_name = "callbacks"


class CallbackSeries(Model):
    id = AutoField()
    case = ForeignKeyField(Case, null=True, on_delete="CASCADE")
    customer = ForeignKeyField(Customer, null=True, on_delete="RESTRICT")
    rule = TextField()
    first_on = DateField()
    starts = CharField()
    minutes = IntegerField()
    exceptions = TextField()
    last_on = DateField(null=True)
    number = TextField()
    dial = TextField()
    staff = ForeignKeyField(Staff, null=True, on_delete="RESTRICT", index=False)
    department = ForeignKeyField(Department, null=True, on_delete="RESTRICT", index=False)
    about = TextField()
    purpose = CharField()
    language = CharField()
    timezone = CharField()
    made = BigIntegerField()
    made_by = ForeignKeyField(Staff, null=True, on_delete="RESTRICT", index=False)
    ended = BigIntegerField(null=True)
    end_reason = TextField()
    version = IntegerField()

    class Meta:
        table_name = "callback_series"
        indexes = ((("ended", "id"), False),)


class CallbackAttempt(Model):
    id = AutoField()
    callback = ForeignKeyField(Callback, on_delete="CASCADE", index=False)
    at = BigIntegerField(index=True)
    by = ForeignKeyField(Staff, null=True, on_delete="RESTRICT", index=False)
    outcome = CharField()
    note = TextField()
    number = TextField()
    in_time = BooleanField()
    again_from = BigIntegerField(null=True)
    again_until = BigIntegerField(null=True)

    class Meta:
        table_name = "callback_attempts"
        indexes = ((("callback", "at"), False),)


MODELS = (CallbackSeries, CallbackAttempt)

_TEXT, _WORD = "TEXT NOT NULL DEFAULT ''", "VARCHAR(255) NOT NULL DEFAULT ''"
_INSTANT = "{instant} NOT NULL DEFAULT 0"
COLUMNS = {
    "dial": _TEXT,
    "call_from": _INSTANT,
    "call_until": _INSTANT,
    "purpose": "VARCHAR(255) NOT NULL DEFAULT 'answer'",
    "language": _WORD,
    "timezone": _WORD,
    "tried": "{instant}",
    "missed": "INTEGER NOT NULL DEFAULT 0",
    "reason": _TEXT,
    "series_id": "INTEGER REFERENCES callback_series (id) ON DELETE SET NULL",
    "occurrence": "DATE",
    "agreed": _INSTANT,
    "agreed_by_id": "INTEGER REFERENCES staff (id) ON DELETE RESTRICT",
    "last_event": "{instant}",
    "version": "INTEGER NOT NULL DEFAULT 1",
}
AFTERWARDS = (
    "UPDATE callbacks SET call_from = window_start, call_until = window_end",
    """UPDATE callbacks SET agreed =
    COALESCE((SELECT i.at FROM interactions i WHERE i.id = interaction_id), window_start)""",
    "UPDATE callbacks SET agreed_by_id = (SELECT i.staff_id FROM interactions i WHERE i.id = interaction_id)",
    # Until now the outcome of a call was whatever somebody wrote of it.
    """INSERT INTO callback_attempts (callback_id, at, outcome, note, number, in_time)
    SELECT id, done, 'reached', CASE WHEN outcome = 'reached' THEN '' ELSE outcome END, number,
    done <= window_end FROM callbacks WHERE done IS NOT NULL AND outcome <> 'taken_back'""",
    """UPDATE callbacks SET outcome = 'reached', tried = done
    WHERE done IS NOT NULL AND outcome <> 'taken_back'""",
    "CREATE INDEX callbacks_series_id ON callbacks (series_id)",
    "CREATE INDEX callbacks_done_call_until_id ON callbacks (done, call_until, id)",
    "CREATE INDEX callbacks_call_until_id ON callbacks (call_until, id)",
    "CREATE INDEX callbacks_window_end_id ON callbacks (window_end, id)",
)


def up(_migrator: SchemaMigrator, db: Database) -> None:
    """Make the tables of tries and series, and the columns that a callback needs."""
    with db.bind_ctx(MODELS, bind_refs=False, bind_backrefs=False):
        db.create_tables(MODELS, safe=False)
    instant = "INTEGER" if isinstance(db, SqliteDatabase) else "BIGINT"
    for name, kind in COLUMNS.items():
        db.execute_sql(f"ALTER TABLE callbacks ADD COLUMN {name} {kind.format(instant=instant)}")
    for statement in AFTERWARDS:
        db.execute_sql(statement)
