"""An open store on either database, and a clock that stands still."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest

from frontdesk.domain.clock import FixedClock
from frontdesk.store.store import Store

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)

OpenStore = Callable[..., Store]


@pytest.fixture
def clock() -> FixedClock:
    """A real clock as far as the store knows, but one that stands still."""
    return FixedClock(NOON, training=False)


@pytest.fixture
def open_store(clock: FixedClock) -> Iterator[OpenStore]:
    """Open stores that are closed after the test."""
    opened: list[Store] = []

    def open_one(where: object, *, create: bool = True, clock: FixedClock = clock) -> Store:
        opened.append(Store.open(str(where), clock=clock, create=create))
        return opened[-1]

    yield open_one
    for store in opened:
        store.close()


@pytest.fixture
def store(any_store_url: str, open_store: OpenStore) -> Store:
    """A new, empty store on either database."""
    return open_store(any_store_url)
