"""What the office's letters look like and say: its own texts, its logo, its people's signatures."""

from __future__ import annotations

from peewee import AutoField, BooleanField, CharField, ForeignKeyField, IntegerField, Model, TextField

from frontdesk.store.fields import InstantField
from frontdesk.store.models.files import Blob
from frontdesk.store.models.office import Staff


class LetterTemplate(Model):
    """One version of a text that the office changed; the ready-made ones are files and no rows.

    At most one version of a kind, way, language and formality is active. None is: the original holds.
    """

    id = AutoField()
    kind = CharField()
    way = CharField()
    language = CharField()  # BCP 47
    formality = CharField()
    version = IntegerField()  # counted from 1
    subject = TextField(default="")
    body = TextField()
    closing = TextField(default="")
    created = InstantField()
    by = ForeignKeyField(Staff, null=True, on_delete="RESTRICT", index=False)
    active = BooleanField()

    class Meta:
        table_name = "letter_templates"
        indexes = ((("kind", "way", "language", "formality", "version"), True),)


class LetterImage(Model):
    """A picture on letters: somebody's signature, or, of nobody, the office's logo."""

    id = AutoField()
    staff = ForeignKeyField(Staff, null=True, on_delete="CASCADE")
    blob = ForeignKeyField(Blob, on_delete="RESTRICT")
    name = TextField(default="")  # the file's, as it was chosen
    created = InstantField()

    class Meta:
        table_name = "letter_images"
