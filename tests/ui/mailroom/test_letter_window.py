"""Writing a letter: whom, what, by which way, with the page as it will be beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from frontdesk.domain.errors import NotFoundError
from frontdesk.domain.kinds import CorrespondenceState, LetterKind, Way
from frontdesk.services.correspondence import (
    LetterEntry,
    OwnWords,
    edit_letter,
    read_letter,
    write_letter,
)
from frontdesk.services.correspondence.facts import FACTS
from frontdesk.ui.drafts.draft import DraftFolder
from frontdesk.ui.forms.loading import find
from frontdesk.ui.letters.page_preview import PagePreview
from frontdesk.ui.look.breaking import BREAK
from frontdesk.ui.mail.beginning import LetterBeginning
from frontdesk.ui.mail.desk import LetterDesk
from frontdesk.ui.mail.window import LetterWindow
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.widgets.dates import DateField
from frontdesk.ui.widgets.field import Field
from frontdesk.ui.widgets.lookup_field import LookupField
from frontdesk.ui.widgets.segmented import Segmented
from tests.services.contacts import CALL, REFERRED_LETTER, ROSA, begin
from tests.services.mailroom.letters import APOLOGY, FREE, found, text_of
from tests.services.offices import Desk
from tests.ui.mailroom.conftest import Told

REFERENCE = "26-00001-0"
NO_FONTS = "\U0003fffd"  # a character that is not given out, and that no font has


@pytest.fixture
def case(desk: Desk) -> str:
    """A complaint by letter, with somebody who has it."""
    return begin(desk, REFERRED_LETTER)


@pytest.fixture
def letters(page: PageContext, tmp_path: Path, window: QWidget) -> LetterDesk:
    """The desk at which letters are written."""
    return LetterDesk(page, DraftFolder(tmp_path / "drafts"), window)


def write(letters: LetterDesk, beginning: LetterBeginning) -> LetterWindow:
    opened = letters.open(beginning)
    opened.show_preview()
    return opened


def fact(opened: LetterWindow, name: str) -> QWidget:
    """Return the input of a fact."""
    return find(opened, Field, f"fact_{name}").input


def type_fact(opened: LetterWindow, name: str, text: str) -> None:
    """Type into the input of a fact."""
    put_in = fact(opened, name)
    if isinstance(put_in, QPlainTextEdit):
        put_in.setPlainText(text)
    else:
        assert isinstance(put_in, QLineEdit)
        put_in.setText(text)


def choose_kind(opened: LetterWindow, kind: LetterKind) -> None:
    box = find(opened, QComboBox, "kind")
    box.setCurrentIndex(box.findData(kind.value))


def page_text(opened: LetterWindow) -> str:
    """Return what the preview says."""
    opened.show_preview()
    return text_of(opened.preview.pdf)


def test_a_letter_is_shown_while_it_is_written_and_waits_when_it_is_done(
    desk: Desk, case: str, letters: LetterDesk, told: Told
) -> None:
    opened = write(letters, LetterBeginning(case=case, kind=LetterKind.APOLOGY))
    assert find(opened, QLabel, "about").text() == f"{case} · Rosa Delgado · Parcel left in the rain"
    assert "…" in page_text(opened)
    type_fact(opened, "done", "A new vase is on its way.")
    assert "A new vase is on its way." in page_text(opened)
    saved: list[int] = []
    opened.saved.connect(saved.append)
    opened.save()
    letter = found(desk, saved[0])
    assert (letter.state, letter.kind, letter.way) == (
        CorrespondenceState.PENDING,
        LetterKind.APOLOGY,
        Way.LETTER,
    )
    assert letter.facts["done"] == "A new vase is on its way."
    assert not letters.windows
    assert not letters.waiting()
    told.undo()
    with pytest.raises(NotFoundError):
        found(desk, saved[0])


@pytest.mark.parametrize("kind", [kind for kind in LetterKind if kind is not LetterKind.SUGGESTION_OUTCOME])
def test_every_kind_asks_for_what_it_has_to_be_told(case: str, letters: LetterDesk, kind: LetterKind) -> None:
    opened = write(letters, LetterBeginning(case=case))
    choose_kind(opened, kind)
    for each in FACTS[kind]:
        assert find(opened, Field, f"fact_{each.name}").isVisible()
    assert page_text(opened)


def test_what_is_missing_is_told_beside_its_field_and_may_stay_missing_in_a_draft(
    desk: Desk, case: str, letters: LetterDesk
) -> None:
    opened = write(letters, LetterBeginning(case=case, kind=LetterKind.MISSING_INFORMATION))
    opened.save()
    assert find(opened, Field, "fact_needed").error
    type_fact(opened, "needed", "The number of the order\nA photograph")
    type_fact(opened, "needed_by", "neverday")
    opened.save()
    assert not find(opened, Field, "fact_needed").error
    assert find(opened, Field, "fact_needed_by").error
    type_fact(opened, "needed_by", "")
    saved: list[int] = []
    opened.saved.connect(saved.append)
    opened.save_draft()
    letter = found(desk, saved[0])
    assert letter.state is CorrespondenceState.DRAFT
    assert letter.facts == {"needed": ["The number of the order", "A photograph"]}


def test_ones_own_words_begin_with_those_of_the_template(desk: Desk, case: str, letters: LetterDesk) -> None:
    opened = write(letters, LetterBeginning(case=case, kind=LetterKind.APOLOGY))
    type_fact(opened, "done", "A new vase is on its way.")
    find(opened, Segmented, "words").set_value("own")
    text = find(opened, QPlainTextEdit, "text")
    assert "A new vase is on its way." in text.toPlainText()
    text.setPlainText("")
    opened.save()
    assert find(opened, Field, "text_field").error
    text.setPlainText("We are sorry.\n\nTruly.")
    saved: list[int] = []
    opened.saved.connect(saved.append)
    opened.save()
    words = found(desk, saved[0]).words
    assert words is not None
    assert words.paragraphs == ("We are sorry.", "Truly.")


def test_a_letter_to_somebody_found_by_name_or_reference(
    desk: Desk, case: str, letters: LetterDesk, told: Told
) -> None:
    opened = write(letters, LetterBeginning())
    assert find(opened, QLabel, "preview_problem").text()
    whom = find(opened, LookupField, "whom")
    opened.save()
    assert find(opened, Field, "to_field").error
    whom.asked.emit("rosa")
    opened.addressee._pick(1)
    assert opened.addressee.customer == 1
    kinds = find(opened, QComboBox, "kind")
    assert kinds.findData("answer") == -1
    assert kinds.findData("suggestion_outcome") >= 0
    whom.asked.emit(case)
    opened.addressee._pick(case)
    assert kinds.findData("answer") >= 0
    assert "Rosa Delgado" in find(opened, QLabel, "about").text()
    opened.addressee._forget()
    assert opened.addressee.case == ""


def test_a_letter_that_waits_is_changed_unless_somebody_else_has(
    desk: Desk, case: str, letters: LetterDesk
) -> None:
    id_ = write_letter(desk.ctx, entry=APOLOGY, case=case).result
    opened = write(letters, LetterBeginning(letter=id_, case=case))
    assert letters.open(LetterBeginning(letter=id_, case=case)) is opened
    assert find(opened, QComboBox, "kind").count() == 1
    assert "A new vase" in page_text(opened)
    edit_letter(desk.ctx, id=id_, entry=replace(APOLOGY, facts={"done": "Another."}))
    type_fact(opened, "done", "Mine.")
    opened.save()
    assert find(opened, QLabel, "problem").text()
    assert found(desk, id_).facts["done"] == "Another."


def test_what_a_letter_says_in_ones_own_words_is_shown_again(
    desk: Desk, case: str, letters: LetterDesk
) -> None:
    own = OwnWords("Forgive us", ("One.", "Two."), "Yours")
    entry = replace(FREE, words=own, language="fr", enclosures=("A voucher", "A map"))
    id_ = write_letter(desk.ctx, entry=entry, case=case).result
    opened = write(letters, LetterBeginning(letter=id_))
    assert find(opened, QPlainTextEdit, "text").toPlainText() == "One.\n\nTwo."
    assert find(opened, QComboBox, "language").currentData() == "fr"
    opened.save()
    kept = found(desk, id_)
    assert (kept.words, kept.enclosures, kept.language) == (own, ("A voucher", "A map"), "fr")


def test_an_email_is_shown_as_text(desk: Desk, letters: LetterDesk) -> None:
    reference = begin(desk, CALL, customer=replace(ROSA, emails=("rosa@example.org",)))
    opened = write(letters, LetterBeginning(case=reference, kind=LetterKind.FREE))
    find(opened, Segmented, "way").set_value("email")
    type_fact(opened, "text", "Your parcel is on its way.")
    opened.show_preview()
    shown = [each for each in opened.findChildren(QPlainTextEdit) if each.isReadOnly() and each.isVisible()]
    assert "Your parcel is on its way." in shown[0].toPlainText()


def test_of_many_key_presses_the_last_one_is_shown(
    threaded: PageContext, case: str, window: QWidget, tmp_path: Path, qtbot: QtBot
) -> None:
    letters = LetterDesk(threaded, DraftFolder(tmp_path / "drafts"), window)
    opened = letters.open(LetterBeginning(case=case, kind=LetterKind.FREE))
    looked: list[str] = []
    opened.preview.shown.connect(lambda: looked.append(text_of(opened.preview.pdf)))
    words = "Nobody has asked for it."
    qtbot.keyClicks(fact(opened, "text"), words)
    qtbot.waitUntil(lambda: bool(looked) and words in looked[-1])
    assert len(looked) <= len(words)


def test_a_page_is_seen_not_to_be_the_letter_while_it_cannot_be_drawn(
    desk: Desk, case: str, letters: LetterDesk
) -> None:
    opened = write(letters, LetterBeginning(case=case, kind=LetterKind.FREE))
    assert told_of(opened) == (False, "")
    type_fact(opened, "text", f"To {NO_FONTS}")
    dimmed, said = told_of(opened)
    assert dimmed
    assert said.startswith(f"No font on this computer has these characters: {NO_FONTS} (U+3FFFD).")
    type_fact(opened, "text", "To you")
    assert told_of(opened) == (False, "")


def told_of(opened: LetterWindow) -> tuple[bool, str]:
    """Return whether the page is dimmed, and what is said above it."""
    problem = find(opened, QLabel, "preview_problem")
    said = problem.text().replace(BREAK, "") if problem.isVisible() else ""
    return find(opened, PagePreview, "").dimmed, said


def test_a_missed_call_names_every_try(desk: Desk, case: str, letters: LetterDesk) -> None:
    entry = LetterEntry(
        LetterKind.CALLBACK_MISSED, Way.POSTCARD, {"tries": ["2026-11-20T10:00+00:00"]}, draft=True
    )
    id_ = write_letter(desk.ctx, entry=entry, case=case).result
    opened = write(letters, LetterBeginning(letter=id_))
    tried = find(opened, Field, "fact_tries").findChild(DateField)
    assert tried is not None
    assert tried.date == date(2026, 11, 20)
    opened.save()
    assert found(desk, id_).facts["tries"] == ["2026-11-20T10:00:00+00:00"]


def test_the_keyboard_alone_writes_a_letter(desk: Desk, case: str, letters: LetterDesk, qtbot: QtBot) -> None:
    opened = write(letters, LetterBeginning(case=case, kind=LetterKind.FREE))
    qtbot.waitUntil(opened.isActiveWindow)
    QTest.keyClicks(opened.focusWidget(), "Your parcel")
    QTest.keyClick(opened.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClicks(opened.focusWidget(), "It is on its way.")
    with qtbot.waitSignal(opened.saved) as saved:
        QTest.keyClick(opened.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    letter = read_letter(desk.ctx, id=saved.args[0])
    assert letter.facts == {"subject": "Your parcel", "text": "It is on its way."}


# Drafts


def test_what_is_put_aside_is_offered_again(desk: Desk, case: str, letters: LetterDesk) -> None:
    opened = write(letters, LetterBeginning(case=case, kind=LetterKind.APOLOGY))
    type_fact(opened, "done", "Half a")
    find(opened, QPlainTextEdit, "enclosures").setPlainText("A voucher")
    opened.close()
    (draft,) = letters.waiting()
    again = letters.resume(draft)
    assert again.letter.kind is LetterKind.APOLOGY
    assert again.entry.facts == {"done": "Half a"}
    assert again.entry.enclosures == ("A voucher",)
    assert letters.waiting() == ()
    assert "Half a" in page_text(again)


def test_a_change_that_was_put_aside_is_about_the_same_letter(
    desk: Desk, case: str, letters: LetterDesk
) -> None:
    id_ = write_letter(desk.ctx, entry=APOLOGY, case=case).result
    opened = write(letters, LetterBeginning(letter=id_))
    type_fact(opened, "offer", "A voucher")
    opened.close()
    letters.resume_all()
    (again,) = letters.windows
    assert again.entry.facts == {"done": "A new vase is on its way.", "offer": "A voucher"}
    again.save()
    assert found(desk, id_).facts["offer"] == "A voucher"


def test_nothing_typed_leaves_nothing_and_what_is_given_up_is_taken_back(
    desk: Desk, case: str, letters: LetterDesk, told: Told
) -> None:
    write(letters, LetterBeginning(case=case)).close()
    assert not letters.waiting()
    opened = write(letters, LetterBeginning(case=case))
    type_fact(opened, "subject", "Your parcel")
    find(opened, QPushButton, "discard").click()
    assert not letters.waiting()
    assert not letters.windows
    told.undo()
    (again,) = letters.windows
    assert again.entry.facts == {"subject": "Your parcel"}
    letters.close_all()
