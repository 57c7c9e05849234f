"""The office's own practice where no document names a figure; the figures stand in `resources/policies`."""

from __future__ import annotations

from datetime import datetime, timedelta

from frontdesk.domain.kinds import Running
from frontdesk.domain.message import Message, message
from frontdesk.services.rules import Rules

_CALLBACK = "CSP-002.callback_within"
_MESSAGE = "POL-03.message_within"


def callback_window(office: Rules, agreed: datetime) -> datetime:
    """Return by when to call back when no time was agreed."""
    return _after(office, _CALLBACK, agreed)


def message_due(office: Rules, taken: datetime) -> datetime:
    """Return by when a colleague is to have a message."""
    return _after(office, _MESSAGE, taken)


def explanation(received: datetime, due: datetime, provision: str) -> tuple[Message, ...]:
    """Return how a date that was agreed, or follows the office's practice, explains itself."""
    return (message("explain.received", at=received), message("explain.due", at=due, provision=provision))


def _after(office: Rules, key: str, start: datetime) -> datetime:
    """Return the instant that a figure comes to, counted from `start` on its own clock."""
    figure = office.book.figure(key)
    if figure.running is Running.BUSINESS_DAYS:
        return office.calendar.add_business_days(start, figure.amount).due
    if figure.running is Running.BUSINESS_HOURS:
        return office.calendar.add_business_time(start, timedelta(hours=figure.amount)).due
    return start + timedelta(hours=figure.amount)
