"""Taking back the last operation on an entry; both what happened and its taking back stay in the log."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from frontdesk.domain.errors import ConflictError
from frontdesk.domain.message import message
from frontdesk.services.cases.timeline import undone_by
from frontdesk.services.cases.undo import put_back
from frontdesk.services.changes import Area, Done
from frontdesk.services.context import Context
from frontdesk.services.suggestions.change import changing
from frontdesk.services.suggestions.history import suggestion_events
from frontdesk.services.suggestions.record import suggestion_of
from frontdesk.services.suggestions.unnaming import forget_writer
from frontdesk.services.suggestions.writing import take_back_suggestion
from frontdesk.services.telling import TITLE, UNDO
from frontdesk.store.store import Store

SPLIT_OFF = "split_off"
"""In a payload: the reference of the entry that was made of a part of this one."""

_UNDONE = "suggestion.undone"
_FOR_GOOD = frozenset(
    {
        "suggestion.written",
        "suggestion.imported",
        "suggestion.merged",
        "suggestion.parted",
        "suggestion.takes_in",
        "suggestion.gives_back",
        "suggestion.telling_prepared",
        "suggestion.handed_over",
    }
)
"""What has an operation of its own that takes it back, or is in the world already."""


def undo_last(ctx: Context, *, reference: str, version: int | None = None) -> Done[None]:
    """Take back the last operation on an entry, where nothing followed that stands on it.

    What was split off is one entry again. That a writer became unnamed is never taken back: the name is not
    kept anywhere. Raises `ConflictError` when there is nothing that can be taken
    back, and when what was split off has been decided or is supported.
    """
    with changing(ctx, reference, version) as change:
        last = _last(ctx.store, change.entry.id)
        if last is None:
            raise ConflictError(
                "suggestion.nothing_to_undo", field="reference", reference=change.entry.reference
            )
        sequences, payload = last
        if SPLIT_OFF in payload:
            take_back_suggestion(ctx, reference=payload[SPLIT_OFF])
            change.others.add(payload[SPLIT_OFF])
        put_back(ctx.store, payload[UNDO])
        change.words_changed = True
        if suggestion_of(ctx.store, change.entry.id).anonymous and not change.entry.anonymous:
            forget_writer(change, signed=False)  # a name that was written in by mistake
        change.areas |= {Area.DEADLINES, Area.CORRESPONDENCE}
        what = payload.get(TITLE)
        change.tell(_UNDONE, message("timeline.undone"), icon="undo", undoes=sequences, what=what)
    return change.done(None)


def can_undo(store: Store, suggestion: int) -> bool:
    """Whether the last operation on an entry can be taken back."""
    return _last(store, suggestion) is not None


def _last(store: Store, suggestion: int) -> tuple[list[int], Mapping[str, Any]] | None:
    """Return the events of the last operation that still stands, with what its last one keeps for undoing."""
    events = suggestion_events(store, suggestion)
    undone = frozenset[int]().union(*(undone_by(event[4]) for event in events))
    standing = [event for event in events if event[0] not in undone and event[3] != _UNDONE]
    if not standing:
        return None
    sequence, _, _, kind, payload, _ = standing[-1]
    kept = payload.get(UNDO)
    if kind in _FOR_GOOD or not isinstance(kept, Mapping):
        return None
    if not (kept["before"] or kept["created"] or kept.get("removed") or SPLIT_OFF in payload):
        return None
    return _same_operation(standing, sequence), payload


def _same_operation(standing: list[tuple[Any, ...]], last: int) -> list[int]:
    """Return the events of one operation: those right before the last that keep nothing for undoing."""
    found = [last]
    for sequence, _, _, kind, payload, _ in reversed(standing[:-1]):
        if payload.get(UNDO) is not None or kind in _FOR_GOOD or sequence != found[0] - 1:
            break
        found.insert(0, sequence)
    return found
