"""The records of `frontdesk log`: JSON objects that become contacts."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from frontdesk.cli.fields import Fields
from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import CaseKind, Channel, ContactKind, Direction, MailType, Outcome, Priority, Way
from frontdesk.services.contact import (
    CallbackEntry,
    CallEntry,
    Contact,
    CustomerEntry,
    MailEntry,
    PostalAddress,
    VisitEntry,
)

_INTERVAL: Final = re.compile(r"\d{4}-[^/]*/")

WindowReader = Callable[[str, str, datetime | None], tuple[datetime, datetime]]
"""Reads a window in words, in a time zone ("" is the office's), said at an instant (now where it is None)."""


def contact_from(value: object, timezone: ZoneInfo, said_window: WindowReader) -> Contact:
    """Return the contact that a decoded JSON value describes.

    Raises `FrontDeskError` whose field is the path of what is at fault
    ("customer.phones"): a wrong type, an unknown word, an unknown field.
    """
    record = Fields(value, timezone)
    channel = record.choice("channel", Channel)
    if channel is None:
        raise FrontDeskError("input.missing", field="channel")
    contact = Contact(
        channel=channel,
        direction=record.choice("direction", Direction) or Direction.INBOUND,
        at=record.instant("at"),
        customer=customer_from(record.inner("customer")),
        kind=record.choice("kind", CaseKind),
        contact_kind=record.choice("contact_kind", ContactKind),
        priority=record.choice("priority", Priority),
        subject=record.text("subject"),
        details=record.text("details"),
        topic=record.text("topic"),
        outcome=record.choice("outcome", Outcome) or Outcome.NONE,
        department=record.text("department"),
        person=record.text("person"),
        acknowledge_by=record.choice("acknowledge_by", Way),
        said=record.flag("said"),
        understood=record.flag("understood"),
        answer=record.text("answer"),
        expected_on=record.day("expected_on"),
        case=record.text("case"),
        channel_label=record.text("channel_label"),
        visit=_visit(record.inner("visit")),
        call=_call(record.inner("call")),
        mail=_mail(record.inner("mail")),
        callback=_callback(record.inner("callback"), said_window, record.instant("at")),
        stays_on_line=record.flag("stays_on_line"),
    )
    record.finish()
    return contact


def customer_from(fields: Fields | None) -> CustomerEntry:
    """Return who it is; nobody where there is no such field. Raises like `contact_from`."""
    if fields is None:
        return CustomerEntry()
    entry = CustomerEntry(
        name=fields.text("name"),
        organisation=fields.text("organisation"),
        phones=fields.texts("phones"),
        emails=fields.texts("emails"),
        address=_address(fields.inner("address")),
        language=fields.text("language"),
        anonymous=fields.flag("anonymous"),
    )
    fields.finish()
    return entry


def _address(fields: Fields | None) -> PostalAddress | None:
    if fields is None:
        return None
    address = PostalAddress(
        lines=fields.texts("lines"),
        city=fields.text("city"),
        region=fields.text("region"),
        postal_code=fields.text("postal_code"),
        country=fields.text("country"),
    )
    fields.finish()
    return address


def _visit(fields: Fields | None) -> VisitEntry | None:
    if fields is None:
        return None
    entry = VisitEntry(
        arrived=fields.instant("arrived"),
        departed=fields.instant("departed"),
        host=fields.text("host"),
        badge=fields.text("badge"),
        safety_note=fields.text("safety_note"),
        visitor=fields.text("visitor"),
    )
    fields.finish()
    return entry


def _call(fields: Fields | None) -> CallEntry | None:
    if fields is None:
        return None
    entry = CallEntry(
        number=fields.text("number"),
        withheld=fields.flag("withheld"),
        ring_seconds=fields.seconds("ring_seconds"),
        talk_seconds=fields.seconds("talk_seconds"),
    )
    fields.finish()
    return entry


def _mail(fields: Fields | None) -> MailEntry | None:
    if fields is None:
        return None
    entry = MailEntry(
        mail_type=fields.choice("mail_type", MailType) or MailType.LETTER,
        registered_number=fields.text("registered_number"),
        written_on=fields.day("written_on"),
        postmarked_on=fields.day("postmarked_on"),
        received_on=fields.day("received_on"),
    )
    fields.finish()
    return entry


def _callback(fields: Fields | None, said_window: WindowReader, at: datetime | None) -> CallbackEntry | None:
    """Read a callback: its window as one interval or in words, or its start and end apart."""
    if fields is None:
        return None
    timezone = fields.text("timezone")
    window = _window(fields, said_window, timezone, at)
    start, end = window or (fields.instant("window_start"), fields.instant("window_end"))
    entry = CallbackEntry(start, end, number=fields.text("number"), timezone=timezone)
    fields.finish()
    return entry


def _window(
    fields: Fields, said_window: WindowReader, timezone: str, at: datetime | None
) -> tuple[datetime, datetime] | None:
    """Return both ends of a window. An ISO 8601 interval may lie in the past: the record may be late."""
    written = fields.text("window")
    if not written or _INTERVAL.match(written):
        return fields.interval("window")
    try:
        return said_window(written, timezone, at)
    except FrontDeskError as refusal:
        field = f"callback.{refusal.field}"
        raise FrontDeskError(refusal.message.id, field=field, **refusal.message.params) from refusal
