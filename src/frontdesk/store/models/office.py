"""The office itself: particulars, departments, staff, days it is not open."""

from __future__ import annotations

from peewee import AutoField, BooleanField, CharField, DateField, ForeignKeyField, Model, TextField

from frontdesk.store.fields import InstantField, JsonField


class Setting(Model):
    """One particular of the office: name, country, hours, policy figures changed …"""

    key = CharField(primary_key=True)
    value = JsonField(null=True)

    class Meta:
        table_name = "settings"


class Department(Model):
    """A part of the office that cases are referred to."""

    id = AutoField()
    name = TextField()
    name_key = TextField(unique=True)  # folded for look-up: "Billing" and "billing" are one
    email = TextField(default="")
    active = BooleanField(default=True)
    confirmed = BooleanField(default=True)  # False: named in a log line, nobody has looked yet

    class Meta:
        table_name = "departments"


class Staff(Model):
    """Somebody who works here and can own a case or sit at the desk (POL-25)."""

    id = AutoField()
    name = TextField()
    name_key = TextField(index=True)
    department = ForeignKeyField(Department, null=True, on_delete="RESTRICT")
    email = TextField(default="")
    title = TextField(default="")
    active = BooleanField(default=True)
    confirmed = BooleanField(default=True)

    class Meta:
        table_name = "staff"


class Absence(Model):
    """Days on which somebody does not work, first and last included, and who stands in."""

    id = AutoField()
    staff = ForeignKeyField(Staff, on_delete="CASCADE")
    first_day = DateField()
    last_day = DateField(index=True)
    deputy = ForeignKeyField(Staff, null=True, on_delete="RESTRICT", backref="+")
    reason = TextField(default="")
    uid = TextField(default="", index=True)  # of the calendar entry it was read from (RFC 5545, UID)
    calendar = TextField(default="")  # the name of the calendar that the entry stands in
    created = InstantField()

    class Meta:
        table_name = "absences"


class HolidayOff(Model):
    """A public holiday on which this office works all the same."""

    id = AutoField()
    day = DateField(null=True)  # one date …
    name = TextField(default="")  # … or every year's holiday of this name

    class Meta:
        table_name = "holidays_off"


class Closure(Model):
    """Dated hours that replace the weekly ones: closed when `hours` is empty (CSP-001)."""

    id = AutoField()
    first_day = DateField(index=True)
    last_day = DateField()
    hours = TextField(default="")  # "09:00-12:00,13:00-20:00"; "" is closed all day
    name = TextField(default="")
    business_day = BooleanField(default=False)  # whether an extra opening counts as a business day
    uid = TextField(default="")  # of the calendar entry it was read from (RFC 5545, UID)
    calendar = TextField(default="")  # the name of the calendar that the entry stands in
    created = InstantField()

    class Meta:
        table_name = "closures"
