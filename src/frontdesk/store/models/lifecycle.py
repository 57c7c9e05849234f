"""What happens to a case: deadlines, referrals, extensions, answers, notes."""

from __future__ import annotations

from peewee import (
    AutoField,
    BooleanField,
    CharField,
    DateField,
    ForeignKeyField,
    Model,
    TextField,
)

from frontdesk.store.fields import InstantField, JsonField
from frontdesk.store.models.book import Suggestion
from frontdesk.store.models.contact import Interaction
from frontdesk.store.models.matter import Case
from frontdesk.store.models.office import Department, Staff


class Deadline(Model):
    """One thing owed by one moment, with everything it was computed from."""

    id = AutoField()
    case = ForeignKeyField(Case, null=True, on_delete="CASCADE")
    interaction = ForeignKeyField(Interaction, null=True, on_delete="CASCADE")
    suggestion = ForeignKeyField(Suggestion, null=True, on_delete="CASCADE")
    staff = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")  # who owes it, where no case says so
    department = ForeignKeyField(Department, null=True, on_delete="RESTRICT")
    kind = CharField()
    due = InstantField()
    state = CharField()
    settled = InstantField(null=True)
    settled_how = CharField(default="")  # message id of what ended it: "settled.said", "settled.posted" …
    reason = TextField(default="")  # why it was excused, in the words of who excused it
    promised = BooleanField(default=False)  # a date told to the customer: never moves by itself
    started = InstantField()  # what it was counted from
    provisions = JsonField()  # ids, the deciding one first
    explanation = JsonField()  # messages, as Message.to_json
    policy_version = CharField()
    calendar_digest = CharField()
    recomputed_due = InstantField(null=True)  # where the calendar of today would put a promised date

    class Meta:
        table_name = "deadlines"
        indexes = (
            (("state", "due", "id"), False),
            (("case", "state"), False),
        )


class Referral(Model):
    """Handing a case to a department or person, with the expected date (POL-18, POL-24)."""

    id = AutoField()
    case = ForeignKeyField(Case, on_delete="CASCADE")
    department = ForeignKeyField(Department, on_delete="RESTRICT")
    staff = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")
    at = InstantField()
    expected_on = DateField(null=True)
    needed = TextField(default="")  # POL-20: what is needed
    slip = CharField(default="")  # how the department got it in hand
    in_hand = InstantField(null=True)

    class Meta:
        table_name = "referrals"
        indexes = ((("case", "at"), False),)


class Extension(Model):
    """A new response date, told to the customer before the old one passes (POL-16)."""

    id = AutoField()
    case = ForeignKeyField(Case, on_delete="CASCADE")
    old_due = InstantField()
    new_due = InstantField()
    reason = TextField()
    told_by = CharField()
    told = InstantField()

    class Meta:
        table_name = "extensions"
        indexes = ((("case", "told"), False),)


class Answer(Model):
    """A substantive answer: analysis and resolution, or the reasons why not (POL-15)."""

    id = AutoField()
    case = ForeignKeyField(Case, on_delete="CASCADE")
    at = InstantField()
    by = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")
    given_by = CharField()
    analysis = TextField(default="")
    resolution = TextField(default="")
    reasons_not = TextField(default="")

    class Meta:
        table_name = "answers"
        indexes = ((("case", "at"), False),)


class Note(Model):
    """What a colleague wrote down on a case."""

    id = AutoField()
    case = ForeignKeyField(Case, on_delete="CASCADE")
    at = InstantField()
    by = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")
    text = TextField()
    undone = BooleanField(default=False)

    class Meta:
        table_name = "notes"
        indexes = ((("case", "at"), False),)
