"""What a contact must fulfil before it is written down: possible times, and what the policies enforce."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import CaseKind, Channel, Direction, Outcome
from frontdesk.services.contact import Contact

EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
"""No contact is older than this."""

_LATEST_WINDOW = timedelta(days=366)  # a callback agreed further ahead is a slip of the pen
AT_ONCE = frozenset({Channel.VISIT, Channel.CALL})
"""Whoever comes this way is told in the contact itself (POL-11)."""

PASSED_ON = frozenset({Outcome.REFERRED, Outcome.TRANSFERRED})
"""The outcomes after which somebody else has it."""

_DEALT_WITH = frozenset({Outcome.RESOLVED, Outcome.REFERRED, Outcome.CALLBACK, Outcome.TRANSFERRED})
_HANDED_ON = _DEALT_WITH - {Outcome.RESOLVED}
_MOST_SECONDS = 7 * 24 * 3600


def check_contact(contact: Contact, *, at: datetime, now: datetime) -> None:
    """Raise `FrontDeskError` with the field at fault unless the contact may be written down as it is."""
    _check_times(contact, at, now)
    _check_call(contact)
    _check_mail(contact, at.date() + timedelta(days=1))
    _check_callback(contact, at)
    _check_transfer(contact)
    _check_message(contact)
    if contact.kind is not None:
        _check_new_case(contact)
    elif contact.outcome is Outcome.REFERRED and not contact.case:
        raise FrontDeskError("contact.referred_is_a_case", field="kind", provision="POL-21")
    if contact.said:
        _check_said(contact)


def _check_times(contact: Contact, at: datetime, now: datetime) -> None:
    if at > now:
        raise FrontDeskError("contact.in_the_future", field="at", at=at, now=now)
    if at < EARLIEST:
        raise FrontDeskError("contact.too_long_ago", field="at", at=at)
    visit = contact.visit
    if visit is None or visit.departed is None:
        return
    if visit.departed < (visit.arrived or at):
        raise FrontDeskError("contact.departed_before_arrival", field="visit.departed")
    if visit.departed > now:
        raise FrontDeskError("contact.in_the_future", field="visit.departed", at=visit.departed, now=now)


def _check_call(contact: Contact) -> None:
    call = contact.call
    if call is None:
        return
    for name, seconds in (("ring_seconds", call.ring_seconds), ("talk_seconds", call.talk_seconds)):
        if seconds is not None and not 0 <= seconds <= _MOST_SECONDS:
            raise FrontDeskError("contact.impossible_duration", field=f"call.{name}", seconds=seconds)


def _check_mail(contact: Contact, latest: date) -> None:
    """Mail is written, then postmarked, then received, and none of it tomorrow."""
    mail = contact.mail
    if mail is None:
        return
    in_order = (
        ("mail.written_on", mail.written_on),
        ("mail.postmarked_on", mail.postmarked_on),
        ("mail.received_on", mail.received_on),
    )
    earlier = date.min
    for field, day in in_order:
        if day is None:
            continue
        if day > latest:
            raise FrontDeskError("contact.day_in_the_future", field=field, day=day)
        if day < earlier:
            raise FrontDeskError("contact.mail_dates_out_of_order", field=field, day=day, before=earlier)
        earlier = day


def _check_callback(contact: Contact, at: datetime) -> None:
    callback = contact.callback
    if callback is None:
        return
    if callback.number and not any(sign.isdecimal() for sign in callback.number):
        raise FrontDeskError("people.no_number", field="callback.number", number=callback.number)
    start, end = callback.window_start or at, callback.window_end
    if end is not None and end <= start:
        raise FrontDeskError("contact.callback_window_empty", field="callback.window_end")
    for field, instant in (("callback.window_start", start), ("callback.window_end", end)):
        if instant is not None and not at <= instant <= at + _LATEST_WINDOW:
            raise FrontDeskError("contact.callback_window_impossible", field=field, at=instant)


def _check_transfer(contact: Contact) -> None:
    """POL-26: when a caller is transferred, the number is taken, or it is said that it was withheld."""
    if contact.outcome is not Outcome.TRANSFERRED or contact.channel is not Channel.CALL:
        return
    call = contact.call
    if contact.customer.phones or (call is not None and (call.number or call.withheld)):
        return
    raise FrontDeskError("contact.transfer_needs_number", field="customer.phones", provision="POL-26")


def _check_message(contact: Contact) -> None:
    if contact.outcome is not Outcome.MESSAGE:
        return
    if not (contact.person or contact.department):
        raise FrontDeskError("contact.message_for_whom", field="person")
    if not (contact.subject or contact.details):
        raise FrontDeskError("contact.message_empty", field="details")


def _check_new_case(contact: Contact) -> None:
    """POL-18 and POL-20: dealt with at once or handed on, and written down what is needed."""
    inbound = contact.direction is Direction.INBOUND
    if inbound and contact.channel in AT_ONCE and contact.outcome not in _DEALT_WITH:
        raise FrontDeskError("contact.resolve_or_refer", field="outcome", provision="POL-18")
    if contact.outcome is Outcome.MESSAGE:
        raise FrontDeskError("contact.message_is_no_case", field="outcome", provision="POL-18")
    if contact.outcome in _HANDED_ON and not (contact.subject or contact.details):
        raise FrontDeskError("contact.what_is_needed", field="subject", provision="POL-20")
    if contact.outcome is Outcome.RESOLVED:
        _check_resolved(contact)


def _check_resolved(contact: Contact) -> None:
    """POL-15, POL-23: what was done about a complaint is written down; of the rest, at least what it was."""
    if contact.kind is CaseKind.COMPLAINT and not contact.answer:
        raise FrontDeskError("contact.answer_missing", field="answer", provision="POL-15")
    if not (contact.subject or contact.details or contact.answer):
        raise FrontDeskError("contact.what_was_it", field="subject", provision="PRO-1.3")


def _check_said(contact: Contact) -> None:
    """POL-10: whoever acknowledges names the person who has it, so there must be one."""
    if contact.kind is not None and contact.outcome in PASSED_ON and not contact.person:
        raise unnamed(contact.department)


def unnamed(department: str) -> FrontDeskError:
    """Return what is to be done before somebody can be told who in a department has it (POL-10)."""
    name = "contact.said_needs_person_of" if department else "contact.said_needs_person"
    return FrontDeskError(name, field="person", provision="POL-10", department=department)
