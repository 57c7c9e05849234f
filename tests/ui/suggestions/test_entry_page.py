"""What is done from the page of an entry: it is corrected, merged, split, linked and given photos."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QImage, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QMenu, QPlainTextEdit, QPushButton, QWidget

from frontdesk.domain.suggestions import HearBy, Size, SuggestionState, TellingState
from frontdesk.services.suggestions.deciding import decline
from frontdesk.services.suggestions.entry import SupporterEntry
from frontdesk.services.suggestions.supporting import support
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.suggestions.entry import SuggestionPage
from frontdesk.ui.suggestions.actions import SuggestionActions
from frontdesk.ui.suggestions.belonging import LinkCaseDialog, MergeDialog, SplitDialog
from frontdesk.ui.suggestions.correcting import CorrectDialog
from frontdesk.ui.suggestions.outcome import SayAlsoDialog
from frontdesk.ui.suggestions.reviewing import WeighDialog
from frontdesk.ui.widgets.lookup_field import LookupField
from frontdesk.ui.widgets.segmented import Segmented
from tests.services.contacts import LETTER, begin
from tests.services.offices import Desk
from tests.services.suggestions.writers import BENCH, ROSA, view, write
from tests.ui.suggestions.conftest import Told, opened

S = SuggestionState
TWO = "Put a bench by the door. Mend the clock in the hall."


def menu_of(entry: SuggestionPage) -> list[str]:
    menu = entry.findChildren(QPushButton, "action_more")[-1].menu()  # those before are on their way out
    assert menu is not None
    return [each.text() for each in menu.actions() if each.text()]


def take_back(told: Told) -> None:
    undo = told.notices[-1].undo
    assert undo is not None
    undo()


def test_what_was_written_down_is_put_right_and_taken_back(
    actions: SuggestionActions, window: QWidget, desk: Desk, told: Told
) -> None:
    reference = write(desk)
    before = view(desk, reference)
    actions.act("correct", before)
    dialog = opened(window, CorrectDialog)
    find(dialog, QPlainTextEdit, "words").setPlainText("A bench in the shade.")
    find(dialog, QLineEdit, "place").setText("Yard")
    find(dialog, QCheckBox, "print_name").setChecked(True)
    dialog.confirm()
    found = view(desk, reference)
    assert (found.text, found.place, found.print_name) == ("A bench in the shade.", "Yard", True)
    assert (found.customer, found.hear_by, found.title) == (before.customer, HearBy.EMAIL, BENCH.title)
    take_back(told)
    assert view(desk, reference).text == BENCH.text


def test_before_a_name_is_erased_for_good_it_is_said_so(
    actions: SuggestionActions, window: QWidget, desk: Desk, told: Told, page: PageContext
) -> None:
    reference = write(desk)
    actions.act("correct", view(desk, reference))
    dialog = opened(window, CorrectDialog)
    warning, box = find(dialog, QLabel, "unnaming"), find(dialog, QCheckBox, "anonymous")
    assert not warning.isVisible()
    box.setChecked(True)
    assert "for good" in warning.text().replace("\u200b", "")
    assert warning.isVisible()
    dialog.confirm()
    assert (view(desk, reference).author, told.notices[-1].undo) == ("", None)
    assert told.last == "Corrected; who wrote it is kept nowhere any more"
    assert not page.drafts.stored(), "a draft would keep the name"
    actions.act("correct", view(desk, reference))
    assert not find(opened(window, CorrectDialog), QLabel, "unnaming").isVisible(), "nothing is left to erase"


def test_effort_and_benefit_are_weighed_and_emptied_again(
    actions: SuggestionActions, window: QWidget, desk: Desk, told: Told
) -> None:
    reference = write(desk)
    for chosen, expected in ((Size.SMALL.value, Size.SMALL), ("", None)):
        actions.act("weigh", view(desk, reference))
        dialog = opened(window, WeighDialog)
        assert find(dialog, Segmented, "benefit").value == ""
        find(dialog, Segmented, "effort").set_value(chosen)
        dialog.confirm()
        assert (view(desk, reference).effort, view(desk, reference).benefit) == (expected, None)
    take_back(told)
    assert view(desk, reference).effort is Size.SMALL


def test_a_twin_is_looked_up_merged_and_parted_again(
    actions: SuggestionActions, window: QWidget, desk: Desk, told: Told, entry: SuggestionPage
) -> None:
    kept = write(desk, text="Seats for those who wait", title="Somewhere to sit")
    likely, twin = write(desk), write(desk)
    actions.act("merge", view(desk, twin))
    dialog = opened(window, MergeDialog)
    assert dialog.twins.model().rowCount() >= 1  # the likely ones are at hand
    dialog.twins.opened.emit(likely)
    assert find(dialog, LookupField, "other").text() == likely
    find(dialog, LookupField, "other").clear()
    QTest.keyClicks(find(dialog, LookupField, "other"), "somewhere")
    find(dialog, LookupField, "other").setText(kept)
    dialog.confirm()
    assert (view(desk, twin).state, view(desk, twin).merged_into) == (S.MERGED, kept)
    entry.show_suggestion(twin)
    entry.facts.opened.emit(kept)
    assert told.shown == [kept]
    take_back(told)
    assert (view(desk, twin).state, view(desk, kept).support) == (S.NEW, 0)


def test_what_is_selected_becomes_an_entry_by_itself_and_is_joined_again(
    actions: SuggestionActions, window: QWidget, desk: Desk, told: Told
) -> None:
    reference = write(desk, text=TWO)
    actions.act("split", view(desk, reference))
    dialog = opened(window, SplitDialog)
    first = find(dialog, QPlainTextEdit, "remaining")
    cursor = first.textCursor()
    cursor.setPosition(TWO.index("Mend"))
    cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    first.setTextCursor(cursor)
    find(dialog, QPushButton, "take_over").click()
    dialog.confirm()
    assert view(desk, reference).text == "Put a bench by the door."
    second = told.last.split()[-1]
    assert view(desk, second).text == "Mend the clock in the hall."
    assert view(desk, second).split_from == reference
    take_back(told)
    assert (view(desk, reference).text, view(desk, second).state) == (TWO, S.TAKEN_BACK)


def test_a_case_is_linked_and_unlinked_from_the_menu(
    actions: SuggestionActions, window: QWidget, desk: Desk, told: Told, entry: SuggestionPage
) -> None:
    reference, case = write(desk), begin(desk, LETTER)
    actions.act("link_case", view(desk, reference))
    dialog = opened(window, LinkCaseDialog)
    find(dialog, LookupField, "other").setText(case)
    dialog.confirm()
    entry.show_suggestion(reference)
    unlink = f"Unlink {case}"
    assert unlink in menu_of(entry)
    actions.unlink(view(desk, reference), case)
    assert unlink not in menu_of(entry)
    take_back(told)
    assert [each.reference for each in view(desk, reference).cases] == [case]


def test_somebody_who_does_not_want_it_after_all_is_taken_off_and_brought_back(
    desk: Desk, told: Told, entry: SuggestionPage
) -> None:
    reference = write(desk)
    support(desk.ctx, reference=reference, entry=SupporterEntry(ROSA, HearBy.LETTER))
    entry.show_suggestion(reference)
    menu = entry.findChildren(QPushButton, "action_more")[-1].menu()
    assert menu is not None
    every = [each for part in menu.findChildren(QMenu) for each in part.actions()]
    next(each for each in every if each.text() == ROSA.name).trigger()
    assert (view(desk, reference).supporters, view(desk, reference).support) == ((), 0)
    assert "No longer wanted by" not in menu_of(entry)
    take_back(told)
    assert [each.name for each in view(desk, reference).supporters] == [ROSA.name]


def test_photos_are_dropped_onto_the_page_and_what_is_none_is_refused(
    entry: SuggestionPage, desk: Desk, told: Told, tmp_path: Path
) -> None:
    reference = write(desk)
    entry.show_suggestion(reference)
    photo, text = tmp_path / "place.png", tmp_path / "place.txt"
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    assert image.save(str(photo))
    text.write_text("no picture")
    drop(entry, photo)
    assert [each.name for each in view(desk, reference).documents] == ["place.png"]
    assert entry.photos.list.model().rowCount() == 1
    drop(entry, text)
    assert find(entry, QLabel, "photos_hint").property("look") == "error"
    entry.photos.add([str(photo)])  # as the dialog gives it
    assert len(view(desk, reference).documents) == 2
    take_back(told)
    assert len(view(desk, reference).documents) == 1


def drop(entry: SuggestionPage, file: Path) -> None:
    """Drop a file onto the page."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    actions, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    dropped = QDropEvent(QPointF(9, 9), actions, data, button, Qt.KeyboardModifier.NoModifier)
    assert entry.photos.eventFilter(entry, dropped)


def test_pol_08_what_was_not_said_in_a_language_is_said_later(
    actions: SuggestionActions, window: QWidget, desk: Desk
) -> None:
    reference = write(desk)
    support(desk.ctx, reference=reference, entry=SupporterEntry(ROSA, HearBy.LETTER))
    decline(desk.ctx, reference=reference, reasons={"": "There is no room."})
    (rosa,) = (each for each in view(desk, reference).tellings if each.supporter)
    assert rosa.problem is not None
    actions.telling.do(rosa)  # the next thing for her is that it is said
    dialog = opened(window, SayAlsoDialog)
    assert next(iter(dialog.edits)) == "es"  # what is missing comes first
    dialog.edits["es"].setPlainText("No hay sitio.")
    dialog.confirm()
    found = view(desk, reference)
    assert found.reasons == {"en": "There is no room.", "es": "No hay sitio."}
    (rosa,) = (each for each in found.tellings if each.supporter)
    assert (rosa.telling, rosa.problem) == (TellingState.OWED, None)
