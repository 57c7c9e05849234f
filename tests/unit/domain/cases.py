"""What a case owes, for the tests of the deadline rules."""

from __future__ import annotations

from frontdesk.domain.calendar import OfficeCalendar
from frontdesk.domain.deadlines import CaseFacts, Owed, owed
from frontdesk.domain.kinds import CaseKind, Channel, DeadlineKind, Direction, Priority
from frontdesk.domain.policy import PolicyBook
from tests.unit.domain.offices import at, office, policies

NINE_TO_FIVE_OFFICE = office()


def facts(
    kind: CaseKind,
    channel: Channel,
    received: str,
    priority: Priority | None = None,
    direction: Direction = Direction.INBOUND,
) -> CaseFacts:
    """Return a case's facts; the priority is the usual one unless it is given."""
    usual = policies().default_priority(kind)
    return CaseFacts(kind, channel, priority or usual, at(received), direction)


def all_owed(
    case: CaseFacts, book: PolicyBook | None = None, calendar: OfficeCalendar = NINE_TO_FIVE_OFFICE
) -> dict[DeadlineKind, Owed]:
    """Return what a case owes by kind, by the policies as they ship and an office open from nine to five."""
    return {found.kind: found for found in owed(case, book or policies(), calendar)}
