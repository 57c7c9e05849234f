"""The texts of letters in the settings: one language and formality at a time, with what was changed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from frontdesk.documents.templates.ready_made import TemplateSource
from frontdesk.domain.kinds import Formality
from frontdesk.services.correspondence.templates import save_template
from frontdesk.services.stationery.letterhead import set_letter_settings
from frontdesk.services.stationery.settings import LetterSettings
from frontdesk.ui.letters.window import TemplateWindow
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.settings.texts import TextsSection
from frontdesk.ui.widgets.grouped import ROW_ROLE, Entry, Group
from frontdesk.ui.widgets.segmented import Segmented
from tests.ui.letters.conftest import KEY

OURS = TemplateSource("We have it", "{{ person }} answers by {{ answer_by }}.", "Yours")


@pytest.fixture
def section(page: PageContext, qtbot: QtBot) -> Iterator[TextsSection]:
    shown = TextsSection(page)
    qtbot.addWidget(shown)
    page.bus.changed.connect(lambda _change: shown.refresh())
    shown.resize(1000, 640)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    shown.refresh()
    yield shown
    for window in windows():
        window.close()


def windows() -> list[TemplateWindow]:
    found = QApplication.topLevelWidgets()
    return [each for each in found if isinstance(each, TemplateWindow) and each.isVisible()]


def rows(section: TextsSection) -> list[Group | Entry]:
    model = section.list.model()
    return [model.index(row, 0).data(ROW_ROLE) for row in range(model.rowCount())]


def entry(section: TextsSection, key: object = KEY) -> Entry:
    return next(row for row in rows(section) if isinstance(row, Entry) and row.key == key)


def test_every_kind_is_listed_with_its_ways(section: TextsSection, page: PageContext) -> None:
    titles = [row.title for row in rows(section) if isinstance(row, Group)]
    assert titles[:2] == ["Acknowledgement", "Answer"]
    assert len(titles) == 9
    first = entry(section)
    assert first.cells[0].first == page.say("way.letter")
    assert first.cells[0].second == "We are looking after your complaint"
    assert first.cells[1].first == page.say("texts.original")


def test_what_was_changed_says_when_and_by_whom(section: TextsSection, page: PageContext) -> None:
    save_template(page.context, key=KEY, source=OURS, seen=None)
    section.refresh()
    assert entry(section).cells[0].second == "We have it"
    assert entry(section).cells[1].first == "Version 1, Mon 23 Nov 09:30, Ana Lind"


def test_the_formality_of_the_office_comes_first(page: PageContext, section: TextsSection) -> None:
    set_letter_settings(page.context, settings=LetterSettings(formality=Formality.INFORMAL))
    fresh = TextsSection(page)
    fresh.refresh()
    assert fresh.findChildren(Segmented)[0].value == "informal"
    assert section.findChildren(Segmented)[0].value == "formal"


def test_another_language_is_chosen(section: TextsSection, qtbot: QtBot) -> None:
    (language,) = section.findChildren(QComboBox)
    assert [language.itemText(place) for place in range(language.count())] == [
        "German", "English", "Spanish", "French",
    ]  # fmt: skip
    language.setCurrentIndex(0)
    language.activated.emit(0)
    section.findChildren(Segmented)[0].set_value("informal")
    german = next(row for row in rows(section) if isinstance(row, Entry))
    assert german.cells[0].second == "Deine Beschwerde: Wir kümmern uns darum"


def test_enter_opens_a_text_and_what_is_not_saved_is_marked(
    section: TextsSection, page: PageContext, qtbot: QtBot
) -> None:
    section.list.choose(KEY)
    qtbot.keyClick(section.list, Qt.Key.Key_Return)
    (window,) = windows()
    window.fields.put(OURS)
    window.close()
    assert entry(section).cells[1].second == page.say("texts.unsaved")
    section.act(KEY)
    (again,) = windows()
    again.discard()
    again.close()
    assert entry(section).cells[1].second == ""
