"""The suggestion book's pages, and what they told and asked of the window."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from frontdesk.ui.dialogs.actions import CaseActions
from frontdesk.ui.page_context import PageContext, Tell
from frontdesk.ui.pages.suggestions.entry import SuggestionPage
from frontdesk.ui.pages.suggestions.page import SuggestionsPage
from frontdesk.ui.suggestions.actions import SuggestionActions

W = TypeVar("W", bound=QWidget)


@dataclass(slots=True)
class Told:
    """What the window is told and asked for."""

    notices: list[Tell] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    letters: list[int] = field(default_factory=list)

    @property
    def last(self) -> str:
        """The notice that stands at the foot."""
        return self.notices[-1].text


@pytest.fixture
def told(page: PageContext) -> Told:
    """Collect what is told."""
    made = Told()
    page.bus.tell.connect(made.notices.append)
    page.bus.show_suggestion.connect(made.shown.append)
    page.bus.show_letter.connect(made.letters.append)
    return made


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Give the window that dialogs belong to."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def actions(page: PageContext, window: QWidget) -> SuggestionActions:
    return SuggestionActions(page, window)


@pytest.fixture
def book(qtbot: QtBot, page: PageContext, actions: SuggestionActions, told: Told) -> SuggestionsPage:
    """Give the page of the book, shown, following the news."""
    made = SuggestionsPage(page, actions)
    qtbot.addWidget(made)
    page.bus.changed.connect(lambda change: made.refresh() if made.concerns(change) else None)
    made.resize(1080, 640)
    made.show()
    made.refresh()
    return made


@pytest.fixture
def entry(qtbot: QtBot, page: PageContext, actions: SuggestionActions, window: QWidget) -> SuggestionPage:
    made = SuggestionPage(page, actions, CaseActions(page, window))
    qtbot.addWidget(made)
    page.bus.changed.connect(lambda change: made.refresh() if made.concerns(change) else None)
    made.resize(1080, 640)
    made.show()
    return made


def opened(window: QWidget, kind: type[W]) -> W:
    """Return the dialog of a kind that is open."""
    return next(each for each in window.findChildren(kind) if each.isVisible())
