"""A case as it stands, read for an operation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from frontdesk.domain.deadlines import CaseFacts
from frontdesk.domain.errors import NotFoundError
from frontdesk.domain.kinds import CaseKind, CaseStatus, Channel, Priority
from frontdesk.services.references import parse_reference
from frontdesk.store.models import Case
from frontdesk.store.store import Store


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """The row of a case."""

    id: int
    reference: str
    kind: CaseKind
    priority: Priority
    status: CaseStatus
    channel: Channel
    customer: int | None
    department: int | None
    owner: int | None
    subject: str
    topic: str
    received: datetime
    expected_on: date | None
    waiting_reason: str
    ended: datetime | None
    feedback: str
    imported: bool
    version: int

    def facts(self, since: datetime) -> CaseFacts:
        """Return what decides the case's deadlines when they are counted from `since`."""
        return CaseFacts(self.kind, self.channel, self.priority, since)


def read_case(store: Store, reference: str, *, field: str = "reference") -> CaseRecord:
    """Return a case by its reference, however it is spaced.

    Raises `NotFoundError` (`field`) when there is none, `FrontDeskError` when it is misheard.
    """
    plain = parse_reference(reference, field=field)
    row = store.one(Case.select(*_COLUMNS).where(Case.reference == plain))
    if row is None:
        raise NotFoundError("case.unknown", field=field, reference=plain)
    return _record(row)


def _record(row: tuple[object, ...]) -> CaseRecord:
    values = dict(zip(_NAMES, row, strict=True))
    enums = (("kind", CaseKind), ("priority", Priority), ("status", CaseStatus), ("channel", Channel))
    for name, enum in enums:
        values[name] = enum(str(values[name]))
    return CaseRecord(**values)  # type: ignore[arg-type]  # the columns are the fields, name by name


_NAMES = tuple(CaseRecord.__dataclass_fields__)
_COLUMNS = tuple(getattr(Case, name) for name in _NAMES)
