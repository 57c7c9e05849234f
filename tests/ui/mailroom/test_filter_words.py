"""The words in the Mailroom's filters have room in every language of the window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QStyle, QStyleOptionComboBox

from frontdesk.ui.forms.loading import find
from frontdesk.ui.look.theme import Scheme, Theme
from frontdesk.ui.page_context import PageContext
from frontdesk.words import words_for
from tests.services.offices import ZONE, Desk

FIRST = {
    "kind": "cases.any_kind",
    "way": "mailroom.any_way",
    "department": "cases.any_department",
    "language": "mailroom.any_language",
    "whose": "mailroom.anybody",
}


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_what_a_filter_is_called_is_not_cut(
    qapp: QApplication, desk: Desk, page: PageContext, language: str
) -> None:
    assert Theme(qapp, Scheme.LIGHT)  # it dresses the boxes
    words = words_for(language, timezone=ZONE, clock=desk.clock, strict=True)
    form = page.forms.load("mailroom")
    cut = []
    for name, text in FIRST.items():
        box = find(form, QComboBox, name)
        box.ensurePolished()
        box.resize(box.maximumWidth(), 36)
        option = QStyleOptionComboBox()
        box.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, box).width()
        if box.fontMetrics().horizontalAdvance(words.text(text)) > room:
            cut.append((name, words.text(text), room))
    assert cut == []
    form.deleteLater()
