"""The entries of the suggestion book (POL-06)."""

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

from frontdesk.store.fields import InstantField, JsonField
from frontdesk.store.models.contact import Interaction
from frontdesk.store.models.office import Staff
from frontdesk.store.models.people import Customer


class Suggestion(Model):
    """One entry, from written to told; nothing of it is ever deleted."""

    id = AutoField()
    reference = CharField(unique=True)  # also the code on a blank page or card
    state = CharField()
    author_kind = CharField()  # customer, partner, staff
    customer = ForeignKeyField(Customer, null=True, on_delete="RESTRICT")
    staff = ForeignKeyField(Staff, null=True, on_delete="RESTRICT", index=False)  # a colleague who wrote it
    author = TextField(default="")  # the name as it was given
    anonymous = BooleanField(default=False)
    print_name = BooleanField(default=False)  # whether the book may name the author
    hear_by = CharField()
    language = TextField(default="")
    theme = TextField(default="")
    theme_key = TextField(default="")  # folded, so that "Parking" and "parking" are one
    place = TextField(default="")
    title = TextField(default="")
    text = TextField(default="")
    gist = TextField(default="")  # the folded beginning, which likely twins are compared by
    source = CharField()
    interaction = ForeignKeyField(Interaction, null=True, on_delete="SET NULL", index=False)
    import_source = TextField(default="")
    source_key = TextField(null=True, unique=True)  # "source:id there", so that nothing comes in twice
    origin = JsonField(null=True)  # what else the other system said of it
    given = InstantField()
    entered = InstantField()
    entered_by = ForeignKeyField(Staff, null=True, on_delete="RESTRICT", index=False)
    counted = IntegerField(default=0)  # supporters whom only a number tells of
    against = IntegerField(default=0)  # votes against it, as another system counted them
    support = IntegerField(default=0)  # all who want the same, counted and named
    withheld = BooleanField(default=False)
    withheld_reason = TextField(default="")  # why it is not printed
    assignee = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")
    outside = TextField(default="")  # somebody outside of the program who has it
    due_on = DateField(null=True)
    effort = CharField(default="")
    benefit = CharField(default="")
    plan = TextField(default="")  # what was accepted, in the office's own words
    reasons = JsonField(null=True)  # why it was declined, by language (POL-08)
    changes = JsonField(null=True)  # what changed because of it, by language (POL-07)
    looked = InstantField(null=True)  # first looked at
    decided = InstantField(null=True)  # accepted or declined, or done at once
    finished = InstantField(null=True)  # done
    told = InstantField(null=True)  # the last of those to be told was
    merged_into = ForeignKeyField("self", null=True, on_delete="RESTRICT", backref="+")
    merged_from = CharField(default="")  # the state to go back to when it is parted
    split_from = ForeignKeyField("self", null=True, on_delete="RESTRICT", backref="+", index=False)
    version = IntegerField(default=1)  # counts changes: two desks on one entry notice each other

    class Meta:
        table_name = "suggestions"
        # What board and list filter and sort by; the last column makes an order total.
        indexes = (
            (("state", "given", "id"), False),
            (("given", "id"), False),
            (("support", "given", "id"), False),
            (("theme_key", "given"), False),
            (("due_on", "state"), False),
        )
