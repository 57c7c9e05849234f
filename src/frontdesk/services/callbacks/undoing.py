"""Taking back the last step of a callback: a call recorded by mistake, moved, handed over or cancelled."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from frontdesk.domain.correspondence import CHANGEABLE
from frontdesk.domain.errors import ConflictError
from frontdesk.domain.message import message
from frontdesk.services.callbacks.change import CALLBACK, PREVIOUS
from frontdesk.services.callbacks.record import CallbackRecord, read_callback
from frontdesk.services.cases.timeline import case_events, undone_by
from frontdesk.services.cases.undo import put_back, undo_last
from frontdesk.services.changes import Area, Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.correspondence.record import read_letter
from frontdesk.services.customers.family import root_of
from frontdesk.services.customers.index import index_customer
from frontdesk.services.telling import TITLE, UNDO, told
from frontdesk.store.models import Callback, Event
from frontdesk.store.store import Store

_UNDONE = "callback.undone"
Logged = tuple[int, Any, str, str, Mapping[str, Any]]
"""(sequence, at, actor, kind, payload) of an event."""


def undo_callback(ctx: Context, *, callback: int) -> Done[None]:
    """Take back the last step of a callback, where nothing followed that stands on it.

    Raises `NotFoundError`, and `ConflictError` when there is nothing that can be taken back.
    """
    with ctx.store.transaction():
        record = read_callback(ctx.store, callback)
        last = _last(ctx.store, record)
        if last is None:
            raise ConflictError("callback.nothing_to_undo", field="callback")
        if record.case is not None:
            done = undo_last(ctx, reference=record.reference)
        else:
            done = _undo(ctx, record, last)
    touched = Changes(frozenset({Area.CALLBACKS, Area.DEADLINES, Area.CONTACTS, Area.CORRESPONDENCE}))
    return Done(None, done.changes | touched)


def can_undo_callback(store: Store, record: CallbackRecord) -> bool:
    """Whether the last step of a callback can be taken back."""
    return _last(store, record) is not None


def callback_events(store: Store, record: CallbackRecord) -> tuple[list[Logged], frozenset[int]]:
    """Return what was logged of a callback since it was promised, in order, and what of it was taken back."""
    events, undone = _all_events(store, record)
    return [event for event in events if event[4].get(CALLBACK) == record.id], undone


def _all_events(store: Store, record: CallbackRecord) -> tuple[list[Logged], frozenset[int]]:
    """Return the events of the callback's case, or of the callback alone, with those that were taken back."""
    if record.case is not None:
        events: list[Logged] = [event[:5] for event in case_events(store, record.case)]
    else:
        events = list(reversed([*_backwards(store, record.last_event)]))
    return events, frozenset[int]().union(*(undone_by(event[4]) for event in events))


def _last(store: Store, record: CallbackRecord) -> Logged | None:
    """Return the last event that still stands, if it is one of this callback and can be taken back."""
    events, undone = _all_events(store, record)
    standing = [
        event for event in events if event[0] not in undone and event[3] not in (_UNDONE, "case.undone")
    ]
    last = standing[-1] if standing else None
    if last is None or last[4].get(CALLBACK) != record.id or not last[4].get(UNDO):
        return None
    return last


def _undo(ctx: Context, record: CallbackRecord, last: Logged) -> Done[None]:
    letter = last[4].get("letter")
    if letter is not None and read_letter(ctx, id=letter).state not in CHANGEABLE:
        raise ConflictError("callback.card_on_paper", field="callback")
    put_back(ctx.store, last[4][UNDO])
    event = told(
        ctx,
        _UNDONE,
        title=message("timeline.undone"),
        icon="undo",
        customer_id=record.customer,
        interaction_id=record.interaction,
        undoes=[last[0]],
        what=last[4].get(TITLE),
        callback=record.id,
        previous=record.last_event,
    )
    sequence = ctx.store.events.append(event)
    ctx.store.execute(
        Callback.update(last_event=sequence, version=Callback.version + 1).where(Callback.id == record.id)
    )
    if record.customer is not None:  # what it was about may be gone
        index_customer(ctx.store, root_of(ctx.store, record.customer))
    customers = frozenset({record.customer} if record.customer else ())
    return Done(None, Changes(customers=customers))


def _backwards(store: Store, sequence: int | None) -> Iterator[Logged]:
    """Yield the events of a callback without a case, the last first: each names the one before it."""
    while sequence is not None:
        columns = (Event.sequence, Event.at, Event.actor, Event.kind, Event.payload)
        row = store.one(Event.select(*columns).where(Event.sequence == sequence))
        if row is None:
            return
        payload = json.loads(row[4]) if row[4] else {}
        yield (*row[:4], payload)
        sequence = payload.get(PREVIOUS)
