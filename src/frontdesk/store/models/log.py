"""The event log: append-only, a hash chain in which nobody can alter the past unseen."""

from __future__ import annotations

from peewee import BigIntegerField, CharField, IntegerField, Model, TextField

from frontdesk.store.fields import InstantField


class Event(Model):
    """Something that happened. The chain covers sequence, time, actor, kind and the digest
    of the salted payload, so that a payload can be erased by law and the chain still verifies."""

    sequence = BigIntegerField(primary_key=True)
    at = InstantField()
    actor = TextField()
    desk = TextField(default="")
    kind = CharField()  # "case.referred" …
    case_id = IntegerField(null=True, index=True)  # no foreign keys: the log outlives what it tells of
    customer_id = IntegerField(null=True, index=True)
    interaction_id = IntegerField(null=True)
    payload = TextField(null=True)  # JSON; NULL once erased
    salt = CharField(null=True)
    payload_digest = CharField()
    hash = CharField()

    class Meta:
        table_name = "events"


class EventHead(Model):
    """The last link of the chain: one row, locked by whoever appends."""

    id = IntegerField(primary_key=True)
    sequence = BigIntegerField()
    hash = CharField()

    class Meta:
        table_name = "event_head"
