"""A series of calls as it stands, read for an operation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from frontdesk.domain.callbacks import CallbackPurpose
from frontdesk.domain.errors import NotFoundError
from frontdesk.services.callbacks.recurring import Pattern
from frontdesk.store.models import CallbackSeries, Case
from frontdesk.store.store import Store


@dataclass(frozen=True, slots=True)
class SeriesRecord:
    """The row of a series, with the reference of its case."""

    id: int
    case: int | None
    reference: str
    customer: int | None
    rule: str
    first_on: date
    starts: str
    minutes: int
    exceptions: tuple[date, ...]
    moved: Mapping[date, tuple[datetime, datetime]]
    last_on: date | None
    number: str
    dial: str
    staff: int | None
    department: int | None
    about: str
    purpose: CallbackPurpose
    language: str
    timezone: str
    made: datetime
    ended: datetime | None
    end_reason: str
    version: int

    @property
    def pattern(self) -> Pattern:
        """What decides its days."""
        starts = time.fromisoformat(self.starts)
        left_out = frozenset(self.exceptions)
        return Pattern(self.rule, self.first_on, starts, self.minutes, left_out, self.moved)


_NAMES = tuple(name for name in SeriesRecord.__dataclass_fields__ if name != "reference")


def read_series(store: Store, id_: int) -> SeriesRecord:
    """Return a series. Raises `NotFoundError` (field "series") when there is none."""
    columns = [getattr(CallbackSeries, name) for name in _NAMES]
    query = CallbackSeries.select(*columns, Case.reference).left_outer_join(Case)
    row = store.one(query.where(CallbackSeries.id == id_))
    if row is None:
        raise NotFoundError("callback.no_series", field="series", id=id_)
    *values, reference = row
    known: dict[str, Any] = dict(zip(_NAMES, values, strict=True))
    known["purpose"] = CallbackPurpose(known["purpose"])
    known["exceptions"] = tuple(date.fromisoformat(day) for day in known["exceptions"])
    known["moved"] = {date.fromisoformat(day): _window(ends) for day, ends in known["moved"].items()}
    return SeriesRecord(reference=reference or "", **known)


def _window(ends: Sequence[str]) -> tuple[datetime, datetime]:
    start, end = (datetime.fromisoformat(each) for each in ends)
    return start, end
