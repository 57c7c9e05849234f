"""Writing at the counter: step by step, in the writer's language, and nothing of it is left for the next."""

from __future__ import annotations

from dataclasses import replace
from typing import NoReturn

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QLineEdit, QScroller
from pytestqt.qtbot import QtBot

from frontdesk.domain.errors import StoreError
from frontdesk.domain.suggestions import HearBy, SuggestionSource
from frontdesk.services.context import Context
from frontdesk.services.suggestions.reviewing import look_at
from frontdesk.services.suggestions.tidying import LONGEST
from frontdesk.ui.counter import writing as counter_writing
from frontdesk.ui.counter.big_button import BigButton
from frontdesk.ui.counter.written import Written
from frontdesk.ui.forms.loading import find
from frontdesk.ui.look.theme import Scheme, Theme
from frontdesk.ui.page_context import PageContext
from frontdesk.words import languages
from tests.services.suggestions.writers import view, write
from tests.ui.counter.conftest import RULES, Visitor, seen_and_heard, tap

TEXT = "Bitte stellen Sie eine Uhr in die Halle."
SECRET = "Zebra-Quark"
STRANGE = "<b>&amp; =cmd() \u202e\u0007\x00 🪑 שלום \ud83d مرحبا"


def write_by_letter(visitor: Visitor, name: str) -> None:
    """Take every step up to sending."""
    visitor.write(TEXT)
    visitor.on()
    visitor.press("choice_0")
    visitor.on()
    visitor.type("name", name)
    visitor.on()
    visitor.writing.hear.choose(HearBy.LETTER)
    visitor.type("street", "5 Mill Lane")
    visitor.type("city", "London")


def test_pol_06_a_visitor_writes_in_their_language_and_notes_a_code(visitor: Visitor) -> None:
    visitor.press("language_de")
    write_by_letter(visitor, "Rosa Delgado")
    visitor.on()
    (entry,) = visitor.entries()
    assert (entry.text, entry.author, entry.hear_by) == (TEXT, "Rosa Delgado", HearBy.LETTER)
    assert (entry.theme, entry.language, entry.source) == ("The building", "de", SuggestionSource.COUNTER)
    assert visitor.writing.thanks.code == entry.reference
    assert find(visitor.writing, QLabel, "told").text().endswith("Sie hören per Brief von uns.")
    assert {event.who for event in entry.timeline} == {"Counter"}  # nobody of the staff wrote it
    shown = seen_and_heard(visitor.writing)
    assert not [each for each in (TEXT, "Rosa Delgado", "5 Mill Lane") if each in shown]
    visitor.press("done")
    assert entry.reference not in seen_and_heard(visitor.writing)
    assert visitor.writing.language == "en"


def test_whoever_stays_anonymous_is_asked_nothing_more(visitor: Visitor) -> None:
    visitor.write(TEXT)
    visitor.on()
    visitor.on()
    visitor.type("name", SECRET)
    visitor.press("anonymous")
    assert find(visitor.writing, BigButton, "next").text() == "Send"
    visitor.on()
    (entry,) = visitor.entries()
    assert (entry.author, entry.customer, entry.hear_by) == ("", None, HearBy.NOTICE)
    assert SECRET not in seen_and_heard(visitor.writing)


def test_what_is_missing_is_said_beside_its_field_in_the_writers_words(visitor: Visitor) -> None:
    visitor.press("language_fr")
    visitor.on()
    assert visitor.problem("text") == "Écrivez d’abord quelques mots, s’il vous plaît."
    visitor.press("language_es")
    assert visitor.problem("text") == "Escriba primero unas palabras, por favor."
    visitor.write(TEXT)
    assert visitor.problem("text") == ""
    visitor.on()
    visitor.on()
    visitor.on()
    assert visitor.problem("name")
    visitor.type("name", "Rosa")
    visitor.on()
    visitor.on()
    assert visitor.problem("hear_by")
    for way, name, wrong in (
        (HearBy.EMAIL, "email", "rosa"),
        (HearBy.PHONE, "phone", "12"),
        (HearBy.POSTCARD, "address", ""),
    ):
        visitor.writing.hear.choose(way)
        if wrong:
            visitor.type(name, wrong)
        visitor.on()
        assert visitor.problem(name), name
    assert visitor.entries() == []
    assert not [each for each in seen_and_heard(visitor.writing).split("\n") if "Please" in each]


def test_only_what_the_chosen_way_needs_is_kept(visitor: Visitor) -> None:
    visitor.write(TEXT)
    visitor.on()
    visitor.on()
    visitor.type("name", "Noa Levi")
    visitor.on()
    visitor.writing.hear.choose(HearBy.EMAIL)
    visitor.type("email", "noa@example.org")
    visitor.writing.hear.choose(HearBy.NONE)
    visitor.on()
    (entry,) = visitor.entries()
    assert (entry.author, entry.customer, entry.hear_by) == ("Noa Levi", None, HearBy.NONE)


def test_pol_06_who_wants_what_is_there_joins_it(visitor: Visitor) -> None:
    reference = write(visitor.desk)
    visitor.write("Please put a bench outside the entrance so that people can wait in the sun")
    assert not find(visitor.writing, QFrame, "similar").isVisible()  # nobody has looked at it yet
    look_at(visitor.desk.ctx, reference=reference)
    visitor.writing.words.similar.look()
    assert "Liam" not in seen_and_heard(visitor.writing)
    visitor.press("join")
    visitor.type("name", "Noa Levi")
    visitor.on()
    visitor.writing.hear.choose(HearBy.NOTICE)
    visitor.on()
    assert [each.name for each in view(visitor.desk, reference).supporters] == ["Noa Levi"]
    assert [each.reference for each in visitor.entries()] == [reference]
    assert visitor.writing.thanks.code == reference


def test_anything_can_be_written_and_comes_whole_into_the_book(visitor: Visitor, qtbot: QtBot) -> None:
    pasted = QMimeData()
    pasted.setText(STRANGE.replace("\ud83d", "") + "w" * 100_000)
    field = visitor.writing.words.field
    field.insertFromMimeData(pasted)
    assert "20000" in visitor.problem("text")
    qtbot.keyClick(field, Qt.Key.Key_X)
    assert len(field.written) <= LONGEST
    field.setPlainText(STRANGE)
    visitor.on()
    visitor.on()
    line = find(visitor.writing.who, QLineEdit, "name")
    line.insert("n" * 400)
    assert "300" in visitor.problem("name")
    visitor.type("name", STRANGE.replace("\ud83d", ""))
    visitor.on()
    visitor.writing.hear.choose(HearBy.NOTICE)
    visitor.on()
    (entry,) = visitor.entries()
    assert entry.text.startswith("<b>&amp; =cmd()")
    assert "🪑 שלום" in entry.text
    assert "🪑 שלום" in entry.author


def test_writing_from_the_right_begins_there(visitor: Visitor) -> None:
    field = visitor.writing.words.field
    field.setPlainText("🪑 123 שלום")
    assert field.document().defaultTextOption().alignment() == Qt.AlignmentFlag.AlignRight
    field.setPlainText("Hello שלום")
    assert field.document().defaultTextOption().alignment() == Qt.AlignmentFlag.AlignLeft
    line = find(visitor.writing.who, QLineEdit, "name")
    for text, side in (("نور", Qt.AlignmentFlag.AlignRight), ("Noa", Qt.AlignmentFlag.AlignLeft)):
        line.setText(text)
        assert line.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask == side


@pytest.mark.parametrize("how", ["cancelled", "left alone", "asleep"])
def test_what_was_written_is_gone(visitor: Visitor, how: str) -> None:
    visitor.press("language_de")
    write_by_letter(visitor, SECRET)
    visitor.writing.hear.choose(HearBy.EMAIL)
    visitor.type("email", f"{SECRET}@example.org")
    idle, bar = visitor.writing.idle, find(visitor.writing, QFrame, "idle_bar")
    if how == "cancelled":
        visitor.press("restart")
    elif how == "left alone":
        for _ in range(45):
            idle.tick()
        assert "15 Sekunden" in find(visitor.writing, QLabel, "idle_text").text()
        visitor.writing.live()  # "I'm still here"
        assert not bar.isVisible()
        for _ in range(60):
            idle.tick()
    else:
        visitor.desk.at("2026-11-23 11:00")  # the lid was closed
        idle.tick()
    assert visitor.writing.untouched
    assert visitor.writing.language == "en"
    assert not bar.isVisible()
    shown = seen_and_heard(visitor.writing)
    assert not [each for each in (TEXT, SECRET, "5 Mill Lane") if each in shown]
    for line in visitor.writing.findChildren(QLineEdit):
        line.undo()
    visitor.writing.words.field.undo()
    assert SECRET not in seen_and_heard(visitor.writing)
    assert visitor.entries() == []


def test_the_code_to_note_goes_by_itself(visitor: Visitor) -> None:
    write_by_letter(visitor, "Rosa")
    visitor.on()
    code = visitor.writing.thanks.code
    visitor.writing.live()
    for _ in range(counter_writing.THANKS):
        assert code in seen_and_heard(visitor.writing)
        visitor.writing.idle.tick()
    assert code not in seen_and_heard(visitor.writing)


@pytest.mark.parametrize("bug", [True, False])
def test_what_could_not_be_kept_stays_and_is_said(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch, *, bug: bool
) -> None:
    def full(_written: Written, _context: Context) -> NoReturn:
        raise ZeroDivisionError if bug else StoreError("store.disk_full", where="/office.db")

    write_by_letter(visitor, "Rosa Delgado")
    with monkeypatch.context() as patched:
        patched.setattr(Written, "_write", full)
        visitor.on()
    problem = find(visitor.writing, QLabel, "sending_problem")
    assert problem.isVisible()
    assert "/office.db" not in problem.text()  # where it lies is nothing for strangers
    assert visitor.entries() == []
    for _ in range(counter_writing.HELP - 1):  # somebody is fetched from the reception
        visitor.writing.idle.tick()
    visitor.on()
    assert [each.author for each in visitor.entries()] == ["Rosa Delgado"]


def test_what_is_on_its_way_is_sent_once_and_waited_for(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[tuple[object, ...]] = []

    def on_its_way(_page: PageContext, *asked: object, **_owner: object) -> None:
        sent.append(asked)

    write_by_letter(visitor, "Rosa")
    with monkeypatch.context() as patched:
        patched.setattr(PageContext, "write", on_its_way)
        for _ in range(2):
            visitor.press("next")
        visitor.press("restart")
        visitor.press("language_es")
    (asked,) = sent
    meanwhile = visitor.writing.idle.counting
    assert visitor.writing.words.text == TEXT
    visitor.writing.page.write(*asked)  # type: ignore[arg-type]  # as it was asked
    assert [entry.language for entry in visitor.entries()] == ["en"]
    assert (meanwhile, visitor.writing.idle.counting) == (False, True)
    assert visitor.writing.current is visitor.writing.thanks


def test_everything_is_said_in_every_language(visitor: Visitor) -> None:
    heard = []
    for language in languages():
        visitor.press(f"language_{language}")
        texts = {find(step, QLabel, "title").text() for step in visitor.writing.steps}
        heard.append(texts | {find(visitor.writing, BigButton, "restart").text()})
        assert visitor.writing.page.words.language == language
    assert all(not first & second for first in heard for second in heard if first is not second)


def test_on_a_small_screen_a_finger_scrolls_and_what_is_wrong_is_seen(
    visitor: Visitor, qapp: QApplication, qtbot: QtBot
) -> None:
    Theme(qapp, Scheme.LIGHT)
    write_by_letter(visitor, "Rosa")
    visitor.type("city", "")
    visitor.writing.resize(640, 400)  # 1280 × 800 at 200 %
    step = visitor.writing.hear
    bar = step.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    visitor.on()
    error = find(step, QLabel, "address_error")
    assert step.viewport().rect().contains(error.mapTo(step.viewport(), error.rect().center()))
    bar.setValue(0)
    visitor.writing.grab()  # everything is where it stays
    tap(find(step, BigButton, "choice_1"), by=QPoint(0, -120))
    qtbot.waitUntil(lambda: bar.value() > 0)
    assert find(step, BigButton, "choice_0").isChecked()  # scrolling chooses nothing
    QScroller.scroller(step.viewport()).stop()
    bar.setValue(0)
    tap(find(step, BigButton, "choice_1"))
    assert find(step, BigButton, "choice_1").isChecked()


def test_an_office_that_offers_nothing_asks_nothing_about_it(visitor: Visitor) -> None:
    plain = replace(RULES, themes=(), places=(), languages=("de",))
    writing = counter_writing.CounterWriting(visitor.writing.page, plain, visitor.writing.office)
    writing.words.field.setPlainText(TEXT)
    find(writing, BigButton, "next").click()
    assert writing.current is writing.who
    assert not find(writing, QFrame, "languages").isVisibleTo(writing)
    writing.deleteLater()
