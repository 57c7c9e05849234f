"""The page of Rosa Delgado: a call, a complaint, and a twin with the same number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QListView, QWidget
from pytestqt.qtbot import QtBot

from frontdesk.ui.dialogs.actions import CaseActions
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.customer.page import CustomerPage
from tests.services.customers.visitors import QUAY, call, complain
from tests.services.offices import Desk


@dataclass(slots=True)
class Known:
    """Who is on file."""

    rosa: int
    twin: int
    reference: str


@pytest.fixture
def known(desk: Desk) -> Known:
    """Rosa called and complained; her twin called later."""
    rosa = call(desk, "Rosa Delgado", "+44 20 7946 0018", emails=("rosa@example.org",), address=QUAY)
    desk.clock.instant += timedelta(minutes=5)
    reference = complain(desk, rosa).case
    desk.clock.instant += timedelta(minutes=5)
    twin = call(desk, "R. Delgado", "+44 20 7946 0018")
    desk.clock.instant += timedelta(minutes=5)
    return Known(rosa, twin, str(reference))


@pytest.fixture
def shown(page: PageContext, known: Known, qtbot: QtBot) -> Iterator[CustomerPage]:
    """Show Rosa, kept fresh as the window does."""
    window = QWidget()
    made = CustomerPage(page, CaseActions(page, window), window)
    qtbot.addWidget(window)
    page.bus.changed.connect(lambda change: made.refresh() if made.concerns(change) else None)
    window.show()
    made.show_customer(known.rosa)
    yield made
    for each in dialogs():
        each.close()


def dialogs() -> list[QDialog]:
    """Return the dialogs that are open."""
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]


def only_dialog() -> QDialog:
    """Return the one that is open."""
    (dialog,) = dialogs()
    return dialog


def rows_of(listed: QListView) -> list[str]:
    """Return what a screen reader says of each row of a list."""
    model = listed.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(model.data(model.index(row, 0), role)) for row in range(model.rowCount())]
