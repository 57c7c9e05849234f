"""What is searched: one document for each customer, case and contact."""

from __future__ import annotations

from peewee import AutoField, CharField, IntegerField, Model, TextField


class SearchDocument(Model):
    """The words of one thing, folded (see `store.folding`), newest with the highest id.

    A thing that changes gets a new document, so that the newest comes first by id alone.
    """

    id = AutoField()
    kind = CharField()  # customer, case, interaction
    target = IntegerField()
    title = TextField()  # what the result shows
    detail = TextField()
    body = TextField()  # folded words, what the index reads

    class Meta:
        table_name = "search_documents"
        indexes = ((("kind", "target"), True),)
