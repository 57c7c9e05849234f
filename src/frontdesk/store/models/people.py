"""Customers and the ways to reach them."""

from __future__ import annotations

from peewee import AutoField, BooleanField, CharField, ForeignKeyField, Model, TextField

from frontdesk.store.fields import InstantField, JsonField


class Customer(Model):
    """A person or organisation that contacts the office; may be anonymous."""

    id = AutoField()
    name = TextField(default="")
    organisation = TextField(default="")
    name_key = TextField(index=True, default="")  # folded name and organisation, for look-up and sorting
    language = TextField(default="")
    preferred_way = CharField(default="")  # POL-02: the format the customer wants
    formality = CharField(default="")  # how letters address the customer; empty: as the office does
    note = TextField(default="")
    anonymous = BooleanField(default=False)
    merged_into = ForeignKeyField("self", null=True, on_delete="RESTRICT", backref="twins")
    created = InstantField()

    class Meta:
        table_name = "customers"


class Phone(Model):
    """A number of a customer, as written and in E.164 when it could be understood."""

    id = AutoField()
    customer = ForeignKeyField(Customer, on_delete="CASCADE")
    written = TextField()
    digits = TextField(index=True)  # E.164 without "+", or the bare digits as written

    class Meta:
        table_name = "phones"


class Email(Model):
    """An e-mail address of a customer."""

    id = AutoField()
    customer = ForeignKeyField(Customer, on_delete="CASCADE")
    written = TextField()
    address_key = TextField(index=True)  # lower case

    class Meta:
        table_name = "emails"


class Address(Model):
    """A postal address of a customer."""

    id = AutoField()
    customer = ForeignKeyField(Customer, on_delete="CASCADE")
    lines = JsonField()  # list of street lines
    city = TextField(default="")
    region = TextField(default="")
    postal_code = TextField(default="")
    country = TextField(default="")  # ISO 3166-1 alpha-2

    class Meta:
        table_name = "addresses"
