"""A page whose printers are in memory, and what it told."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from PySide6.QtWidgets import QApplication

from frontdesk.domain.errors import FrontDeskError
from frontdesk.ui.page_context import PageContext, Tell
from tests.services.offices import Desk
from tests.ui.conftest import page_of
from tests.ui.printing.fake_spooler import FakeSpooler


@dataclass(slots=True)
class Told:
    """The notices and refusals of the window's foot."""

    notices: list[str] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)


@pytest.fixture
def spooler() -> FakeSpooler:
    """Give two printers that print at once."""
    return FakeSpooler()


@pytest.fixture
def told() -> Told:
    """Collect what is told."""
    return Told()


@pytest.fixture
def page(qapp: QApplication, desk: Desk, spooler: FakeSpooler, told: Told) -> PageContext:
    """Give what a page is given, with these printers."""
    made = page_of(desk.ctx)
    made.spooler = lambda: spooler
    made.bus.refused.disconnect()

    def refused(refusal: FrontDeskError) -> None:
        told.refusals.append(made.render(refusal.message))

    def tell(notice: Tell) -> None:
        told.notices.append(notice.text)

    made.bus.refused.connect(refused)
    made.bus.tell.connect(tell)
    return made
