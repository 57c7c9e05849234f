"""The timeline of a case, read from the event log, with the deadlines that were missed in between."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from frontdesk.domain.kinds import DeadlineState
from frontdesk.domain.message import Message, message
from frontdesk.services.telling import DETAIL, HAPPENED, ICON, TITLE
from frontdesk.services.views import DeadlineView, TimelineEntry
from frontdesk.store.models import Event
from frontdesk.store.store import Store

_UNDOES = "undoes"  # the events that an event took back
_SCAN = "scan.kept"
_WAITING = (DeadlineState.OPEN, DeadlineState.PAUSED)


def timeline(
    store: Store, case: int, deadlines: Sequence[DeadlineView], now: datetime
) -> tuple[TimelineEntry, ...]:
    """Return everything that happened to a case, newest last."""
    entries = [*entries_of(case_events(store, case)), *_missed(deadlines, now)]
    return tuple(sorted(entries, key=lambda entry: entry.at))


def case_events(store: Store, case: int) -> list[tuple[Any, ...]]:
    """Return (sequence, at, actor, kind, payload, interaction) of what was logged of a case, in order."""
    query = Event.select(
        Event.sequence, Event.at, Event.actor, Event.kind, Event.payload, Event.interaction_id
    )
    found = store.rows(query.where(Event.case_id == case).order_by(Event.sequence))
    return [(*row[:4], json.loads(row[4]) if row[4] else {}, row[5]) for row in found]


def undone_by(payload: Mapping[str, Any]) -> frozenset[int]:
    """Return the sequence numbers of the events that this one took back."""
    return frozenset(payload.get(_UNDOES) or ())


def entries_of(events: Sequence[tuple[Any, ...]]) -> Iterator[TimelineEntry]:
    """Yield what logged events look like in a timeline, in their order."""
    undone = frozenset[int]().union(*(undone_by(event[4]) for event in events))
    for sequence, at, actor, kind, payload, interaction in events:
        yield TimelineEntry(
            at=_happened(payload, at),
            kind=str(payload.get(ICON) or _plain_icon(kind)),
            title=_title(kind, payload),
            detail=str(payload.get(DETAIL) or ""),
            who=actor,
            undone=sequence in undone,
            interaction=interaction,
            sequence=sequence,
        )


def _title(kind: str, payload: Mapping[str, Any]) -> Message:
    """Return what happened; where a payload was erased only its kind is left."""
    stored = payload.get(TITLE)
    if isinstance(stored, Mapping):
        return Message.from_json(stored)
    if kind == _SCAN and payload:
        return message("timeline.scan_kept", name=payload["name"])
    return message("timeline.erased", kind=kind)


def _happened(payload: Mapping[str, Any], logged: datetime) -> datetime:
    earlier = payload.get(HAPPENED)
    return datetime.fromisoformat(str(earlier)) if earlier else logged


def _plain_icon(kind: str) -> str:
    return "document" if kind == _SCAN else kind.partition(".")[2]


def _missed(deadlines: Iterable[DeadlineView], now: datetime) -> Iterator[TimelineEntry]:
    """Yield an entry for each deadline that passed before it was met."""
    for deadline in deadlines:
        waiting = deadline.state in _WAITING
        ended = now if waiting else deadline.settled
        late = deadline.state is DeadlineState.MET or waiting
        if late and ended is not None and deadline.due < ended:
            title = message(f"timeline.overdue.{deadline.kind.value}")
            yield TimelineEntry(at=deadline.due, kind="overdue", title=title, detail="", who="")
