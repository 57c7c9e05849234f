"""A card that comes back is written down under its own code, wherever the scanner typed it (POL-06)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton
from shiboken6 import isValid

from frontdesk.domain.suggestions import SuggestionSource
from frontdesk.services.suggestions.references import reserve_codes
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.suggestions.writing import WriteDialog
from frontdesk.ui.widgets.field import Field
from tests.services.offices import Desk
from tests.services.suggestions.writers import view, write
from tests.ui.suggestions.conftest import Told


@pytest.fixture
def writing(page: PageContext, told: Told) -> Iterator[WriteDialog]:
    dialog = WriteDialog(page)
    dialog.show()
    yield dialog
    if isValid(dialog):
        dialog.discard()


def test_pol_06_a_code_scanned_into_the_words_goes_to_its_field(writing: WriteDialog, desk: Desk) -> None:
    (code,) = reserve_codes(desk.ctx, count=1).result
    words, field = find(writing, QPlainTextEdit, "words"), find(writing, QLineEdit, "code")
    QTest.keyClicks(words, code.replace("-", ""))
    QTest.keyClick(words, Qt.Key.Key_Return)
    QTest.keyClicks(words, "More light by the door.")
    assert (field.text(), words.toPlainText()) == (code, "More light by the door.")
    writing.confirm()
    found = view(desk, code)
    assert (found.text, found.source) == ("More light by the door.", SuggestionSource.PAPER)


def test_a_card_that_is_in_the_book_is_opened_instead(writing: WriteDialog, desk: Desk, told: Told) -> None:
    reference = write(desk)
    writing.take_code(reference)
    assert told.shown == [reference]
    assert "A bench by the entrance" in told.last
    assert not isValid(writing) or not writing.isVisible()


def test_a_misread_code_is_refused_beside_it(writing: WriteDialog) -> None:
    writing.take_code("S26-00001-1")
    assert find(writing, Field, "code_field").error
    assert writing.isVisible()


def test_the_enter_of_a_scanner_presses_no_button(writing: WriteDialog, desk: Desk) -> None:
    (code,) = reserve_codes(desk.ctx, count=1).result
    find(writing, QPushButton, "cancel").setDefault(True)  # as Qt does where the window has the keyboard
    for name in ("code", "heading"):
        QTest.keyClicks(find(writing, QLineEdit, name), code)
        QTest.keyClick(find(writing, QLineEdit, name), Qt.Key.Key_Return)
    assert isValid(writing)
    assert writing.isVisible()
