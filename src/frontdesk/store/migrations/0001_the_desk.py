"""The first schema: office, people, cases, contacts, what is owed, paper, log, search.

Frozen: these copies of the tables stay as they were, whatever becomes of the live models.
Instants are milliseconds since 1970 UTC, lists and dictionaries are JSON text.
"""

from __future__ import annotations

from peewee import (
    AutoField,
    BigIntegerField,
    BlobField,
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


class Setting(Model):
    key = CharField(primary_key=True)
    value = TextField(null=True)

    class Meta:
        table_name = "settings"


class Department(Model):
    id = AutoField()
    name = TextField()
    name_key = TextField(unique=True)
    email = TextField()
    active = BooleanField()
    confirmed = BooleanField()

    class Meta:
        table_name = "departments"


class Staff(Model):
    id = AutoField()
    name = TextField()
    name_key = TextField(index=True)
    department = ForeignKeyField(Department, null=True, on_delete="RESTRICT")
    email = TextField()
    title = TextField()
    away_from = DateField(null=True)
    away_until = DateField(null=True)
    active = BooleanField()
    confirmed = BooleanField()

    class Meta:
        table_name = "staff"


class HolidayOff(Model):
    id = AutoField()
    day = DateField(null=True)
    name = TextField()

    class Meta:
        table_name = "holidays_off"


class Closure(Model):
    id = AutoField()
    first_day = DateField(index=True)
    last_day = DateField()
    hours = TextField()
    name = TextField()
    business_day = BooleanField()
    created = BigIntegerField()

    class Meta:
        table_name = "closures"


class Customer(Model):
    id = AutoField()
    name = TextField()
    organisation = TextField()
    name_key = TextField(index=True)
    language = TextField()
    preferred_way = CharField()
    note = TextField()
    anonymous = BooleanField()
    merged_into = ForeignKeyField("self", null=True, on_delete="RESTRICT")
    created = BigIntegerField()

    class Meta:
        table_name = "customers"


class Phone(Model):
    id = AutoField()
    customer = ForeignKeyField(Customer, on_delete="CASCADE")
    written = TextField()
    digits = TextField(index=True)

    class Meta:
        table_name = "phones"


class Email(Model):
    id = AutoField()
    customer = ForeignKeyField(Customer, on_delete="CASCADE")
    written = TextField()
    address_key = TextField(index=True)

    class Meta:
        table_name = "emails"


class Address(Model):
    id = AutoField()
    customer = ForeignKeyField(Customer, on_delete="CASCADE")
    lines = TextField()
    city = TextField()
    region = TextField()
    postal_code = TextField()
    country = TextField()

    class Meta:
        table_name = "addresses"


class Counter(Model):
    name = CharField(primary_key=True)
    value = IntegerField()

    class Meta:
        table_name = "counters"


class Case(Model):
    id = AutoField()
    reference = CharField(unique=True)
    kind = CharField()
    priority = CharField()
    status = CharField()
    channel = CharField()
    customer = ForeignKeyField(Customer, null=True, on_delete="RESTRICT")
    department = ForeignKeyField(Department, null=True, on_delete="RESTRICT")
    owner = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")
    subject = TextField()
    topic = TextField()
    received = BigIntegerField()
    expected_on = DateField(null=True)
    waiting_reason = TextField()
    ended = BigIntegerField(null=True)
    end_reason = TextField()
    feedback = TextField()
    pick_up_at = TextField()
    joined_into = ForeignKeyField("self", null=True, on_delete="RESTRICT")
    imported = BooleanField()
    source = TextField()
    source_key = TextField(null=True, unique=True)
    version = IntegerField()

    class Meta:
        table_name = "cases"

        indexes = (
            (("status", "received", "id"), False),
            (("received", "id"), False),
            (("customer", "received"), False),
            (("owner", "status"), False),
            (("department", "status"), False),
        )


class CaseLink(Model):
    id = AutoField()
    first = ForeignKeyField(Case, on_delete="CASCADE")
    second = ForeignKeyField(Case, on_delete="CASCADE")
    reason = TextField()

    class Meta:
        table_name = "case_links"
        indexes = ((("first", "second"), True),)


class Interaction(Model):
    id = AutoField()
    case = ForeignKeyField(Case, null=True, on_delete="RESTRICT")
    customer = ForeignKeyField(Customer, null=True, on_delete="RESTRICT")
    channel = CharField()
    channel_label = TextField()
    direction = CharField()
    at = BigIntegerField()
    entered = BigIntegerField()
    staff = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")
    desk = TextField()
    contact_kind = CharField()
    subject = TextField()
    details = TextField()
    outcome = CharField()
    said = BooleanField()
    sentence = TextField()
    understood = BooleanField()
    undone = BooleanField()

    class Meta:
        table_name = "interactions"
        indexes = (
            (("customer", "at"), False),
            (("case", "at"), False),
            (("at", "id"), False),
        )


class Call(Model):
    interaction = ForeignKeyField(Interaction, primary_key=True, on_delete="CASCADE")
    number = TextField()
    number_withheld = BooleanField()
    ring_seconds = IntegerField(null=True)
    talk_seconds = IntegerField(null=True)
    transferred_to = TextField()

    class Meta:
        table_name = "calls"


class Visit(Model):
    interaction = ForeignKeyField(Interaction, primary_key=True, on_delete="CASCADE")
    visitor = TextField()
    organisation = TextField()
    host = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")
    arrived = BigIntegerField()
    departed = BigIntegerField(null=True, index=True)
    badge = TextField()
    safety_note = TextField()

    class Meta:
        table_name = "visits"


class MailItem(Model):
    interaction = ForeignKeyField(Interaction, primary_key=True, on_delete="CASCADE")
    mail_type = CharField()
    registered_number = TextField()
    written_on = DateField(null=True)
    postmarked_on = DateField(null=True)
    received_on = DateField(null=True)
    for_department = ForeignKeyField(Department, null=True, on_delete="RESTRICT")

    class Meta:
        table_name = "mail_items"


class Deadline(Model):
    id = AutoField()
    case = ForeignKeyField(Case, null=True, on_delete="CASCADE")
    interaction = ForeignKeyField(Interaction, null=True, on_delete="CASCADE")
    staff = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")
    department = ForeignKeyField(Department, null=True, on_delete="RESTRICT")
    kind = CharField()
    due = BigIntegerField()
    state = CharField()
    settled = BigIntegerField(null=True)
    settled_how = CharField()
    reason = TextField()
    promised = BooleanField()
    started = BigIntegerField()
    provisions = TextField()
    explanation = TextField()
    policy_version = CharField()
    calendar_digest = CharField()
    recomputed_due = BigIntegerField(null=True)

    class Meta:
        table_name = "deadlines"
        indexes = (
            (("state", "due", "id"), False),
            (("case", "state"), False),
        )


class Referral(Model):
    id = AutoField()
    case = ForeignKeyField(Case, on_delete="CASCADE")
    department = ForeignKeyField(Department, on_delete="RESTRICT")
    staff = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")
    at = BigIntegerField()
    expected_on = DateField(null=True)
    needed = TextField()
    slip = CharField()
    in_hand = BigIntegerField(null=True)

    class Meta:
        table_name = "referrals"
        indexes = ((("case", "at"), False),)


class Extension(Model):
    id = AutoField()
    case = ForeignKeyField(Case, on_delete="CASCADE")
    old_due = BigIntegerField()
    new_due = BigIntegerField()
    reason = TextField()
    told_by = CharField()
    told = BigIntegerField()

    class Meta:
        table_name = "extensions"
        indexes = ((("case", "told"), False),)


class Answer(Model):
    id = AutoField()
    case = ForeignKeyField(Case, on_delete="CASCADE")
    at = BigIntegerField()
    by = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")
    given_by = CharField()
    analysis = TextField()
    resolution = TextField()
    reasons_not = TextField()

    class Meta:
        table_name = "answers"
        indexes = ((("case", "at"), False),)


class Callback(Model):
    id = AutoField()
    case = ForeignKeyField(Case, null=True, on_delete="CASCADE")
    interaction = ForeignKeyField(Interaction, null=True, on_delete="CASCADE")
    customer = ForeignKeyField(Customer, null=True, on_delete="RESTRICT")
    deadline = ForeignKeyField(Deadline, null=True, on_delete="SET NULL")
    number = TextField()
    window_start = BigIntegerField()
    window_end = BigIntegerField()
    staff = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")
    department = ForeignKeyField(Department, null=True, on_delete="RESTRICT")
    about = TextField()
    attempts = IntegerField()
    done = BigIntegerField(null=True)
    outcome = CharField()

    class Meta:
        table_name = "callbacks"


class Note(Model):
    id = AutoField()
    case = ForeignKeyField(Case, on_delete="CASCADE")
    at = BigIntegerField()
    by = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")
    text = TextField()
    undone = BooleanField()

    class Meta:
        table_name = "notes"
        indexes = ((("case", "at"), False),)


class Blob(Model):
    digest = CharField(primary_key=True)
    size = BigIntegerField()
    data = BlobField(null=True)

    class Meta:
        table_name = "blobs"


class Attachment(Model):
    id = AutoField()
    case = ForeignKeyField(Case, null=True, on_delete="CASCADE")
    interaction = ForeignKeyField(Interaction, null=True, on_delete="CASCADE")
    blob = ForeignKeyField(Blob, on_delete="RESTRICT")
    name = TextField()
    media_type = TextField()
    pages = IntegerField(null=True)
    at = BigIntegerField()

    class Meta:
        table_name = "attachments"


class Correspondence(Model):
    id = AutoField()
    case = ForeignKeyField(Case, null=True, on_delete="CASCADE")
    customer = ForeignKeyField(Customer, null=True, on_delete="RESTRICT")
    kind = CharField()
    way = CharField()
    layout = CharField()
    language = CharField()
    state = CharField()
    context = TextField()
    created = BigIntegerField()
    printed = BigIntegerField(null=True)
    posted = BigIntegerField(null=True)
    document = ForeignKeyField(Attachment, null=True, on_delete="RESTRICT")

    class Meta:
        table_name = "correspondence"
        indexes = (
            (("state", "created", "id"), False),
            (("case", "created"), False),
        )


class Event(Model):
    sequence = BigIntegerField(primary_key=True)
    at = BigIntegerField()
    actor = TextField()
    desk = TextField()
    kind = CharField()
    case_id = IntegerField(null=True, index=True)
    customer_id = IntegerField(null=True, index=True)
    interaction_id = IntegerField(null=True)
    payload = TextField(null=True)
    salt = CharField(null=True)
    payload_digest = CharField()
    hash = CharField()

    class Meta:
        table_name = "events"


class EventHead(Model):
    id = IntegerField(primary_key=True)
    sequence = BigIntegerField()
    hash = CharField()

    class Meta:
        table_name = "event_head"


class SearchDocument(Model):
    id = AutoField()
    kind = CharField()
    target = IntegerField()
    title = TextField()
    detail = TextField()
    body = TextField()

    class Meta:
        table_name = "search_documents"
        indexes = ((("kind", "target"), True),)


class SavedView(Model):
    id = AutoField()
    page = TextField()
    name = TextField()
    staff = ForeignKeyField(Staff, null=True, on_delete="CASCADE")
    definition = TextField()

    class Meta:
        table_name = "saved_views"


MODELS = (
    Setting, Department, Staff, HolidayOff, Closure, Customer, Phone, Email, Address, Counter, Case,
    CaseLink, Interaction, Call, Visit, MailItem, Deadline, Referral, Extension, Answer, Callback, Note,
    Blob, Attachment, Correspondence, Event, EventHead, SearchDocument, SavedView,
)  # fmt: skip

# Words come folded and parted by blanks (`store.folding`), so nothing but blanks may part them.
SQLITE_SEARCH = (
    """CREATE VIRTUAL TABLE search_index USING fts5(
        body, content='search_documents', content_rowid='id', tokenize='ascii', prefix='2 3', columnsize=0
    )""",
    "CREATE TABLE search_words (word TEXT PRIMARY KEY) WITHOUT ROWID",
)
POSTGRESQL_SEARCH = (
    "ALTER TABLE search_documents ADD COLUMN words tsvector NOT NULL DEFAULT ''",
    "CREATE INDEX search_documents_words ON search_documents USING gin (words)",
)


def up(_migrator: SchemaMigrator, db: Database) -> None:
    """Make the tables, the search index and the empty event log."""
    with db.bind_ctx(MODELS, bind_refs=False, bind_backrefs=False):
        db.create_tables(MODELS, safe=False)
    for statement in SQLITE_SEARCH if isinstance(db, SqliteDatabase) else POSTGRESQL_SEARCH:
        db.execute_sql(statement)
    db.execute_sql("INSERT INTO event_head (id, sequence, hash) VALUES (1, 0, '')")
