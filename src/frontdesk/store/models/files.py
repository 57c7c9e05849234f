"""Attachments: immutable, addressed by content, kept once."""

from __future__ import annotations

from peewee import (
    AutoField,
    BigIntegerField,
    BlobField,
    CharField,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)

from frontdesk.store.fields import InstantField
from frontdesk.store.models.book import Suggestion
from frontdesk.store.models.contact import Interaction
from frontdesk.store.models.matter import Case


class Blob(Model):
    """Content by its SHA-256. SQLite offices keep the bytes in files beside the
    database, so that a daily backup need not copy them again; PostgreSQL keeps them here."""

    digest = CharField(primary_key=True)
    size = BigIntegerField()
    data = BlobField(null=True)

    class Meta:
        table_name = "blobs"


class Attachment(Model):
    """A scan or printed document that belongs to a case, an interaction or a suggestion."""

    id = AutoField()
    case = ForeignKeyField(Case, null=True, on_delete="CASCADE")
    interaction = ForeignKeyField(Interaction, null=True, on_delete="CASCADE")
    suggestion = ForeignKeyField(Suggestion, null=True, on_delete="CASCADE")
    blob = ForeignKeyField(Blob, on_delete="RESTRICT")
    name = TextField()
    media_type = TextField()
    pages = IntegerField(null=True)
    at = InstantField()

    class Meta:
        table_name = "attachments"
