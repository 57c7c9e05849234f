"""Cases, their references and how they hang together."""

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
from frontdesk.store.models.office import Department, Staff
from frontdesk.store.models.people import Customer


class Counter(Model):
    """The last number given out in a series, such as this year's references."""

    name = CharField(primary_key=True)
    value = IntegerField()

    class Meta:
        table_name = "counters"


class Case(Model):
    """A complaint, question, request, interruption or safety incident until it is closed."""

    id = AutoField()
    reference = CharField(unique=True)
    kind = CharField()
    priority = CharField()
    status = CharField()
    channel = CharField()
    customer = ForeignKeyField(Customer, null=True, on_delete="RESTRICT")
    department = ForeignKeyField(Department, null=True, on_delete="RESTRICT")
    owner = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")
    subject = TextField(default="")
    topic = TextField(default="")  # product, service or place concerned
    received = InstantField()
    expected_on = DateField(null=True)  # the date told to the customer; never moves by itself
    waiting_reason = TextField(default="")
    ended = InstantField(null=True)
    end_reason = TextField(default="")
    feedback = TextField(default="")  # CSP-004: what the customer said of the answer, or why nobody could say
    pick_up_at = TextField(default="")  # CSP-003: the new pick-up time agreed
    joined_into = ForeignKeyField("self", null=True, on_delete="RESTRICT")
    imported = BooleanField(default=False)
    source = TextField(default="")  # where it was imported from
    source_key = TextField(null=True, unique=True)  # "source:id there", so that nothing comes in twice
    version = IntegerField(default=1)  # counts changes: two desks on one case notice each other

    class Meta:
        table_name = "cases"
        # What the list of cases filters and sorts by; the last column makes an order total.
        indexes = (
            (("status", "received", "id"), False),
            (("received", "id"), False),
            (("customer", "received"), False),
            (("owner", "status"), False),
            (("department", "status"), False),
        )


class CaseLink(Model):
    """Two cases that belong together without being one."""

    id = AutoField()
    first = ForeignKeyField(Case, on_delete="CASCADE", backref="+")
    second = ForeignKeyField(Case, on_delete="CASCADE", backref="+")
    reason = TextField(default="")

    class Meta:
        table_name = "case_links"
        indexes = ((("first", "second"), True),)
