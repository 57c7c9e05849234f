"""Cases and customers put straight into a store, for the tests of lists, documents and upkeep."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from frontdesk.services.context import Context
from frontdesk.store.models import Case, Customer, Deadline
from frontdesk.store.search import SearchEntry
from tests.services.offices import Desk, open_desk

KINDS = ("question", "request", "complaint")
STATUSES = ("open", "referred", "closed")
CHANNELS = ("call", "mail", "visit")
COUNT = 12


@pytest.fixture
def desk(any_store_url: str) -> Iterator[Desk]:
    """A desk in a new office on either database."""
    opened = open_desk(any_store_url)
    yield opened
    opened.store.close()


@pytest.fixture
def sqlite_desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk in a new office in a file."""
    opened = open_desk(tmp_path / "office.db")
    yield opened
    opened.store.close()


@pytest.fixture
def cases(desk: Desk) -> list[int]:
    """Twelve cases, received an hour apart, the oldest first."""
    return add_cases(desk.ctx, COUNT)


def add_cases(ctx: Context, count: int) -> list[int]:
    """Put cases in: kind, status and channel take turns; every second has an open deadline, due in turn."""
    start = ctx.clock.now() - timedelta(days=2)
    store = ctx.store
    with store.transaction():
        customers = [
            store.insert(Customer, name=name, name_key=name.lower(), created=start)
            for name in ("Zoe", "Adam")
        ]
        return [_add_case(ctx, number, customers, start + timedelta(hours=number)) for number in range(count)]


def _add_case(ctx: Context, number: int, customers: list[int], received: datetime) -> int:
    subject = f"Subject {number:02}" if number % 4 else "Ärger mit =SUM(A1)"
    case = ctx.store.insert(
        Case,
        reference=f"26-{number:05}-0",
        kind=KINDS[number % 3],
        status=STATUSES[number % 3],
        channel=CHANNELS[number % 3],
        priority=f"P{number % 4 + 1}",
        customer=customers[number % 2],
        owner=number % 2 + 1,
        department=number % 2 + 1,
        subject=subject,
        received=received,
        ended=received if number % 3 == 2 else None,
    )
    if number % 2:
        ctx.store.insert(
            Deadline, case=case, kind="respond", due=received + timedelta(hours=41), state="open",
            started=received, provisions=["POL-15"], explanation=[], policy_version="1", calendar_digest="0",
        )  # fmt: skip
    ctx.store.search.put(SearchEntry("case", case, subject, "", f"{subject} 26-{number:05}-0"))
    return case
