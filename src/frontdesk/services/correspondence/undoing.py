"""Taking back the last step of letters: what was marked posted by mistake, dropped or written."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from frontdesk.domain.errors import ConflictError
from frontdesk.domain.message import message
from frontdesk.services.cases.timeline import case_events, undone_by
from frontdesk.services.cases.undo import put_back, undo_last
from frontdesk.services.changes import Area, Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.correspondence.changing import LETTER
from frontdesk.services.correspondence.outcome import Outcome, each_letter
from frontdesk.services.correspondence.record import LetterRecord, read_letter
from frontdesk.services.telling import TITLE, UNDO, told
from frontdesk.store.models import Event

_FOR_GOOD = frozenset({"customer.letter_printed", "customer.letter_reprinted"})
_UNDONE = "customer.undone"


def undo_letters(ctx: Context, *, ids: Sequence[int]) -> Done[Outcome]:
    """Take back the last step of each letter, where nothing followed that stands on it.

    The letters that were posted last are taken back first. What cannot be taken back is refused.
    """
    return each_letter(ctx, reversed(tuple(ids)), partial(_undo, ctx))


def _undo(ctx: Context, id_: int) -> Done[None]:
    letter = read_letter(ctx, id=id_)
    if letter.case:
        return _undo_on_case(ctx, letter)
    events = _events(ctx, letter)
    undone = frozenset[int]().union(*(undone_by(payload) for _, _, payload in events))
    standing = [event for event in events if event[0] not in undone and event[1] != _UNDONE]
    if not standing or standing[-1][1] in _FOR_GOOD or not standing[-1][2].get(UNDO):
        raise ConflictError("letter.nothing_to_undo", field="letter", reference=letter.name)
    sequence, _, payload = standing[-1]
    put_back(ctx.store, payload[UNDO])
    event = told(
        ctx,
        _UNDONE,
        title=message("timeline.undone"),
        icon="undo",
        customer_id=letter.customer,
        undoes=[sequence],
        what=payload.get(TITLE),
        letter=letter.id,
    )
    ctx.store.events.append(event)
    customers = frozenset({letter.customer} if letter.customer else ())
    return Done(None, Changes(frozenset({Area.CORRESPONDENCE, Area.CONTACTS}), customers=customers))


def _undo_on_case(ctx: Context, letter: LetterRecord) -> Done[None]:
    """Take back the last step of a case, if it is one of this letter."""
    events = case_events(ctx.store, letter.case_id or 0)
    undone = frozenset[int]().union(*(undone_by(event[4]) for event in events))
    standing = [event for event in events if event[0] not in undone and event[3] != "case.undone"]
    if not standing or standing[-1][4].get(LETTER) != letter.id:
        raise ConflictError("letter.something_followed", field="letter", reference=letter.name)
    return undo_last(ctx, reference=letter.case)


def _events(ctx: Context, letter: LetterRecord) -> list[tuple[int, str, Mapping[str, Any]]]:
    """Return (sequence, kind, payload) of what was logged of a letter without a case."""
    query = Event.select(Event.sequence, Event.kind, Event.payload).where(
        Event.customer_id == letter.customer, Event.case_id.is_null(), Event.payload.is_null(is_null=False)
    )
    rows = ctx.store.rows(query.order_by(Event.sequence))
    found = ((sequence, kind, json.loads(payload)) for sequence, kind, payload in rows)
    return [event for event in found if event[2].get(LETTER) == letter.id]
