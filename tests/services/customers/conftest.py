"""A reception on either database."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.services.offices import Desk, open_desk


@pytest.fixture
def desk(any_store_url: str) -> Iterator[Desk]:
    """Open the office of the services' tests: Ana Lind at reception, Monday 9:30."""
    made = open_desk(any_store_url)
    yield made
    made.store.close()
