"""What a list of cases shows and in which order, as plain data that a saved view keeps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

from frontdesk.domain.kinds import CaseKind, CaseStatus, Channel, Priority

_Choice = TypeVar("_Choice", bound=StrEnum)

ACTIVE = frozenset(status for status in CaseStatus if not status.ended)
ENDED = frozenset(status for status in CaseStatus if status.ended)


class CaseSort(StrEnum):
    """What a list of cases can be ordered by."""

    RECEIVED = "received"
    REFERENCE = "reference"
    NEXT_DUE = "next_due"
    PRIORITY = "priority"
    KIND = "kind"
    STATUS = "status"
    CHANNEL = "channel"
    SUBJECT = "subject"
    CUSTOMER = "customer"
    OWNER = "owner"
    DEPARTMENT = "department"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class CaseOrder:
    """An order; the newest first unless something else is said."""

    by: CaseSort = CaseSort.RECEIVED
    descending: bool = True


NEWEST_FIRST = CaseOrder()


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """Which cases; a set that is empty narrows nothing down."""

    statuses: frozenset[CaseStatus] = frozenset()
    kinds: frozenset[CaseKind] = frozenset()
    priorities: frozenset[Priority] = frozenset()
    channels: frozenset[Channel] = frozenset()
    owner: int | None = None  # a staff member's id
    department: int | None = None
    customer: int | None = None
    text: str = ""
    received_from: datetime | None = None
    received_before: datetime | None = None
    overdue: bool = False  # only those with something owed that is late

    def to_json(self) -> dict[str, Any]:
        """Return a form that `json.dumps` takes and `from_json` gives back."""
        return {
            "statuses": sorted(self.statuses),
            "kinds": sorted(self.kinds),
            "priorities": sorted(self.priorities),
            "channels": sorted(self.channels),
            "owner": self.owner,
            "department": self.department,
            "customer": self.customer,
            "text": self.text,
            "received_from": self.received_from.isoformat() if self.received_from else None,
            "received_before": self.received_before.isoformat() if self.received_before else None,
            "overdue": self.overdue,
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> CaseFilter:
        """Rebuild a filter; what this program does not know of a saved one is left out."""
        return cls(
            statuses=_chosen(CaseStatus, stored.get("statuses")),
            kinds=_chosen(CaseKind, stored.get("kinds")),
            priorities=_chosen(Priority, stored.get("priorities")),
            channels=_chosen(Channel, stored.get("channels")),
            owner=stored.get("owner"),
            department=stored.get("department"),
            customer=stored.get("customer"),
            text=stored.get("text") or "",
            received_from=_instant(stored.get("received_from")),
            received_before=_instant(stored.get("received_before")),
            overdue=bool(stored.get("overdue")),
        )


def _chosen(choices: type[_Choice], stored: list[str] | None) -> frozenset[_Choice]:
    known = {choice.value: choice for choice in choices}
    return frozenset(known[value] for value in stored or () if value in known)


def _instant(stored: str | None) -> datetime | None:
    return datetime.fromisoformat(stored) if stored else None
