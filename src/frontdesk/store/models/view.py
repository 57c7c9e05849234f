"""Saved views of lists."""

from __future__ import annotations

from peewee import AutoField, ForeignKeyField, Model, TextField

from frontdesk.store.fields import JsonField
from frontdesk.store.models.office import Staff


class SavedView(Model):
    """A named filter, order and choice of columns of one list."""

    id = AutoField()
    page = TextField()
    name = TextField()
    staff = ForeignKeyField(Staff, null=True, on_delete="CASCADE")  # NULL: everyone's
    definition = JsonField()

    class Meta:
        table_name = "saved_views"
