"""What was told of a deadline, once for the whole office."""

from __future__ import annotations

from peewee import AutoField, CharField, ForeignKeyField, Model, TextField

from frontdesk.store.fields import InstantField
from frontdesk.store.models.lifecycle import Deadline


class Reminder(Model):
    """One stage of a deadline that a desk told; a deadline that moves is told anew.

    The unique index makes it once for the whole office, whichever desk comes first.
    """

    id = AutoField()
    deadline = ForeignKeyField(Deadline, on_delete="CASCADE", index=False)
    stage = CharField()
    due = InstantField()  # the deadline's moment when it was told
    desk = TextField(default="")
    told = InstantField()
    again = InstantField(null=True, index=True)  # told anew then, unless the desk confirms that it was shown
    snoozed = InstantField(null=True)  # until when somebody put it off; empty once it is told again

    class Meta:
        table_name = "reminders"
        indexes = ((("deadline", "stage", "due"), True),)
