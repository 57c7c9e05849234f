"""The office's own practice where no document names a figure; the figures stand in `resources/policies`."""

from __future__ import annotations

from datetime import datetime

from frontdesk.domain.deadlines import Owed, owed_by
from frontdesk.domain.explain import figure
from frontdesk.domain.kinds import DeadlineKind, Running
from frontdesk.domain.message import Message, message
from frontdesk.domain.provisions import Target
from frontdesk.services.rules import Rules

_CALLBACK = "CSP-002.callback_within"
_MESSAGE = "POL-03.message_within"
_LOOK = "POL-06.look_within"


def callback_owed(office: Rules, agreed: datetime) -> Owed:
    """Return by when to call back when no time was agreed."""
    return _owed(office, _CALLBACK, DeadlineKind.CALLBACK, agreed)


def message_owed(office: Rules, taken: datetime) -> Owed:
    """Return by when a colleague is to have a message."""
    return _owed(office, _MESSAGE, DeadlineKind.MESSAGE, taken)


def look_owed(office: Rules, entered: datetime) -> Owed:
    """Return by when somebody is to have looked at a suggestion."""
    return _owed(office, _LOOK, DeadlineKind.SUGGESTION_LOOK, entered)


def agreed_explanation(received: datetime, due: datetime, provision: str) -> tuple[Message, ...]:
    """Return how a date that was agreed explains itself."""
    return (message("explain.received", at=received), message("explain.due", at=due, provision=provision))


def look_figure(office: Rules) -> Message:
    """Return within how long somebody looks at a suggestion, in words."""
    return figure(_target(office, _LOOK, DeadlineKind.SUGGESTION_LOOK))


def _owed(office: Rules, key: str, kind: DeadlineKind, start: datetime) -> Owed:
    return owed_by(_target(office, key, kind), start, office.book, office.calendar)


def _target(office: Rules, key: str, kind: DeadlineKind) -> Target:
    known = office.book.figure(key)
    return Target(
        provision=known.provision,
        name=known.name,
        kind=kind,
        amount=known.amount,
        unit=known.unit,
        running=known.running or Running.WALL_CLOCK,
        office_practice=True,
    )
