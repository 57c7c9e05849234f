"""Around the suggestion book: who wants the same, what is said about it, and who is to be told."""

from __future__ import annotations

from peewee import (
    AutoField,
    BigIntegerField,
    BooleanField,
    CharField,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)

from frontdesk.store.fields import InstantField
from frontdesk.store.models.book import Suggestion
from frontdesk.store.models.callbacks import Callback
from frontdesk.store.models.matter import Case
from frontdesk.store.models.office import Staff
from frontdesk.store.models.paper import Correspondence
from frontdesk.store.models.people import Customer


class SuggestionSupporter(Model):
    """Somebody who wants the same and hears of it too."""

    id = AutoField()
    suggestion = ForeignKeyField(Suggestion, on_delete="CASCADE")
    customer = ForeignKeyField(Customer, null=True, on_delete="RESTRICT")
    name = TextField(default="")
    hear_by = CharField()
    language = TextField(default="")
    at = InstantField()
    by = ForeignKeyField(Staff, null=True, on_delete="RESTRICT", index=False)

    class Meta:
        table_name = "suggestion_supporters"


class SuggestionComment(Model):
    """What a colleague says about an entry; no contributor sees it."""

    id = AutoField()
    suggestion = ForeignKeyField(Suggestion, on_delete="CASCADE")
    at = InstantField()
    by = ForeignKeyField(Staff, null=True, on_delete="RESTRICT", index=False)
    text = TextField()

    class Meta:
        table_name = "suggestion_comments"


class SuggestionReply(Model):
    """A text that answers many suggestions, kept to be used again."""

    id = AutoField()
    name = TextField()
    decision = CharField(default="")  # declined or done; empty: either
    language = TextField()
    text = TextField()
    created = InstantField()
    active = BooleanField(default=True)

    class Meta:
        table_name = "suggestion_replies"


class SuggestionCase(Model):
    """A case that an entry has to do with."""

    id = AutoField()
    suggestion = ForeignKeyField(Suggestion, on_delete="CASCADE", index=False)
    case = ForeignKeyField(Case, on_delete="CASCADE")

    class Meta:
        table_name = "suggestion_cases"
        indexes = ((("suggestion", "case"), True),)


class SuggestionTelling(Model):
    """Somebody to be told what became of an entry, and how far that has come (POL-07)."""

    id = AutoField()
    suggestion = ForeignKeyField(Suggestion, on_delete="CASCADE")  # what was decided
    entry = ForeignKeyField(Suggestion, on_delete="CASCADE", backref="+", index=False)  # whose writer it is
    supporter = ForeignKeyField(SuggestionSupporter, null=True, on_delete="CASCADE", index=False)
    customer = ForeignKeyField(Customer, null=True, on_delete="RESTRICT", index=False)
    name = TextField(default="")
    hear_by = CharField()
    language = TextField(default="")
    state = CharField()
    since = InstantField()
    correspondence = ForeignKeyField(Correspondence, null=True, on_delete="SET NULL")
    callback = ForeignKeyField(Callback, null=True, on_delete="SET NULL")
    ended = InstantField(null=True)
    how = CharField(default="")  # message id of what ended it
    reason = TextField(default="")  # why it was excused

    class Meta:
        table_name = "suggestion_tellings"
        indexes = ((("state", "since", "id"), False),)


class SuggestionWord(Model):
    """The beginnings of the words of an entry: whatever shares rare ones may be its twin."""

    id = AutoField()
    word = CharField()
    suggestion = IntegerField(index=True)

    class Meta:
        table_name = "suggestion_words"
        indexes = ((("word", "suggestion"), True),)


class SuggestionEvent(Model):
    """Which events of the log are about an entry; what they say stands in the log alone."""

    sequence = BigIntegerField(primary_key=True)
    suggestion = ForeignKeyField(Suggestion, on_delete="CASCADE")

    class Meta:
        table_name = "suggestion_events"
