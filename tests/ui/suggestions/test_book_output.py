"""What the page of the suggestion book prints: each paper is shown first; a printed notice tells people."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from frontdesk.domain.suggestions import TellingState
from frontdesk.services.suggestions.deciding import finish
from frontdesk.ui.dialogs.pdf_view import PdfWindow
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.suggestions.page import SuggestionsPage
from frontdesk.ui.suggestions.blank_forms import BlankFormsDialog
from frontdesk.ui.widgets.search_field import SearchField
from tests.services.offices import Desk
from tests.services.suggestions.writers import NAMELESS, tellings, write
from tests.ui.suggestions.conftest import Told

PAPERS = [
    "The book, by date",
    "The book, by theme",
    "Notice “You said, we did”",
    "Notice with pictures",
    "Blank pages to write on",
    "Blank cards to write on",
    "The book in figures",
]


def choose(book: SuggestionsPage, text: str) -> None:
    """Choose an entry of the menu."""
    menu = find(book, QPushButton, "print_book").menu()
    (action,) = [each for each in menu.actions() if each.text() == text]
    action.trigger()


def shown() -> PdfWindow:
    """Return the one paper that is shown."""
    (window,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, PdfWindow)]
    return window


@pytest.mark.parametrize("text", PAPERS)
def test_what_is_printed_is_shown_first(book: SuggestionsPage, desk: Desk, text: str) -> None:
    reference = write(desk, NAMELESS)
    finish(desk.ctx, reference=reference, changes={"": "It is set by radio now."})
    choose(book, text)
    for asked in book.findChildren(BlankFormsDialog):
        find(asked, QSpinBox, "sheets").setValue(3)
        asked.confirm()
    window = shown()
    assert window.pages == 3 if "Blank" in text else window.pages >= 1
    window.close()
    assert len(tellings(desk, reference)) == 1, "to look at it tells nobody"


def test_pol_07_a_notice_that_came_out_of_the_printer_tells_people(
    book: SuggestionsPage, desk: Desk, told: Told
) -> None:
    reference = write(desk, NAMELESS)
    finish(desk.ctx, reference=reference, changes={"": "It is set by radio now."})
    choose(book, "Notice “You said, we did”")
    window = shown()
    window._was_taken()
    window.close()
    assert len(tellings(desk, reference, TellingState.TOLD)) == 1
    assert told.last == "one person is told by the notice"


def test_the_form_for_the_website_is_saved(
    book: SuggestionsPage, page: PageContext, tmp_path: Path, told: Told
) -> None:
    target = tmp_path / "form.html"
    book.output.write_web_form(target)
    assert "frontdesk-suggestion" in target.read_text(encoding="utf-8")
    assert "form.html" in told.last


def test_what_is_shown_is_saved_as_a_table_without_live_formulas(
    book: SuggestionsPage, desk: Desk, tmp_path: Path, told: Told, qtbot: QtBot
) -> None:
    write(desk, text='=HYPERLINK("http://example.org","A clock in the hall")', title="", anonymous=True)
    write(desk)
    for name in ("book.csv", "book.xlsx"):
        book.output.write_table(tmp_path / name)
        assert name in told.last
    assert "'=HYPERLINK" in (tmp_path / "book.csv").read_text(encoding="utf-8-sig")
    with qtbot.waitSignal(book.filter.changed):
        find(book, SearchField, "text").setText("bench")
    book.output.write_table(tmp_path / "narrow.csv")
    saved = (tmp_path / "narrow.csv").read_text(encoding="utf-8-sig")
    assert "A bench by the entrance" in saved
    assert "HYPERLINK" not in saved
