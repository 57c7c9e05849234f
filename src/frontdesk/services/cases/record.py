"""A case as it stands, read for an operation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from peewee import ModelSelect

from frontdesk.domain.deadlines import CaseFacts
from frontdesk.domain.errors import NotFoundError
from frontdesk.domain.kinds import CaseKind, CaseStatus, Channel, Direction, Priority
from frontdesk.services.references import parse_reference
from frontdesk.store.models import Case, Interaction
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
    direction: Direction = Direction.INBOUND  # of the contact that began it

    def facts(self, since: datetime) -> CaseFacts:
        """Return what decides the case's deadlines when they are counted from `since`."""
        return CaseFacts(self.kind, self.channel, self.priority, since, self.direction)

    def having(self, columns: Mapping[str, Any]) -> CaseRecord:
        """Return the case with some columns changed, as the table takes them."""
        known = {name: value for name, value in columns.items() if name in _NAMES}
        enums = {name: enum(str(known[name])) for name, enum in _ENUMS if name in known}
        return replace(self, **{**known, **enums})


def read_case(store: Store, reference: str, *, field: str = "reference") -> CaseRecord:
    """Return a case by its reference, however it is spaced.

    Raises `NotFoundError` (`field`) when there is none, `FrontDeskError` when it is misheard.
    """
    plain = parse_reference(reference, field=field)
    row = store.one(Case.select(*_COLUMNS, begun_by()).where(Case.reference == plain))
    if row is None:
        raise NotFoundError("case.unknown", field=field, reference=plain)
    return _record(row)


def begun_by() -> ModelSelect[Interaction]:
    """Return the column that tells the direction of the contact that began a case; null where none did."""
    contacts = Interaction.select(Interaction.direction).where(Interaction.case == Case.id)
    return contacts.order_by(Interaction.id).limit(1)


def _record(row: tuple[object, ...]) -> CaseRecord:
    *columns, direction = row
    values = dict(zip(_NAMES, columns, strict=True))
    for name, enum in _ENUMS:
        values[name] = enum(str(values[name]))
    if direction:
        values["direction"] = Direction(str(direction))
    return CaseRecord(**values)  # type: ignore[arg-type]  # the columns are the fields, name by name


_ENUMS = (("kind", CaseKind), ("priority", Priority), ("status", CaseStatus), ("channel", Channel))
_NAMES = tuple(name for name in CaseRecord.__dataclass_fields__ if name != "direction")
_COLUMNS = tuple(getattr(Case, name) for name in _NAMES)
