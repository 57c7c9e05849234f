"""A row of another system's file as a case of ours, nothing of it lost."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import CaseKind, Channel, Priority
from frontdesk.services.contact import CustomerEntry, PostalAddress
from frontdesk.services.imports.cells import Cells
from frontdesk.services.imports.mapping import ColumnMapping, Life
from frontdesk.services.imports.values import instant_in

_Known = TypeVar("_Known")

_LONGEST_SUBJECT = 1_000
_LONGEST_KEY = 200
_ADDRESS = ("address", "city", "region", "postal_code", "country")
_CUSTOMER = ("name", "organisation", "phones", "emails", *_ADDRESS)
_NOBODY = CustomerEntry()


@dataclass(frozen=True, slots=True)
class ImportedCase:
    """A case of another system."""

    line: int
    key: str  # the same whenever the same record is read again
    number: str  # in the other system, "" where it gives none
    received: datetime
    due: datetime | None
    closed: datetime | None  # None: it is still open
    kind: CaseKind
    priority: Priority | None
    channel: Channel
    channel_label: str
    subject: str
    topic: str
    details: str
    department: str
    customer: CustomerEntry


class CaseReader:
    """Reads the rows of one file; it counts rows that are alike and have no number."""

    def __init__(self, mapping: ColumnMapping, headings: Sequence[str], office_zone: ZoneInfo) -> None:
        self._mapping = mapping
        self._cells = Cells(mapping, headings)
        self._zone = mapping.zone or office_zone
        self._alike: Counter[str] = Counter()
        self._has_address = self._cells.has_any(_ADDRESS)
        self._has_customer = self._cells.has_any(_CUSTOMER)

    def read(self, line: int, values: Sequence[str]) -> ImportedCase:
        """Return the case in a row. Raises `FrontDeskError` that says what cannot be so."""
        text = self._cells.text
        received = self._instant(values, "received")
        if received is None:
            raise FrontDeskError("imports.no_received")
        number, label = text(values, "id"), text(values, "channel")
        return ImportedCase(
            line=line,
            key=self._key(number, values),
            number=number,
            received=received,
            due=self._instant(values, "due"),
            closed=self._closed(values, received),
            kind=_known(self._mapping.kinds, text(values, "kind")) or self._mapping.kind,
            priority=_priority(text(values, "priority")) or self._mapping.priority,
            channel=_known(self._mapping.channels, label) or Channel.OTHER,
            channel_label=label,
            subject=text(values, "subject")[:_LONGEST_SUBJECT],
            topic=text(values, "topic")[:_LONGEST_SUBJECT],
            details=self._details(values),
            department=text(values, "department"),
            customer=self._customer(values),
        )

    def _key(self, number: str, values: Sequence[str]) -> str:
        if number:
            return f"{self._mapping.source}:{number}"[:_LONGEST_KEY]
        digest = hashlib.sha256("\x1f".join(values).encode()).hexdigest()[:24]
        self._alike[digest] += 1
        return f"{self._mapping.source}:#{digest}:{self._alike[digest]}"

    def _instant(self, values: Sequence[str], field: str) -> datetime | None:
        text = self._cells.text(values, field)
        return instant_in(text, self._mapping.formats, self._zone) if text else None

    def _closed(self, values: Sequence[str], received: datetime) -> datetime | None:
        """Return when it was closed; what says no more than that it is counts from its receipt."""
        status = self._cells.text(values, "status")
        closed = self._instant(values, "closed")
        life = _known(self._mapping.statuses, status)
        if life is Life.OPEN or (life is None and closed is None):
            return None
        return max(closed or received, received)

    def _details(self, values: Sequence[str]) -> str:
        told, rest = self._cells.text(values, "details"), self._cells.rest(values)
        status = self._cells.text(values, "status")
        beside = "\n".join([part for part in (status, rest) if part])
        return "\n\n".join([part for part in (told, beside) if part])

    def _customer(self, values: Sequence[str]) -> CustomerEntry:
        if not self._has_customer:
            return _NOBODY
        text, texts = self._cells.text, self._cells.texts
        return CustomerEntry(
            name=text(values, "name"),
            organisation=text(values, "organisation"),
            phones=texts(values, "phones"),
            emails=texts(values, "emails"),
            address=self._address(values),
            language=text(values, "language"),
        )

    def _address(self, values: Sequence[str]) -> PostalAddress | None:
        if not self._has_address:
            return None
        text = self._cells.text
        address = PostalAddress(
            lines=self._cells.texts(values, "address"),
            city=text(values, "city"),
            region=text(values, "region"),
            postal_code=text(values, "postal_code"),
            country=text(values, "country"),
        )
        return None if address == PostalAddress() else address


def _known(labels: Mapping[str, _Known], label: str) -> _Known | None:
    return labels.get(label.casefold())


def _priority(label: str) -> Priority | None:
    try:
        return Priority(label.upper()) if label else None
    except ValueError:
        return None
