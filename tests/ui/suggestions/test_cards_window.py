"""A scanned sheet of cards is written down by keyboard alone, each card's picture beside its row (POL-06)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton
from shiboken6 import isValid

from frontdesk.domain.suggestions import HearBy, SuggestionSource, SuggestionState
from frontdesk.services.suggestions.filter import SuggestionFilter
from frontdesk.services.suggestions.lists import suggestion_ids
from frontdesk.services.suggestions.papers.forms import FormsWish, make_forms
from frontdesk.services.suggestions.reviewing import look_at
from frontdesk.ui.dialogs.opening import offered
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.suggestions.cards.picture import CardView
from frontdesk.ui.suggestions.cards.row import CardRow
from frontdesk.ui.suggestions.cards.window import CardsDialog
from frontdesk.ui.widgets.choice_box import ChoiceBox
from tests.services.offices import Desk
from tests.services.suggestions.writers import view
from tests.ui.suggestions.conftest import Told

ENTER, SHIFT = Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def cards(page: PageContext, told: Told) -> Iterator[CardsDialog]:
    dialog = CardsDialog(page)
    dialog.show()
    yield dialog
    if isValid(dialog):
        dialog.reject()


def words(row: CardRow) -> QPlainTextEdit:
    return find(row.form, QPlainTextEdit, "words")


def test_pol_06_a_scanned_sheet_is_written_down_row_by_row(
    cards: CardsDialog, desk: Desk, told: Told, tmp_path: Path
) -> None:
    forms = make_forms(desk.ctx, wish=FormsWish(cards=True)).result
    sheet = tmp_path / "sheet.pdf"
    sheet.write_bytes(forms.pdf)
    cards.read_sheets([sheet])
    assert [row.code for row in cards.rows] == list(forms.codes), "in the order of reading"
    assert not cards.findChild(CardView).image.isNull()  # type: ignore[union-attr]  # it is there
    first, second, third, _ = cards.rows
    QTest.keyClicks(words(first), "More light")
    QTest.keyClick(words(first), ENTER, SHIFT)
    QTest.keyClicks(words(first), "by the door")
    QTest.keyClick(words(first), ENTER)
    assert cards.focusWidget() is words(second)
    QTest.keyClicks(words(second), "A clock in the hall")
    find(second.form, QLineEdit, "reach").setText("liam@example.org")
    hear_by = find(second.form, ChoiceBox, "hear_by")
    hear_by.setCurrentIndex(hear_by.findData(HearBy.EMAIL.value))
    find(third.form, QLineEdit, "name").setText("Ada Lind")
    find(cards, QPushButton, "confirm").click()
    assert find(third.form, QLabel, "row_problem").text(), "a name without an idea is no suggestion"
    assert not suggestion_ids(desk.ctx, SuggestionFilter()), "all or none"
    find(third.form, QLineEdit, "name").clear()
    find(cards, QPushButton, "confirm").click()
    assert told.last == "2 suggestions stand in the book"
    found = [view(desk, code) for code in forms.codes[:2]]
    assert [each.text for each in found] == ["More light\nby the door", "A clock in the hall"]
    assert [each.hear_by for each in found] == [HearBy.NOTICE, HearBy.EMAIL]
    assert all(each.source is SuggestionSource.PAPER and each.documents for each in found)
    look_at(desk.ctx, reference=forms.codes[1])
    for expected, state in (
        ("One card was taken back · One stays: somebody went on with it", SuggestionState.TAKEN_BACK),
        ("One suggestion stands in the book", SuggestionState.NEW),
        ("One card was taken back", SuggestionState.TAKEN_BACK),
    ):
        undo = told.notices[-1].undo
        assert undo is not None
        undo()
        assert (told.last, view(desk, forms.codes[0]).state) == (expected, state)
        assert view(desk, forms.codes[1]).state is SuggestionState.LOOKING


def test_what_was_put_aside_comes_back_with_its_pictures(
    page: PageContext, desk: Desk, told: Told, tmp_path: Path
) -> None:
    forms = make_forms(desk.ctx, wish=FormsWish(cards=True)).result
    sheet = tmp_path / "sheet.pdf"
    sheet.write_bytes(forms.pdf)
    dialog = CardsDialog(page)
    dialog.show()
    dialog.read_sheets([sheet])
    QTest.keyClicks(words(dialog.rows[2]), "A coat stand")
    dialog.reject()
    (draft,) = [each for each in page.drafts.stored() if offered(each)]
    again = CardsDialog(page)
    again.draft_name = draft.name
    again.show()
    assert [row.code for row in again.rows] == list(forms.codes)
    assert words(again.rows[2]).toPlainText() == "A coat stand"
    assert all(row.scan is not None for row in again.rows)
    again.discard()


def test_a_hand_scanner_fills_row_after_row(cards: CardsDialog, desk: Desk) -> None:
    codes = make_forms(desk.ctx, wish=FormsWish(cards=True)).result.codes
    (row,) = cards.rows
    QTest.keyClicks(find(row.form, QLineEdit, "code"), codes[0])
    QTest.keyClick(find(row.form, QLineEdit, "code"), ENTER)
    assert cards.focusWidget() is words(row)
    QTest.keyClicks(words(row), "A bench")
    QTest.keyClick(words(row), ENTER)
    row = cards.rows[1]
    assert cards.focusWidget() is find(row.form, QLineEdit, "code")
    QTest.keyClicks(words(row), codes[1])  # scanned while the keyboard stood in the words
    QTest.keyClick(words(row), ENTER)
    assert (row.code, words(row).toPlainText()) == (codes[1], "")
    kept = cards.values()["rows"]
    assert [each["code"] for each in kept] == list(codes[:2])
    cards.rows[0].restore({**kept[0], "words": "Two benches"})
    assert words(cards.rows[0]).toPlainText() == "Two benches"
