"""The contacts of the story, as they are written down at reception."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from frontdesk.domain.kinds import CaseKind, Channel, ContactKind, Direction, MailType, Outcome, Way
from frontdesk.services.contact import (
    CallbackEntry,
    CallEntry,
    Contact,
    CustomerEntry,
    MailEntry,
    PostalAddress,
    VisitEntry,
)

_SPOKEN = (Channel.VISIT, Channel.CALL)
_TOLD = (Outcome.REFERRED, Outcome.TRANSFERRED, Outcome.CALLBACK)


def contact_of(values: Mapping[str, Any], customer: CustomerEntry, at: datetime) -> Contact:
    """Return a contact of the story; spoken ones were said and understood, as they should be."""
    channel, outcome = Channel(values["channel"]), Outcome(values.get("outcome", Outcome.NONE))
    kind = CaseKind(values["kind"]) if "kind" in values else None
    spoken = channel in _SPOKEN and kind is not None
    return Contact(
        channel=channel,
        direction=Direction(values.get("direction", Direction.INBOUND)),
        at=at,
        customer=customer,
        kind=kind,
        contact_kind=ContactKind(values["contact_kind"]) if "contact_kind" in values else None,
        subject=values.get("subject", ""),
        details=values.get("details", ""),
        topic=values.get("topic", ""),
        outcome=outcome,
        department=values.get("department", ""),
        person=values.get("person", ""),
        acknowledge_by=Way(values["acknowledge_by"]) if "acknowledge_by" in values else None,
        said=spoken and outcome in _TOLD,
        understood=spoken,
        answer=values.get("answer", ""),
        visit=_visit(values, at) if channel is Channel.VISIT else None,
        call=_call(values) if channel is Channel.CALL else None,
        mail=_mail(values, at) if channel is Channel.MAIL else None,
        callback=_callback(values, at) if outcome is Outcome.CALLBACK else None,
    )


def customer_of(values: Mapping[str, Any]) -> CustomerEntry:
    """Return a customer of the story who is not known yet."""
    return CustomerEntry(
        name=values.get("name", ""),
        organisation=values.get("organisation", ""),
        phones=(values["phone"],) if "phone" in values else (),
        emails=(values["email"],) if "email" in values else (),
        address=_address(*values["address"]) if "address" in values else None,
        language=values.get("language", ""),
    )


def _address(street: str, city: str, postal_code: str, country: str = "GB") -> PostalAddress:
    region, _, code = postal_code.rpartition(" ") if country == "US" else ("", "", postal_code)
    return PostalAddress(tuple(street.split(", ")), city, region, code, country)


def _visit(values: Mapping[str, Any], at: datetime) -> VisitEntry:
    return VisitEntry(
        arrived=at,
        host=values.get("host", ""),
        badge=values.get("badge", ""),
        safety_note=values.get("safety_note", ""),
    )


def _call(values: Mapping[str, Any]) -> CallEntry:
    return CallEntry(
        number=values.get("number", ""),
        withheld=values.get("withheld", False),
        ring_seconds=values.get("ring"),
        talk_seconds=values.get("talk"),
    )


def _mail(values: Mapping[str, Any], at: datetime) -> MailEntry:
    return MailEntry(
        mail_type=MailType(values.get("mail_type", MailType.LETTER)),
        registered_number=values.get("registered_number", ""),
        written_on=date.fromisoformat(values["written_on"]) if "written_on" in values else None,
        received_on=at.date(),
    )


def _callback(values: Mapping[str, Any], at: datetime) -> CallbackEntry:
    return CallbackEntry(
        window_start=_time(values["window_start"], at),
        window_end=_time(values["window_end"], at),
        number=values.get("number", ""),
    )


def _time(text: str, at: datetime) -> datetime:
    return datetime.combine(at.date(), time.fromisoformat(text), at.tzinfo)
