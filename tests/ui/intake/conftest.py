"""An intake window in front of the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from frontdesk.domain.kinds import CaseKind, Channel, Outcome
from frontdesk.services.contact import CallEntry, Contact, CustomerEntry
from frontdesk.services.intake.log import log_contact
from frontdesk.services.views import Logged
from frontdesk.ui.intake.beginning import Beginning
from frontdesk.ui.intake.window import IntakeWindow
from frontdesk.ui.page_context import PageContext
from tests.services.offices import Desk
from tests.ui.typist import Typist

NUMBER = "+44 20 7946 0018"


@pytest.fixture
def open_intake(page: PageContext, qtbot: QtBot) -> Iterator[Callable[[Channel], IntakeWindow]]:
    """Windows delete themselves when they are closed; those still open are closed at the end."""
    windows: list[IntakeWindow] = []

    def opened(channel: Channel) -> IntakeWindow:
        window = IntakeWindow(page, Beginning(channel))
        windows.append(window)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        window.who.first.setFocus()
        return window

    yield opened
    for window in filter(isValid, windows):
        window.close()


@pytest.fixture
def typist(qtbot: QtBot) -> Typist:
    return Typist(qtbot)


@pytest.fixture
def known(desk: Desk) -> Logged:
    """Log an earlier call of somebody who is known since."""
    contact = Contact(
        Channel.CALL,
        customer=CustomerEntry(name="Ngozi Okafor", organisation="Okafor Textiles", phones=(NUMBER,)),
        kind=CaseKind.QUESTION,
        subject="Which hall is the fair in?",
        outcome=Outcome.RESOLVED,
        answer="Hall 5.",
        said=True,
        understood=True,
        call=CallEntry(NUMBER),
    )
    return log_contact(desk.ctx, contact=contact).result
