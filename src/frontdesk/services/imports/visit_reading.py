"""A line of a sign-in sheet as a visit, nothing of it lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.imports.cells import Cells
from frontdesk.services.imports.mapping import ColumnMapping
from frontdesk.services.imports.values import instant_in
from frontdesk.services.imports.visitor_names import is_full_name, names_in

_LONGEST = 300


@dataclass(frozen=True, slots=True)
class ImportedVisit:
    """A visit as somebody signed for it; without a departure the visitor left at once."""

    arrived: datetime
    departed: datetime
    visitor: str  # the line as it was written
    names: tuple[str, ...]
    known_as: str  # the one name by which the visitor can be known again, "" where there is none
    organisation: str
    host: str
    purpose: str
    details: str
    badge: str

    @property
    def key(self) -> tuple[datetime, str, str, str]:
        """What makes two visits of one day alike."""
        return (self.arrived, self.visitor, self.organisation, self.purpose)


class VisitReader:
    """Reads the lines of one sheet."""

    def __init__(self, mapping: ColumnMapping, headings: Sequence[str], office_zone: ZoneInfo) -> None:
        self._mapping = mapping
        self._cells = Cells(mapping, headings)
        self._zone = mapping.zone or office_zone

    def read(self, _line: int, values: Sequence[str]) -> ImportedVisit:
        """Return the visit on a line. Raises `FrontDeskError` without a date."""
        text = self._cells.text
        arrived = self._instant(text(values, "date"), text(values, "time"))
        departed = text(values, "departed")
        written = text(values, "visitor")
        names = names_in(written)
        full = [name for name in names if is_full_name(name, self._mapping.unreadable)]
        return ImportedVisit(
            arrived=arrived,
            departed=self._instant(text(values, "date"), departed) if departed else arrived,
            visitor=written,
            names=names,
            known_as=full[0][:_LONGEST] if len(full) == len(names) == 1 else "",
            organisation=text(values, "organisation"),
            host=text(values, "host"),
            purpose=text(values, "purpose"),
            details=self._cells.rest(values),
            badge=text(values, "badge"),
        )

    def _instant(self, day: str, time: str) -> datetime:
        if not day:
            raise FrontDeskError("imports.no_received")
        return instant_in(f"{day} {time}".strip(), self._mapping.formats, self._zone)
