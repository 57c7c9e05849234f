"""Deadlines as they are stored: from what the rules owe to a row, and from a row to what is shown."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from frontdesk.domain.deadlines import Owed
from frontdesk.domain.kinds import DeadlineKind, DeadlineState
from frontdesk.domain.message import Message
from frontdesk.services.views import DeadlineView
from frontdesk.store.models import Deadline
from frontdesk.store.store import Store

ENDED_BY_ANSWER = frozenset(
    {
        DeadlineKind.ACKNOWLEDGE,
        DeadlineKind.FORWARD,
        DeadlineKind.RESPOND,
        DeadlineKind.FIRST_RESPONSE,
        DeadlineKind.RESOLVE,
    }
)
"""What a substantive answer ends, an acknowledgement that is no longer needed included (POL-15, POL-23)."""

ENDED_BY_TELLING = frozenset({DeadlineKind.ACKNOWLEDGE, DeadlineKind.FIRST_RESPONSE})
"""What telling the customer who has it and when to expect an answer ends (POL-09, POL-10)."""


def deadline_row(owed: Owed, *, case: int | None, started: datetime, **more: object) -> dict[str, Any]:
    """Return the row of an open deadline, with `more` columns or others than usual."""
    row: dict[str, Any] = {
        "case": case,
        "kind": owed.kind.value,
        "due": owed.due,
        "state": DeadlineState.OPEN.value,
        "settled": None,
        "settled_how": "",
        "promised": False,
        "started": started,
        "provisions": list(owed.provisions),
        "explanation": [step.to_json() for step in owed.explanation],
        "policy_version": owed.policy_version,
        "calendar_digest": owed.calendar_digest,
    }
    return {**row, **more}


def deadline_views(store: Store, case: int) -> tuple[DeadlineView, ...]:
    """Return all deadlines of a case: the open ones first, soonest first, then what is settled."""
    query = Deadline.select(*_COLUMNS).where(Deadline.case == case).order_by(Deadline.due, Deadline.id)
    views = _views(store.rows(query))
    return tuple(sorted(views, key=lambda view: view.state is not DeadlineState.OPEN))


def suggestion_deadlines(store: Store, suggestion: int) -> tuple[DeadlineView, ...]:
    """Return all deadlines of an entry of the suggestion book, like `deadline_views`."""
    query = Deadline.select(*_COLUMNS).where(Deadline.suggestion == suggestion)
    views = _views(store.rows(query.order_by(Deadline.due, Deadline.id)))
    return tuple(sorted(views, key=lambda view: view.state is not DeadlineState.OPEN))


def stored_views(rows: Iterable[dict[str, Any]], ids: Iterable[int]) -> tuple[DeadlineView, ...]:
    """Return the views of rows that have just been stored under these ids."""
    return tuple(
        DeadlineView(
            id=id_,
            kind=DeadlineKind(row["kind"]),
            due=row["due"],
            state=DeadlineState(row["state"]),
            provisions=tuple(row["provisions"]),
            explanation=tuple(Message.from_json(step) for step in row["explanation"]),
            settled=row["settled"],
            settled_how=row["settled_how"],
            promised=row["promised"],
        )
        for row, id_ in zip(rows, ids, strict=True)
    )


_COLUMNS = (
    Deadline.id,
    Deadline.kind,
    Deadline.due,
    Deadline.state,
    Deadline.provisions,
    Deadline.explanation,
    Deadline.settled,
    Deadline.settled_how,
    Deadline.reason,
    Deadline.promised,
    Deadline.recomputed_due,
)


def _views(rows: Iterable[tuple[Any, ...]]) -> list[DeadlineView]:
    return [
        DeadlineView(
            id=row[0],
            kind=DeadlineKind(row[1]),
            due=row[2],
            state=DeadlineState(row[3]),
            provisions=tuple(row[4]),
            explanation=tuple(Message.from_json(step) for step in row[5]),
            settled=row[6],
            settled_how=row[7],
            reason=row[8],
            promised=row[9],
            recomputed_due=row[10],
        )
        for row in rows
    ]
