"""The suggestion book: entries, supporters, comments, replies, who is to be told, and what belongs to them.

Frozen: these copies of the tables stay as they were, whatever becomes of the live models.
Instants are milliseconds since 1970 UTC, dictionaries are JSON text.
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
    TextField,
)
from playhouse.migrate import SchemaMigrator


class Staff(Model):
    id = AutoField()

    class Meta:
        table_name = "staff"


class Customer(Model):
    id = AutoField()

    class Meta:
        table_name = "customers"


class Case(Model):
    id = AutoField()

    class Meta:
        table_name = "cases"


class Interaction(Model):
    id = AutoField()

    class Meta:
        table_name = "interactions"


class Callback(Model):
    id = AutoField()

    class Meta:
        table_name = "callbacks"


class Correspondence(Model):
    id = AutoField()

    class Meta:
        table_name = "correspondence"


class Suggestion(Model):
    id = AutoField()
    reference = CharField(unique=True)
    state = CharField()
    author_kind = CharField()
    customer = ForeignKeyField(Customer, null=True, on_delete="RESTRICT")
    staff = ForeignKeyField(Staff, null=True, on_delete="RESTRICT", index=False)
    author = TextField()
    anonymous = BooleanField()
    print_name = BooleanField()
    hear_by = CharField()
    language = TextField()
    theme = TextField()
    theme_key = TextField()
    place = TextField()
    title = TextField()
    text = TextField()
    gist = TextField()
    source = CharField()
    interaction = ForeignKeyField(Interaction, null=True, on_delete="SET NULL", index=False)
    import_source = TextField()
    source_key = TextField(null=True, unique=True)
    origin = TextField(null=True)
    given = BigIntegerField()
    entered = BigIntegerField()
    entered_by = ForeignKeyField(Staff, null=True, on_delete="RESTRICT", index=False)
    counted = IntegerField()
    against = IntegerField()
    support = IntegerField()
    withheld = BooleanField()
    withheld_reason = TextField()
    assignee = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")
    outside = TextField()
    due_on = DateField(null=True)
    effort = CharField()
    benefit = CharField()
    plan = TextField()
    reasons = TextField(null=True)
    changes = TextField(null=True)
    looked = BigIntegerField(null=True)
    decided = BigIntegerField(null=True)
    finished = BigIntegerField(null=True)
    told = BigIntegerField(null=True)
    merged_into = ForeignKeyField("self", null=True, on_delete="RESTRICT", backref="+")
    merged_from = CharField()
    split_from = ForeignKeyField("self", null=True, on_delete="RESTRICT", backref="+", index=False)
    version = IntegerField()

    class Meta:
        table_name = "suggestions"
        indexes = (
            (("state", "given", "id"), False),
            (("given", "id"), False),
            (("support", "given", "id"), False),
            (("theme_key", "given"), False),
            (("due_on", "state"), False),
        )


class SuggestionSupporter(Model):
    id = AutoField()
    suggestion = ForeignKeyField(Suggestion, on_delete="CASCADE")
    customer = ForeignKeyField(Customer, null=True, on_delete="RESTRICT")
    name = TextField()
    hear_by = CharField()
    language = TextField()
    at = BigIntegerField()
    by = ForeignKeyField(Staff, null=True, on_delete="RESTRICT", index=False)

    class Meta:
        table_name = "suggestion_supporters"


class SuggestionComment(Model):
    id = AutoField()
    suggestion = ForeignKeyField(Suggestion, on_delete="CASCADE")
    at = BigIntegerField()
    by = ForeignKeyField(Staff, null=True, on_delete="RESTRICT", index=False)
    text = TextField()

    class Meta:
        table_name = "suggestion_comments"


class SuggestionReply(Model):
    id = AutoField()
    name = TextField()
    decision = CharField()
    language = TextField()
    text = TextField()
    created = BigIntegerField()
    active = BooleanField()

    class Meta:
        table_name = "suggestion_replies"


class SuggestionCase(Model):
    id = AutoField()
    suggestion = ForeignKeyField(Suggestion, on_delete="CASCADE", index=False)
    case = ForeignKeyField(Case, on_delete="CASCADE")

    class Meta:
        table_name = "suggestion_cases"
        indexes = ((("suggestion", "case"), True),)


class SuggestionTelling(Model):
    id = AutoField()
    suggestion = ForeignKeyField(Suggestion, on_delete="CASCADE")
    entry = ForeignKeyField(Suggestion, on_delete="CASCADE", backref="+", index=False)
    supporter = ForeignKeyField(SuggestionSupporter, null=True, on_delete="CASCADE", index=False)
    customer = ForeignKeyField(Customer, null=True, on_delete="RESTRICT", index=False)
    name = TextField()
    hear_by = CharField()
    language = TextField()
    state = CharField()
    since = BigIntegerField()
    correspondence = ForeignKeyField(Correspondence, null=True, on_delete="SET NULL")
    callback = ForeignKeyField(Callback, null=True, on_delete="SET NULL")
    ended = BigIntegerField(null=True)
    how = CharField()
    reason = TextField()

    class Meta:
        table_name = "suggestion_tellings"
        indexes = ((("state", "since", "id"), False),)


class SuggestionWord(Model):
    id = AutoField()
    word = CharField()
    suggestion = IntegerField(index=True)

    class Meta:
        table_name = "suggestion_words"
        indexes = ((("word", "suggestion"), True),)


class SuggestionEvent(Model):
    sequence = BigIntegerField(primary_key=True)
    suggestion = ForeignKeyField(Suggestion, on_delete="CASCADE")

    class Meta:
        table_name = "suggestion_events"


MODELS = (
    Suggestion, SuggestionSupporter, SuggestionComment, SuggestionReply, SuggestionCase, SuggestionTelling,
    SuggestionWord, SuggestionEvent,
)  # fmt: skip

_BELONGS = "INTEGER REFERENCES suggestions (id) ON DELETE CASCADE"
AFTERWARDS = (
    f"ALTER TABLE deadlines ADD COLUMN suggestion_id {_BELONGS}",
    "CREATE INDEX deadlines_suggestion_id ON deadlines (suggestion_id)",
    f"ALTER TABLE attachments ADD COLUMN suggestion_id {_BELONGS}",
    "CREATE INDEX attachments_suggestion_id ON attachments (suggestion_id)",
)


def up(_migrator: SchemaMigrator, db: Database) -> None:
    """Make the tables of the book, and let deadlines and attachments belong to an entry."""
    with db.bind_ctx(MODELS, bind_refs=False, bind_backrefs=False):
        db.create_tables(MODELS, safe=False)
    for statement in AFTERWARDS:
        db.execute_sql(statement)
