"""Designer forms come with our controls in them, in the user's language."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from frontdesk import paths
from frontdesk.ui.forms.loading import Forms, find
from frontdesk.ui.forms.texts import FormTranslator, form_texts
from frontdesk.ui.forms.widgets import CUSTOM_WIDGETS, custom_widget
from frontdesk.ui.look.theme import Theme
from frontdesk.ui.widgets.search_field import SearchField
from frontdesk.words import languages

FORMS = sorted(file.stem for file in paths.forms().glob("*.ui"))
TRANSLATED = [language for language in languages() if language != "en"]


@pytest.mark.parametrize("name", FORMS)
def test_every_form_loads_with_all_its_parts(name: str, forms: Forms, qtbot: QtBot, theme: Theme) -> None:
    form = forms.load(name)
    qtbot.addWidget(form)
    source = ET.parse(paths.forms() / f"{name}.ui").getroot()
    named = {element.get("name") for element in source.iter("widget")} - {form.objectName()}
    found = {child.objectName() for child in form.findChildren(QWidget)}
    assert named <= found


@pytest.mark.parametrize("control", CUSTOM_WIDGETS)
def test_every_control_of_ours_can_stand_in_a_form(control: str, qtbot: QtBot, theme: Theme) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = custom_widget(control)(parent)
    assert made.parent() is parent


@pytest.mark.parametrize("name", FORMS)
def test_no_form_has_a_bare_widget_or_list(name: str) -> None:
    """Qt's bindings load every kind of widget there is to see which of them a plain QWidget might be."""
    widgets = ET.parse(paths.forms() / f"{name}.ui").iter("widget")
    kinds = {widget.get("class") for widget in widgets}
    assert "QWidget" not in kinds
    assert "QComboBox" not in kinds  # `ChoiceBox` finds names of several words


def test_a_part_that_is_not_there_is_told_by_name(forms: Forms, qtbot: QtBot) -> None:
    form = forms.load("shell")
    qtbot.addWidget(form)
    assert find(form, SearchField, "search").placeholderText() == "Name, number, reference or any word"
    with pytest.raises(LookupError, match="QLineEdit named 'nothing'"):
        find(form, QLineEdit, "nothing")


def test_a_form_that_is_not_there_is_told(forms: Forms) -> None:
    with pytest.raises(FileNotFoundError):
        forms.load("no such form")


def test_a_form_fills_its_host(forms: Forms, qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    assert forms.fill(host, "shell").parent() is host


def test_a_form_speaks_the_users_language_and_english_where_it_knows_no_better(
    forms: Forms, qtbot: QtBot, qapp: QApplication
) -> None:
    translator = FormTranslator({"Name, number, reference or any word": "Name, Nummer, Zeichen, Wort"})
    qapp.installTranslator(translator)
    try:
        form = forms.load("shell")
    finally:
        qapp.removeTranslator(translator)
    qtbot.addWidget(form)
    search = find(form, SearchField, "search")
    assert search.placeholderText() == "Name, Nummer, Zeichen, Wort"
    assert search.accessibleName() == "Search"
    assert find(form, QLabel, "office_name").property("look") == "heading"


def test_english_needs_no_translation() -> None:
    assert form_texts("en") == {}


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_form_is_translated_and_nothing_is_left_over(language: str) -> None:
    written = {
        element.text
        for file in paths.forms().glob("*.ui")
        for element in ET.parse(file).getroot().iter("string")
        if element.text and element.get("notr") != "true"
    }
    assert written ^ form_texts(language).keys() == set()
