"""Writing in the book at reception (POL-06), and the page of one entry."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from shiboken6 import isValid

from frontdesk.domain.suggestions import AuthorKind, HearBy, SuggestionState
from frontdesk.services.suggestions.deciding import decline
from frontdesk.services.suggestions.filter import SuggestionFilter
from frontdesk.services.suggestions.lists import suggestion_ids, suggestion_rows
from frontdesk.services.suggestions.reviewing import look_at
from frontdesk.services.suggestions.view import suggestion_view
from frontdesk.services.suggestions.views import SuggestionView
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.suggestions.entry import SuggestionPage
from frontdesk.ui.suggestions.actions import SuggestionActions
from frontdesk.ui.suggestions.likely_twins import LikelyTwins
from frontdesk.ui.suggestions.reviewing import SupportDialog
from frontdesk.ui.suggestions.wording import ReasonDialog
from frontdesk.ui.suggestions.writing import WriteDialog
from frontdesk.ui.widgets.field import Field
from frontdesk.ui.widgets.segmented import Segmented
from tests.services.offices import Desk
from tests.services.suggestions.writers import BANCO, view, write
from tests.ui.suggestions.conftest import Told, opened

HOSTILE = "<b>&amp; =cmd() \u202e\u0001 🪑 " + "w" * 4_000


@pytest.fixture
def writing(page: PageContext, told: Told) -> Iterator[WriteDialog]:
    dialog = WriteDialog(page)
    dialog.show()
    yield dialog
    if isValid(dialog):  # one that was confirmed has gone
        dialog.discard()


def fill(dialog: QWidget, text: str, **lines: str) -> None:
    find(dialog, QPlainTextEdit, "words").setPlainText(text)
    for name, value in lines.items():
        find(dialog, QLineEdit, name).setText(value)


def only(desk: Desk) -> SuggestionView:
    """Return the one entry in the book."""
    (row,) = suggestion_rows(desk.ctx, suggestion_ids(desk.ctx, SuggestionFilter()))
    return suggestion_view(desk.ctx, reference=row.reference)


def test_pol_06_an_idea_is_written_down_for_a_customer(writing: WriteDialog, desk: Desk, told: Told) -> None:
    fill(writing, "A bench by the door.", heading="A bench", who="Ngozi Okafor", reach="ngozi@example.org")
    find(writing, Segmented, "hear_by").set_value(HearBy.EMAIL.value)
    writing.confirm()
    found = only(desk)
    assert (found.text, found.title, found.author) == ("A bench by the door.", "A bench", "Ngozi Okafor")
    assert (found.hear_by, found.author_kind) == (HearBy.EMAIL, AuthorKind.CUSTOMER)
    assert found.reference in told.last
    undo = told.notices[-1].undo
    assert undo is not None
    undo()
    assert view(desk, found.reference).state is SuggestionState.TAKEN_BACK


def test_pol_06_staff_write_too(writing: WriteDialog, desk: Desk) -> None:
    fill(writing, "One carton size.")
    find(writing, Segmented, "author").set_value(AuthorKind.STAFF.value)
    writing.confirm()
    assert only(desk).author == "Ana Lind"


def test_an_anonymous_entry_keeps_no_name(writing: WriteDialog, desk: Desk) -> None:
    fill(writing, "The clock is slow.", who="Ngozi Okafor", reach="ngozi@example.org")
    find(writing, QCheckBox, "anonymous").setChecked(True)
    assert not find(writing, Field, "who_field").isEnabled()
    writing.confirm()
    found = only(desk)
    assert (found.author, found.customer, found.hear_by) == ("", None, HearBy.NOTICE)


def test_what_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost(
    writing: WriteDialog, desk: Desk
) -> None:
    writing.confirm()
    assert find(writing, Field, "text_field").error
    fill(writing, "A bench.", who="Ngozi Okafor")
    find(writing, Segmented, "hear_by").set_value(HearBy.LETTER.value)
    writing.confirm()
    assert find(writing, Field, "hear_field").error
    assert find(writing, QPlainTextEdit, "words").toPlainText() == "A bench."
    assert len(suggestion_ids(desk.ctx, SuggestionFilter())) == 0


def test_anything_can_be_written(writing: WriteDialog, desk: Desk) -> None:
    fill(writing, HOSTILE)
    writing.confirm()
    assert "<b>&amp; =cmd()" in only(desk).text


def test_the_page_shows_an_entry_and_takes_a_comment(entry: SuggestionPage, desk: Desk) -> None:
    reference = write(desk)
    entry.show_suggestion(reference)
    assert "bench outside the entrance" in find(entry, QPlainTextEdit, "words").toPlainText()
    fill_note = find(entry, QPlainTextEdit, "note")
    fill_note.setPlainText("The landlord agrees.")
    find(entry, QPushButton, "add_note").click()
    assert [each.text for each in view(desk, reference).comments] == ["The landlord agrees."]
    assert fill_note.toPlainText() == ""


def test_the_next_action_has_the_keyboard_and_is_done_at_once(entry: SuggestionPage, desk: Desk) -> None:
    reference = write(desk)
    entry.show_suggestion(reference)
    find(entry, QPushButton, "action_look_at").click()
    assert view(desk, reference).state is SuggestionState.LOOKING
    offered = (each for each in entry.findChildren(QPushButton, "action_accept") if each.isVisible())
    assert next(offered, None) is not None


def test_pol_08_a_declined_entry_shows_its_reason_and_who_is_to_be_told(
    entry: SuggestionPage, desk: Desk
) -> None:
    reference = write(desk, BANCO)
    decline(desk.ctx, reference=reference, reasons={"": "No hay sitio."})
    entry.show_suggestion(reference)
    facts = entry.facts.model()
    shown = [str(facts.data(facts.index(row, 0))) for row in range(facts.rowCount())]
    assert any("No hay sitio." in each for each in shown)
    tellings = entry.tellings.model()
    assert "To be told" in str(tellings.data(tellings.index(0, 0)))


def test_what_offends_is_kept_from_print_with_a_reason(
    entry: SuggestionPage, actions: SuggestionActions, desk: Desk, window: QWidget
) -> None:
    reference = write(desk)
    entry.show_suggestion(reference)
    actions.act_on("withhold", reference)
    dialog = opened(window, ReasonDialog)
    dialog.confirm()
    assert find(dialog, Field, "words_field").error
    find(dialog, QPlainTextEdit, "words").setPlainText("It names a neighbour.")
    dialog.confirm()
    found = view(desk, reference)
    assert (found.withheld, found.withheld_reason) == (True, "It names a neighbour.")
    assert find(entry, QWidget, "withheld_chip").isVisible()


def test_pol_06_who_wants_what_is_there_joins_it_instead_of_writing_a_twin(
    writing: WriteDialog, desk: Desk, told: Told
) -> None:
    reference = write(desk)
    fill(
        writing, "Please put a bench outside the entrance so that people can wait in the sun", who="Noa Levi"
    )
    similar = writing.findChild(LikelyTwins)
    assert similar is not None
    assert similar.list.isVisible()
    similar.list.opened.emit(reference)
    (dialog,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, SupportDialog)]
    box = find(dialog, QComboBox, "language")
    box.setCurrentIndex(box.findData("fr"))
    dialog.confirm()
    assert [(each.name, each.language) for each in view(desk, reference).supporters] == [("Noa Levi", "fr")]
    assert len(suggestion_ids(desk.ctx, SuggestionFilter())) == 1
    assert not isValid(writing) or not writing.isVisible()
    assert told.last == f"One more wants {reference}"
    look_at(desk.ctx, reference=reference)  # somebody else goes on meanwhile
    undo = told.notices[-1].undo
    assert undo is not None
    undo()
    found = view(desk, reference)
    assert (found.supporters, found.state) == ((), SuggestionState.LOOKING)


def test_nothing_like_it_shows_nothing(writing: WriteDialog, desk: Desk) -> None:
    write(desk)
    fill(writing, "More parking for bicycles behind the house")
    assert not find(writing, QWidget, "similar").isVisible()
