"""What is typed into a field of several lines comes out as it was typed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from frontdesk.ui.forms.plain_text import text_of
from frontdesk.ui.forms.values import put_values, values_of
from tests.architecture.sources import sources

SPACED = "Le délai\u00a0: 12\u202f% de 10\u00a0kg\n\nvon\u00a0Frau Lind"
QTS_OWN = "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029\ufdd0\ufdd1\x00"  # with which Qt ends a line, or a text


@pytest.mark.usefixtures("qapp")
def test_a_space_that_must_not_be_broken_stays_one() -> None:
    field = QPlainTextEdit()
    field.setPlainText(SPACED)
    assert text_of(field) == SPACED


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters=QTS_OWN)))
def test_every_text_comes_out_as_it_went_in(qapp: QApplication, text: str) -> None:
    assert qapp
    field = QPlainTextEdit()
    field.setPlainText(text)
    assert text_of(field) == text


def test_however_a_line_is_ended_it_is_ended(qtbot: QtBot) -> None:
    field = QPlainTextEdit()
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "One")
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(field, "two")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert text_of(field) == "One\ntwo\n"


@pytest.mark.usefixtures("qapp")
def test_a_draft_keeps_such_spaces() -> None:
    host = QWidget()
    field = QPlainTextEdit(host)
    field.setObjectName("details")
    field.setPlainText(SPACED)
    kept = values_of(host)
    field.clear()
    put_values(host, kept)
    assert text_of(field) == SPACED


def test_no_field_is_read_in_qts_own_way() -> None:
    offenders = [source.name for source in sources("src") if re.search(r"\.toPlainText\(", source.text)]
    assert not offenders
