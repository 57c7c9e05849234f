"""A page's surroundings: an office in a real SQLite file, work that is done at once, English words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from frontdesk.domain.clock import FixedClock
from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.context import Actor, Context
from frontdesk.store.store import Store
from frontdesk.ui.forms.loading import Forms
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.tasks.immediate import ImmediateTasks
from frontdesk.words import words_for
from tests.services.offices import MONDAY, ZONE, Desk, open_desk


@pytest.fixture
def desk(sqlite_url: str) -> Iterator[Desk]:
    """Open the office of the services' tests: Ana Lind at reception, Monday 9:30."""
    made = open_desk(sqlite_url)
    yield made
    made.store.close()


@pytest.fixture
def page(qapp: QApplication, desk: Desk) -> PageContext:
    """Give what a page is given. A refusal that no field shows fails the test."""
    return page_of(desk.ctx)


@pytest.fixture
def empty_page(qapp: QApplication, sqlite_url: str) -> Iterator[PageContext]:
    """Give the same before any office is set up."""
    clock = FixedClock(MONDAY)
    store = Store.open(sqlite_url, clock=clock, create=True)
    yield page_of(Context(store, clock, Actor("")))
    store.close()


def page_of(context: Context) -> PageContext:
    """Return the surroundings of pages for a context."""
    words = words_for("en", timezone=ZONE, territory="GB", clock=context.clock, strict=True)
    page = PageContext(context, ImmediateTasks(), words, ZONE, Forms())
    page.bus.refused.connect(_fail)
    return page


def _fail(refusal: FrontDeskError) -> None:
    raise AssertionError(f"refused: {refusal}")
