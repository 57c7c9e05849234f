"""What the log says of an entry, also where some of it was erased by law since."""

from __future__ import annotations

import json
from collections import ChainMap
from typing import Any

from frontdesk.services.suggestions.change import RETOLD
from frontdesk.store.models import Event, SuggestionEvent
from frontdesk.store.store import Store


def suggestion_events(store: Store, suggestion: int) -> list[tuple[Any, ...]]:
    """Return (sequence, at, actor, kind, payload, interaction) of what was logged of an entry, in order.

    An event that was erased has what a later one tells again of it.
    """
    query = (
        Event.select(Event.sequence, Event.at, Event.actor, Event.kind, Event.payload, Event.interaction_id)
        .join(SuggestionEvent, on=(SuggestionEvent.sequence == Event.sequence))
        .where(SuggestionEvent.suggestion == suggestion)
        .order_by(Event.sequence)
    )
    events = [(*row[:4], json.loads(row[4]) if row[4] else {}, row[5]) for row in store.rows(query)]
    retold = ChainMap(*(event[4].get(RETOLD, {}) for event in reversed(events)))
    return [(*event[:4], event[4] or retold.get(str(event[0]), {}), event[5]) for event in events]
