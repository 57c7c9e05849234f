"""Callbacks: a promise to call in a window, every try that was made, and calls that come again and again."""

from __future__ import annotations

from peewee import (
    AutoField,
    BigIntegerField,
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
from frontdesk.store.models.lifecycle import Deadline
from frontdesk.store.models.matter import Case
from frontdesk.store.models.office import Department, Staff
from frontdesk.store.models.people import Customer


class CallbackSeries(Model):
    """Calls that come again and again: "every Monday until repaired"; one of them is open at a time."""

    id = AutoField()
    case = ForeignKeyField(Case, null=True, on_delete="CASCADE")
    customer = ForeignKeyField(Customer, null=True, on_delete="RESTRICT")
    rule = TextField()  # RFC 5545, 3.3.10, without its start: "FREQ=WEEKLY;BYDAY=MO"
    first_on = DateField()  # the office's day from which the rule counts
    starts = CharField()  # "15:00" by the office's clock: it stays so when the clocks change
    minutes = IntegerField()  # how long each window is
    exceptions = JsonField()  # days that are left out, ISO 8601
    moved = JsonField(default={})  # by day of the rule: from when until when instead, ISO 8601
    last_on = DateField(null=True)  # the day of the rule whose call was promised last
    number = TextField(default="")
    dial = TextField(default="")
    staff = ForeignKeyField(Staff, null=True, on_delete="RESTRICT", index=False)
    department = ForeignKeyField(Department, null=True, on_delete="RESTRICT", index=False)
    about = TextField(default="")
    purpose = CharField(default="answer")
    language = CharField(default="")
    timezone = CharField(default="")
    made = InstantField()
    made_by = ForeignKeyField(Staff, null=True, on_delete="RESTRICT", index=False)
    ended = InstantField(null=True)
    end_reason = TextField(default="")
    version = IntegerField(default=1)

    class Meta:
        table_name = "callback_series"
        indexes = ((("ended", "id"), False),)


class Callback(Model):
    """A promise to call, with a window and an outcome (CSP-002)."""

    id = AutoField()
    case = ForeignKeyField(Case, null=True, on_delete="CASCADE")
    interaction = ForeignKeyField(Interaction, null=True, on_delete="CASCADE")
    customer = ForeignKeyField(Customer, null=True, on_delete="RESTRICT")
    deadline = ForeignKeyField(Deadline, null=True, on_delete="SET NULL")  # the one that is open now
    number = TextField(default="")
    window_start = InstantField()  # the window as the customer was told
    window_end = InstantField()
    staff = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")
    department = ForeignKeyField(Department, null=True, on_delete="RESTRICT")
    about = TextField(default="")
    attempts = IntegerField(default=0)
    done = InstantField(null=True)
    outcome = CharField(default="")
    dial = TextField(default="")  # what follows "tel:" (RFC 3966); "" where it is no valid number
    call_from = InstantField()  # when to call now: the window, or the next try after one that failed
    call_until = InstantField()
    purpose = CharField(default="answer")
    language = CharField(default="")  # BCP 47; "" is the customer's
    timezone = CharField(default="")  # the customer's own, IANA; "" is the office's
    tried = InstantField(null=True)  # the first try since the window was told
    missed = IntegerField(default=0)  # windows that passed without a try before another was told
    reason = TextField(default="")  # why it was given up
    series = ForeignKeyField(CallbackSeries, null=True, on_delete="SET NULL")
    occurrence = DateField(null=True)  # the day of the series' rule that this one is
    agreed = InstantField()
    agreed_by = ForeignKeyField(Staff, null=True, on_delete="RESTRICT", index=False)
    last_event = BigIntegerField(null=True)  # of the log, where there is no case to find it by
    version = IntegerField(default=1)

    class Meta:
        table_name = "callbacks"
        indexes = (
            (("done", "call_until", "id"), False),
            (("call_until", "id"), False),
            (("window_end", "id"), False),
        )


class CallbackAttempt(Model):
    """One try to call, and what came of it."""

    id = AutoField()
    callback = ForeignKeyField(Callback, on_delete="CASCADE", index=False)
    at = InstantField(index=True)
    by = ForeignKeyField(Staff, null=True, on_delete="RESTRICT", index=False)
    outcome = CharField()
    note = TextField(default="")
    number = TextField(default="")  # that was dialled
    in_time = BooleanField(default=True)  # within the window that was told
    again_from = InstantField(null=True)  # when it is tried again, if it is
    again_until = InstantField(null=True)

    class Meta:
        table_name = "callback_attempts"
        indexes = ((("callback", "at"), False),)
