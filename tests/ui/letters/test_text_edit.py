"""Placeholders are offered while one types, coloured, and underlined where they are wrong."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from frontdesk.documents.templates.ready_made import languages, ready_made
from frontdesk.domain.correspondence import ways_of
from frontdesk.domain.kinds import Formality, LetterKind
from frontdesk.ui.forms.loading import find
from frontdesk.ui.letters.marks import Mark
from frontdesk.ui.letters.offered import Offered, asked_for
from frontdesk.ui.letters.text_edit import TemplateEdit

PERSON = Offered("person", "who has it")
PHONE = Offered("phone", "our telephone", optional=True)
ANSWER_BY = Offered("answer_by", "answer expected by")
ALL = (ANSWER_BY, PERSON, PHONE)


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    """Show a body and, below it, a single line."""
    shown = QWidget()
    qtbot.addWidget(shown)
    column = QVBoxLayout(shown)
    for name in ("body", "line"):
        edit = TemplateEdit()
        edit.setObjectName(name)
        edit.setProperty("oneLine", name == "line")
        edit.offer(ALL)
        column.addWidget(edit)
    shown.resize(600, 400)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    return shown


@pytest.fixture
def edit(host: QWidget) -> TemplateEdit:
    """Put the keyboard into the body."""
    body = find(host, TemplateEdit, "body")
    body.setFocus()
    return body


def offered(edit: TemplateEdit) -> list[str]:
    return [row.first for row in edit.popup._model._rows] if edit.popup.isVisible() else []


def test_two_braces_offer_the_placeholders_and_enter_takes_one(edit: TemplateEdit, qtbot: QtBot) -> None:
    qtbot.keyClicks(edit, "Ask {{")
    assert offered(edit) == ["answer expected by", "who has it", "our telephone"]
    qtbot.keyClicks(edit, " wh")
    assert offered(edit) == ["who has it"]
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.keyClicks(edit, ".")
    assert edit.toPlainText() == "Ask {{ person }}."
    assert offered(edit) == []


def test_names_serve_as_well_as_what_they_are_called(edit: TemplateEdit, qtbot: QtBot) -> None:
    qtbot.keyClicks(edit, "{{ by")
    assert offered(edit) == ["answer expected by"]
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.toPlainText() == "{{ answer_by }}"


def test_what_may_be_empty_is_asked_for_first_unless_it_is_already(edit: TemplateEdit, qtbot: QtBot) -> None:
    qtbot.keyClicks(edit, "{{ ph")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert edit.toPlainText() == "{% if phone %}{{ phone }}{% endif %}"
    edit.put("")
    qtbot.keyClicks(edit, "{% if phone %}Call {{ ph")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert edit.toPlainText() == "{% if phone %}Call {{ phone }}"


def test_braces_that_are_there_already_are_not_doubled(edit: TemplateEdit, qtbot: QtBot) -> None:
    edit.put("Ask {{ }} now")
    edit.go_to(1, 8)
    qtbot.keyClicks(edit, "per")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert edit.toPlainText() == "Ask {{ person }} now"


def test_escape_closes_the_list_and_the_arrows_walk_it(edit: TemplateEdit, qtbot: QtBot) -> None:
    qtbot.keyClick(edit, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert len(offered(edit)) == len(ALL)
    qtbot.keyClick(edit, Qt.Key.Key_Down)
    assert edit.popup.current is not None
    assert edit.popup.current.key is PERSON
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert offered(edit) == []
    assert edit.window().isVisible()
    qtbot.keyClick(edit, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert edit.toPlainText() == "{{ answer_by }}"


def test_a_click_beside_inserts_where_one_types_in_the_place_of_what_is_selected(edit: TemplateEdit) -> None:
    edit.put("Ask NAME now")
    edit.go_to(1, 5)
    cursor = edit.textCursor()
    cursor.setPosition(8, cursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)
    edit.take(PERSON)
    assert edit.toPlainText() == "Ask {{ person }} now"


def test_another_text_can_be_taken_back(edit: TemplateEdit) -> None:
    edit.put("mine")
    edit.put("theirs")
    edit.undo()
    assert edit.toPlainText() == "mine"


def test_a_single_line_stays_one(host: QWidget, qtbot: QtBot) -> None:
    line = find(host, TemplateEdit, "line")
    line.setFocus()
    pasted = QMimeData()
    pasted.setText("two\nlines")
    line.insertFromMimeData(pasted)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert line.toPlainText() == "two lines"
    assert not line.hasFocus()


def test_what_is_pasted_is_words_only(edit: TemplateEdit) -> None:
    pasted = QMimeData()
    pasted.setHtml("<b>bold</b>")
    pasted.setText("bold\nnot")
    edit.insertFromMimeData(pasted)
    assert edit.toPlainText() == "bold\nnot"


def test_what_is_wrong_is_underlined_where_it_stands(edit: TemplateEdit) -> None:
    edit.put("One\nTwo {{ persn }}")
    edit.mark([Mark(2, 8, 5), Mark(9, 1, 3, mild=True)])
    first, _ = edit.extraSelections()
    assert first.cursor.selectedText() == "persn"
    wave = QTextCharFormat.UnderlineStyle.WaveUnderline
    assert first.format.underlineStyle() is wave
    edit.mark([])
    assert edit.extraSelections() == []


def test_a_place_is_found_behind_what_takes_two_units(edit: TemplateEdit, qtbot: QtBot) -> None:
    edit.put("🙂🙂 Two {{ persn }}")
    edit.mark([Mark(1, 11, 5), Mark(1, 400, 3)])
    assert [each.cursor.selectedText() for each in edit.extraSelections()] == ["persn", " }}"]
    edit.go_to(1, 3)
    qtbot.keyClicks(edit, "{{ph")
    edit.take(PHONE)
    assert edit.text == "🙂🙂{% if phone %}{{ phone }}{% endif %} Two {{ persn }}"
    edit.go_to(1, 3)
    edit.take(PERSON)
    assert edit.text.startswith("🙂🙂{{ person }}{% if phone %}")


def test_a_line_is_parted_in_one_way_only(edit: TemplateEdit, qtbot: QtBot) -> None:
    qtbot.keyClicks(edit, "One")
    qtbot.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    pasted = QMimeData()
    pasted.setText("two\u2028three\r\nfour\n")
    edit.insertFromMimeData(pasted)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert edit.text == "One\ntwo\nthree\nfour\n\n"
    assert edit.blockCount() == 6


def test_every_ready_made_text_is_shown_as_it_is(edit: TemplateEdit) -> None:
    for language in languages():
        for kind in LetterKind:
            for way in ways_of(kind):
                body = ready_made(kind, way, language, Formality.FORMAL).body
                edit.put(body)
                assert edit.text == body


@pytest.mark.parametrize(
    ("before", "names"),
    [
        ("{% if phone %}", {"phone"}),
        ("{% if phone and not email %}", {"phone", "email"}),
        ("{% if phone %}x{% endif %}", set()),
        ("{% if phone %}x{% else %}", set()),
        ("{% if a %}{% if b %}x{% endif %}", {"a"}),
        ("{% endif %}{% if a %}{% elif b %}", {"b"}),
    ],
)
def test_it_is_known_what_a_text_asks_for(before: str, names: set[str]) -> None:
    assert asked_for(before) == names
