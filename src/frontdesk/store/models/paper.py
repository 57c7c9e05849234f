"""Correspondence: outgoing letters and postcards, from draft to posted."""

from __future__ import annotations

from peewee import AutoField, CharField, ForeignKeyField, Model

from frontdesk.store.fields import InstantField, JsonField
from frontdesk.store.models.files import Attachment
from frontdesk.store.models.matter import Case
from frontdesk.store.models.people import Customer


class Correspondence(Model):
    """One outgoing letter, postcard or e-mail; printed is not posted."""

    id = AutoField()
    case = ForeignKeyField(Case, null=True, on_delete="CASCADE")
    customer = ForeignKeyField(Customer, null=True, on_delete="RESTRICT")
    kind = CharField()  # acknowledgement …
    way = CharField()  # letter, postcard, email
    layout = CharField(default="")
    language = CharField(default="")
    state = CharField()
    context = JsonField()  # what the template may say; a postcard's holds nothing of the case's content
    created = InstantField()
    printed = InstantField(null=True)
    posted = InstantField(null=True)
    document = ForeignKeyField(Attachment, null=True, on_delete="RESTRICT")  # the PDF as it was printed

    class Meta:
        table_name = "correspondence"
        indexes = (
            (("state", "created", "id"), False),
            (("case", "created"), False),
        )
