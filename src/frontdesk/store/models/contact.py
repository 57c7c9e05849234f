"""Interactions: every contact, and what is particular to a visit, a call, a piece of mail."""

from __future__ import annotations

from peewee import (
    AutoField,
    BooleanField,
    CharField,
    DateField,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)

from frontdesk.store.fields import InstantField
from frontdesk.store.models.matter import Case
from frontdesk.store.models.office import Department, Staff
from frontdesk.store.models.people import Customer


class Interaction(Model):
    """One contact, in or out; starts a case, belongs to one, or is just a contact."""

    id = AutoField()
    case = ForeignKeyField(Case, null=True, on_delete="RESTRICT")
    customer = ForeignKeyField(Customer, null=True, on_delete="RESTRICT")
    channel = CharField()
    channel_label = TextField(default="")  # the label of another system, kept as it was
    direction = CharField()
    at = InstantField()
    entered = InstantField()  # later than `at` when it was entered afterwards
    staff = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")
    desk = TextField(default="")
    contact_kind = CharField(default="")
    subject = TextField(default="")
    details = TextField(default="")
    outcome = CharField(default="none")
    said = BooleanField(default=False)  # POL-11: the sentence was said
    sentence = TextField(default="")  # what was said, word for word
    understood = BooleanField(default=False)  # PRO-1.3
    undone = BooleanField(default=False)  # taken back or corrected; stays in the log

    class Meta:
        table_name = "interactions"
        indexes = (
            (("customer", "at"), False),
            (("case", "at"), False),
            (("at", "id"), False),
        )


class Call(Model):
    """What only a call has."""

    interaction = ForeignKeyField(Interaction, primary_key=True, on_delete="CASCADE")
    number = TextField(default="")
    number_withheld = BooleanField(default=False)
    ring_seconds = IntegerField(null=True)
    talk_seconds = IntegerField(null=True)
    transferred_to = TextField(default="")

    class Meta:
        table_name = "calls"


class Visit(Model):
    """What only a visit has; nobody departed is in the building (POL-19)."""

    interaction = ForeignKeyField(Interaction, primary_key=True, on_delete="CASCADE")
    visitor = TextField(default="")  # the line of the sign-in sheet as it was written
    organisation = TextField(default="")
    host = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")
    arrived = InstantField()
    departed = InstantField(null=True, index=True)
    badge = TextField(default="")
    safety_note = TextField(default="")

    class Meta:
        table_name = "visits"


class MailItem(Model):
    """What only a piece of mail has."""

    interaction = ForeignKeyField(Interaction, primary_key=True, on_delete="CASCADE")
    mail_type = CharField(default="letter")
    registered_number = TextField(default="")
    written_on = DateField(null=True)
    postmarked_on = DateField(null=True)
    received_on = DateField(null=True)
    for_department = ForeignKeyField(Department, null=True, on_delete="RESTRICT")

    class Meta:
        table_name = "mail_items"
