"""The texts of letters as the office changed them, its logo and signatures, and how a customer is addressed.

Frozen: these copies of the tables stay as they were, whatever becomes of the live models.
Instants are milliseconds since 1970 UTC.
"""

from __future__ import annotations

from peewee import (
    AutoField,
    BigIntegerField,
    BooleanField,
    CharField,
    Database,
    ForeignKeyField,
    IntegerField,
    Model,
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


class LetterTemplate(Model):
    id = AutoField()
    kind = CharField()
    way = CharField()
    language = CharField()
    formality = CharField()
    version = IntegerField()
    subject = TextField()
    body = TextField()
    closing = TextField()
    created = BigIntegerField()
    by = ForeignKeyField(Staff, null=True, on_delete="RESTRICT", index=False)
    active = BooleanField()

    class Meta:
        table_name = "letter_templates"
        indexes = ((("kind", "way", "language", "formality", "version"), True),)


class LetterImage(Model):
    id = AutoField()
    staff = ForeignKeyField(Staff, null=True, on_delete="CASCADE")
    blob = ForeignKeyField(Blob, on_delete="RESTRICT")
    name = TextField()
    created = BigIntegerField()

    class Meta:
        table_name = "letter_images"


MODELS = (LetterTemplate, LetterImage)


def up(_migrator: SchemaMigrator, db: Database) -> None:
    """Make the tables of templates and images, and the column that says how a customer is addressed."""
    with db.bind_ctx(MODELS, bind_refs=False, bind_backrefs=False):
        db.create_tables(MODELS, safe=False)
    # A constant default is added without writing the rows that are there.
    db.execute_sql("ALTER TABLE customers ADD COLUMN formality VARCHAR(255) NOT NULL DEFAULT ''")
