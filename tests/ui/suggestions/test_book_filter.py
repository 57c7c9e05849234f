"""A long book is narrowed down, ordered, and read on by the keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from frontdesk.domain.suggestions import SuggestionState
from frontdesk.services.suggestions.board import CARDS
from frontdesk.services.suggestions.withholding import withhold
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.suggestions.page import Shape, SuggestionsPage
from frontdesk.ui.suggestions.actions import SuggestionActions
from frontdesk.ui.widgets.search_field import SearchField
from frontdesk.ui.widgets.segmented import Segmented
from tests.services.offices import Desk
from tests.services.suggestions.writers import write
from tests.ui.suggestions.conftest import Told


def keys_of(book: SuggestionsPage) -> list[str]:
    return [card.key for card in book.board.views[0].cards.cards]


def choose(book: SuggestionsPage, name: str, value: str) -> None:
    box = find(book, QComboBox, name)
    box.setCurrentIndex(box.findData(value))


def test_every_entry_is_reached_however_long_a_column_is(
    book: SuggestionsPage, desk: Desk, told: Told, qtbot: QtBot
) -> None:
    written = [write(desk, title=f"Lamp number {at}") for at in range(CARDS + 2)]
    bench = write(desk, text="More benches, please.", title="", theme="Yard")
    book.refresh()
    column = book.board.views[0]
    column.setFocus()
    assert column.cards.rowCount() == CARDS
    QTest.keyClick(column, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: column.cards.rowCount() == CARDS + 3)
    book.refresh()  # what was read on stays there
    assert sorted(keys_of(book)) == sorted([*written, bench])

    text = find(book, SearchField, "text")
    with qtbot.waitSignal(book.filter.changed):
        QTest.keyClicks(text, "bench yar")
    assert keys_of(book) == [bench]
    QTest.keyClick(text, Qt.Key.Key_Return)
    assert column.hasFocus()
    with qtbot.waitSignal(book.filter.changed):
        QTest.keyClicks(text, "xyz")
    assert not book.board.isVisible()
    with qtbot.waitSignal(book.filter.changed):
        QTest.keyClick(text, Qt.Key.Key_Escape)

    choose(book, "order", "oldest")
    assert keys_of(book)[0] == written[0]
    withhold(desk.ctx, reference=bench, reason="It names somebody.")
    choose(book, "narrow", "withheld")
    assert keys_of(book) == [bench]

    choose(book, "narrow", "all")
    find(book, Segmented, "shape").set_value(Shape.LIST.value)
    more = SuggestionState.NEW
    book.list.choose(more)
    assert book.list.current_key is more
    QTest.keyClick(book.list, Qt.Key.Key_Return)
    assert book.list.current_key != more
    assert book.list.model().rowCount() == 1 + CARDS + 3  # the heading, and all of them


def test_the_keyboard_is_on_the_first_card_as_soon_as_there_is_one(
    page: PageContext, actions: SuggestionActions, desk: Desk, qtbot: QtBot
) -> None:
    first = write(desk)
    made = SuggestionsPage(page, actions)
    qtbot.addWidget(made)
    made.show()
    made.shown()
    made.refresh()
    assert made.focusWidget() is made.board.views[0]
    assert made.board.views[0].key == first
