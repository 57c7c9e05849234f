"""The Mailroom page with printers in memory, and what it told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.changes import Changes
from frontdesk.ui.dialogs.actions import CaseActions
from frontdesk.ui.mail.beginning import LetterBeginning
from frontdesk.ui.mail.printing import LetterPrinting
from frontdesk.ui.page_context import PageContext, Tell
from frontdesk.ui.pages.mailroom.page import MailroomPage
from frontdesk.ui.printing.dialog import PrintDialog
from frontdesk.ui.tasks.threads import ThreadTasks
from tests.services.offices import Desk
from tests.ui.conftest import page_of
from tests.ui.printing.fake_spooler import FakeSpooler

W = TypeVar("W", bound=QWidget)


@dataclass(slots=True)
class Told:
    """What the window is told and asked for."""

    notices: list[Tell] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)
    begun: list[LetterBeginning] = field(default_factory=list)
    cases: list[str] = field(default_factory=list)

    @property
    def last(self) -> str:
        """The notice that stands at the foot."""
        return self.notices[-1].text

    def undo(self) -> None:
        """Press what the notice offers."""
        undo = self.notices[-1].undo
        assert undo is not None
        undo()


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

    made.bus.refused.connect(refused)
    made.bus.tell.connect(told.notices.append)
    made.bus.write_letter.connect(told.begun.append)
    made.bus.show_case.connect(told.cases.append)
    return made


@pytest.fixture
def threaded(page: PageContext, desk: Desk) -> Iterator[PageContext]:
    """Let the work be done on threads, as in the real program."""
    tasks = ThreadTasks(thread_ended=desk.store.close_thread)
    page.tasks = tasks
    yield page
    tasks.close()


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    """Give a window that holds the page, and close everything that was opened from it."""
    made = QWidget()
    qtbot.addWidget(made)
    yield made
    for each in QApplication.topLevelWidgets():
        if each is not made and each.isVisible():
            each.close()


@pytest.fixture
def shown(page: PageContext, window: QWidget, qtbot: QtBot) -> MailroomPage:
    """Show the page as the window does; news bring it up to date."""
    printing = LetterPrinting(page, window)
    made = MailroomPage(page, CaseActions(page, window), window, printing=printing)
    for model in (made.table.rows, made.register.table.rows):
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, made)

    def news(changes: Changes) -> None:
        if made.concerns(changes):
            made.refresh()

    page.bus.changed.connect(news)
    made.resize(1060, 700)
    window.show()
    return made


def top(kind: type[W]) -> W:
    """Return the one window of a kind that is open."""
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()]
    assert len(found) == 1, [type(each).__name__ for each in found]
    return found[0]


def none_open(kind: type[QWidget]) -> bool:
    """Whether no window of a kind is open."""
    return not [
        each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()
    ]


def choose(shown: MailroomPage, rows: Sequence[int]) -> None:
    """Choose rows of the list in front."""
    table = shown.shown_table
    table.clearSelection()
    for row in rows:
        index = table.model().index(row, 0)
        table.selectionModel().select(
            index, table.selectionModel().SelectionFlag.Select | table.selectionModel().SelectionFlag.Rows
        )


def press(shown: MailroomPage, action: str) -> None:
    """Press a button beside the groups."""
    shown.doing.press(action)


def print_everything(shown: MailroomPage) -> None:
    """Print what the list shows: two clicks."""
    press(shown, "print")
    top(PrintDialog).confirm()


def words_of(shown: MailroomPage, column: str) -> list[str]:
    """Return the words of a column of the list in front."""
    model = shown.shown_table.rows
    place = next(at for at, each in enumerate(model.columns) if each.key == column)
    for row in range(model.rowCount()):
        model.data(model.index(row, place))
    model._ask()  # what the event loop would do next
    return [str(model.data(model.index(row, place))) for row in range(model.rowCount())]
