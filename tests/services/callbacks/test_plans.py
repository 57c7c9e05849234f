"""How the databases answer the lists of callbacks: by an index, whatever is done already."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

import pytest

from frontdesk.services.callbacks.advancing import series_due
from frontdesk.services.callbacks.lists import callback_load, callbacks_between, open_callbacks
from frontdesk.store.connection import Dialect
from frontdesk.store.models import Callback
from tests.services.offices import Desk

DONE = 20_000
"""So many that PostgreSQL does not read the whole table anyway."""

ASKED: dict[str, Callable[[Desk], object]] = {
    "open": lambda desk: open_callbacks(desk.ctx, limit=50),
    "due": lambda desk: series_due(desk.ctx),
    "load": lambda desk: callback_load(
        desk.ctx, start=desk.clock.now(), end=desk.clock.now() + timedelta(days=1)
    ),
    "calendar": lambda desk: callbacks_between(
        desk.ctx, start=desk.clock.now(), end=desk.clock.now() + timedelta(days=7)
    ),
}


@pytest.fixture
def old_desk(desk: Desk) -> Desk:
    """Give an office that has made many calls."""
    now = desk.clock.now()
    with desk.store.transaction():
        desk.store.insert_many(Callback, [made(now - timedelta(hours=number + 2)) for number in range(DONE)])
    if desk.store.dialect is Dialect.POSTGRESQL:
        desk.store.database.execute_sql("ANALYZE callbacks")
    return desk


def made(start: object) -> dict[str, object]:
    """Return the row of a call that was made."""
    return {
        "window_start": start,
        "window_end": start,
        "call_from": start,
        "call_until": start,
        "agreed": start,
        "done": start,
        "outcome": "reached",
    }


@pytest.mark.parametrize("asked", ASKED)
def test_an_index_answers(old_desk: Desk, monkeypatch: pytest.MonkeyPatch, asked: str) -> None:
    database = old_desk.store.database
    run = database.execute_sql
    seen: list[tuple[str, Sequence[object] | None]] = []

    def noted(sql: str, params: Sequence[object] | None = None) -> object:
        seen.append((sql, params))
        return run(sql, params)

    monkeypatch.setattr(database, "execute_sql", noted)
    ASKED[asked](old_desk)
    monkeypatch.undo()
    explain = "EXPLAIN QUERY PLAN " if old_desk.store.dialect is Dialect.SQLITE else "EXPLAIN "
    reading = [(sql, params) for sql, params in seen if 'FROM "callbacks"' in sql]
    assert reading
    for sql, params in reading:
        plan = "\n".join(str(row[-1]) for row in run(explain + sql, params).fetchall())
        assert "call_until" in plan, plan
        assert "SCAN t1" not in plan, plan
        assert "Seq Scan on callbacks" not in plan, plan
