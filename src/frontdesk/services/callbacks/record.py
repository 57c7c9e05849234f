"""A callback as it stands, read for an operation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from frontdesk.domain.callbacks import CallbackPurpose
from frontdesk.domain.errors import ConflictError, NotFoundError
from frontdesk.store.models import Callback, Case, Deadline
from frontdesk.store.store import Store


@dataclass(frozen=True, slots=True)
class CallbackRecord:
    """The row of a callback, with the reference of its case."""

    id: int
    case: int | None
    reference: str
    interaction: int | None
    customer: int | None
    deadline: int | None
    number: str
    dial: str
    window_start: datetime
    window_end: datetime
    call_from: datetime
    call_until: datetime
    staff: int | None
    department: int | None
    about: str
    purpose: CallbackPurpose
    language: str
    timezone: str
    attempts: int
    tried: datetime | None
    missed: int
    done: datetime | None
    series: int | None
    occurrence: date | None
    agreed: datetime
    last_event: int | None
    version: int


_NAMES = tuple(name for name in CallbackRecord.__dataclass_fields__ if name != "reference")


def read_callback(store: Store, id_: int) -> CallbackRecord:
    """Return a callback. Raises `NotFoundError` (field "callback") when there is none."""
    columns = [getattr(Callback, name) for name in _NAMES]
    query = Callback.select(*columns, Case.reference).left_outer_join(Case, on=(Callback.case == Case.id))
    row = store.one(query.where(Callback.id == id_))
    if row is None:
        raise NotFoundError("callback.unknown", field="callback", id=id_)
    *values, reference = row
    known: dict[str, Any] = dict(zip(_NAMES, values, strict=True))
    known["purpose"] = CallbackPurpose(known["purpose"])
    return CallbackRecord(reference=reference or "", **known)


def callback_of_deadline(store: Store, deadline: int) -> int:
    """Return the callback whose open deadline this is.

    Raises `ConflictError` when it has been dealt with already, `NotFoundError` when it is none.
    """
    found = store.value(Callback.select(Callback.id).where(Callback.deadline == deadline))
    if found is not None:
        return int(found)
    if store.one(Deadline.select(Deadline.id).where(Deadline.id == deadline, Deadline.kind == "callback")):
        raise ConflictError("deadline.done_already", field="deadline")
    raise NotFoundError("deadline.unknown", field="deadline", id=deadline)
