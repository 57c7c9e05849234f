"""Writing the text of a letter: page, problems, versions, conflicts and what survives."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QStackedWidget
from pytestqt.qtbot import QtBot

from frontdesk.documents.templates.ready_made import TemplateSource
from frontdesk.domain.kinds import Formality, LetterKind, Way
from frontdesk.services.context import Actor
from frontdesk.services.correspondence.template_views import original, template, template_versions
from frontdesk.services.correspondence.templates import save_template
from frontdesk.ui.dialogs.opening import offered
from frontdesk.ui.drafts import draft
from frontdesk.ui.forms.loading import find
from frontdesk.ui.letters.opening import open_text
from frontdesk.ui.letters.page_preview import PagePreview
from frontdesk.ui.letters.placeholder_bar import PlaceholderBar
from frontdesk.ui.letters.problem_list import ProblemList
from frontdesk.ui.letters.text_edit import TemplateEdit
from frontdesk.ui.letters.versions import VersionsMenu
from frontdesk.ui.letters.window import TemplateWindow
from frontdesk.ui.page_context import PageContext, Tell
from frontdesk.ui.widgets.banner import Banner
from frontdesk.ui.widgets.field import Field
from frontdesk.ui.widgets.lookup_field import LookupField
from tests.services.contacts import LETTER, REFERRED_LETTER, begin
from tests.services.offices import Desk
from tests.ui.letters.conftest import KEY, OpenText

OURS = TemplateSource("We have it", "{{ person }} answers by {{ answer_by }}.", "Yours")


def body(window: TemplateWindow) -> TemplateEdit:
    return find(window, TemplateEdit, "body")


def write(window: TemplateWindow, source: TemplateSource = OURS) -> None:
    window.fields.put(source)


def save(qtbot: QtBot, window: TemplateWindow) -> None:
    qtbot.mouseClick(find(window, QPushButton, "save"), Qt.MouseButton.LeftButton)


def problems(window: TemplateWindow) -> list[str]:
    return [problem.text for problem in find(window, ProblemList, "problems").problems]


def banners(window: TemplateWindow) -> list[Banner]:
    return [banner for banner in window.findChildren(Banner) if banner.isVisible()]


def choose(window: TemplateWindow, beginning: str) -> None:
    menu = window.findChild(VersionsMenu)
    assert menu is not None
    next(action for action in menu.menu.actions() if action.text().startswith(beginning)).trigger()


@pytest.fixture
def told(page: PageContext) -> list[Tell]:
    heard: list[Tell] = []
    page.bus.tell.connect(heard.append)
    return heard


def test_a_text_opens_with_its_page_and_nothing_to_save(open_window: OpenText, page: PageContext) -> None:
    window = open_window()
    assert window.fields.source == original(KEY).source
    assert find(window, QLabel, "standing").text() == page.say("texts.original")
    assert len(find(window, PagePreview, "pages").images) == 1
    assert not find(window, QPushButton, "save").isEnabled()
    assert problems(window) == []
    assert body(window).hasFocus()
    room = window.screen().availableSize()
    assert window.height() <= room.height(), "its buttons are on the screen"
    bar = find(window, PlaceholderBar, "placeholders")
    assert bar.height() >= bar.childrenRect().height(), "none of them is cut off"


def test_a_draft_is_told_of_while_there_is_one(
    open_window: OpenText, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draft, "KEPT_AFTER_MS", 0)
    window = open_window()
    state = find(window, QLabel, "draft_state")
    whole = body(window).toPlainText()
    qtbot.keyClicks(body(window), "H")
    qtbot.waitUntil(lambda: bool(state.text()))
    body(window).setPlainText("")  # as a text is put in: field by field
    body(window).setPlainText(whole)
    qtbot.waitUntil(lambda: not state.text())


def test_what_is_written_is_saved_and_told(
    open_window: OpenText, page: PageContext, qtbot: QtBot, told: list[Tell]
) -> None:
    window = open_window()
    body(window).selectAll()
    qtbot.keyClicks(body(window), "{{ per")
    qtbot.keyClick(body(window), Qt.Key.Key_Return)
    qtbot.keyClicks(body(window), " answers by {{ answer_by }}.")
    qtbot.keyClick(body(window), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert template(page.context, key=KEY).source.body == OURS.body
    assert [tell.text for tell in told] == [page.say("texts.saved", kind="Acknowledgement")]
    assert page.drafts.stored() == ()


def test_the_page_changes_with_every_key(open_window: OpenText, qtbot: QtBot) -> None:
    window = open_window()
    preview = find(window, PagePreview, "pages")
    before = preview.images[0].copy()
    qtbot.keyClicks(body(window), "x")
    assert preview.images[0] != before


def test_what_is_wrong_is_told_beside_the_text_and_leads_to_its_place(
    open_window: OpenText, page: PageContext, qtbot: QtBot
) -> None:
    window = open_window()
    write(window, replace(OURS, body="{{ person }} answers\nby {{ answer_bye }}."))
    assert problems(window) == ["Line 2, column 7: “answer_bye” is not known here. Did you mean “answer_by”?"]
    listed = find(window, ProblemList, "problems")
    listed.itemClicked.emit(listed.item(0))
    cursor = body(window).textCursor()
    assert (cursor.blockNumber(), cursor.positionInBlock()) == (1, 6)
    save(qtbot, window)
    assert find(window, Field, "body_field").error
    assert window.isVisible()
    assert template(page.context, key=KEY).original


def test_pol_10_a_text_that_does_not_say_who_and_when_is_not_kept(
    open_window: OpenText, page: PageContext, qtbot: QtBot
) -> None:
    window = open_window()
    write(window, replace(OURS, body="We have it."))
    assert len(problems(window)) == 2
    assert find(window, PagePreview, "pages").images
    save(qtbot, window)
    assert template(page.context, key=KEY).original


def test_a_broken_text_leaves_the_last_page_dimmed(open_window: OpenText) -> None:
    window = open_window()
    pages = find(window, PagePreview, "pages")
    write(window, replace(OURS, body="{{ person"))
    assert pages.images
    assert pages._pages.dimmed
    write(window)
    assert not pages._pages.dimmed


def test_a_real_case_is_looked_up_and_its_holes_are_told(
    open_window: OpenText, desk: Desk, qtbot: QtBot
) -> None:
    begin(desk, LETTER)
    reference = begin(desk, replace(REFERRED_LETTER, subject="Vase broken"))
    window = open_window()
    field = find(window, LookupField, "case")
    field.setFocus()
    field.setText("vase")
    field.asked.emit("vase")
    assert field.popup.current is not None
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert window.look.case == reference
    assert problems(window) == []
    field.clear()
    field.textEdited.emit("")
    assert window.look.case == ""
    field.set_picked("26-00001-0", "26-00001-0")
    window.look.wanted.emit()
    assert all("who has it" in problem for problem in problems(window))
    assert problems(window)


def test_versions_are_gone_back_to_and_the_original_is_restored(
    open_window: OpenText, page: PageContext, qtbot: QtBot, told: list[Tell]
) -> None:
    first = save_template(page.context, key=KEY, source=OURS, seen=None).result
    save_template(page.context, key=KEY, source=replace(OURS, subject="Second"), seen=first.id)
    window = open_window()
    assert find(window, QLabel, "standing").text().startswith("Version 2, ")
    choose(window, "Version 1")
    assert window.fields.source == OURS
    save(qtbot, window)
    assert template(page.context, key=KEY).source == OURS
    again = open_window()
    choose(again, page.say("texts.restore"))
    assert template(page.context, key=KEY).original
    assert again.fields.source == original(KEY).source
    assert not find(again, QPushButton, "save").isEnabled()
    assert told[-1].text == page.say("texts.restored", kind="Acknowledgement")
    assert len(template_versions(page.context, key=KEY)) == 4


def test_two_who_write_at_once_are_told_and_nothing_typed_is_lost(
    open_window: OpenText, page: PageContext, qtbot: QtBot
) -> None:
    window = open_window()
    write(window)
    theirs = replace(OURS, subject="Theirs")
    other = replace(page.context, actor=Actor("Jonas Weber", 2))
    save_template(other, key=KEY, source=theirs, seen=None)
    save(qtbot, window)
    (banner,) = banners(window)
    assert "Jonas Weber" in banner.accessibleName()
    assert window.fields.source == OURS
    assert template(page.context, key=KEY).source == theirs
    qtbot.mouseClick(banner.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    assert template(page.context, key=KEY).source == OURS


def test_what_was_not_saved_survives_and_is_offered_again(
    open_window: OpenText, page: PageContext, qtbot: QtBot
) -> None:
    window = open_window()
    write(window)
    window._keeping._draft.keep()  # what the timer does a second later; then the program is killed
    (draft,) = page.drafts.stored()
    assert offered(draft)
    window.close()
    again = open_window()
    assert again.fields.source == OURS
    assert [banner.accessibleName() for banner in banners(again)] == [page.say("texts.put_back")]
    save(qtbot, again)
    assert template(page.context, key=KEY).source == OURS
    assert page.drafts.stored() == ()


def test_a_draft_remembers_from_which_version_it_was_begun(
    open_window: OpenText, page: PageContext, qtbot: QtBot
) -> None:
    window = open_window()
    write(window)
    window.close()
    save_template(page.context, key=KEY, source=replace(OURS, subject="Theirs"), seen=None)
    again = open_window()
    assert again.fields.source == OURS
    save(qtbot, again)
    assert again.isVisible()
    assert template(page.context, key=KEY).source.subject == "Theirs"


def test_what_was_written_is_given_up(open_window: OpenText, page: PageContext, qtbot: QtBot) -> None:
    window = open_window()
    write(window)
    qtbot.mouseClick(find(window, QPushButton, "discard"), Qt.MouseButton.LeftButton)
    assert window.fields.source == original(KEY).source
    window.close()
    assert page.drafts.stored() == ()


def test_nothing_written_leaves_nothing_behind(
    open_window: OpenText, page: PageContext, qtbot: QtBot
) -> None:
    window = open_window()
    qtbot.keyClick(body(window), Qt.Key.Key_Escape)
    assert page.drafts.stored() == ()


def test_a_text_is_open_once(open_window: OpenText, page: PageContext) -> None:
    window = open_window()
    assert open_text(page, KEY, None) is window
    other = open_window(replace(KEY, language="de"))
    assert other is not window


def test_an_email_is_shown_as_it_will_be_sent(open_window: OpenText) -> None:
    window = open_window(replace(KEY, way=Way.EMAIL))
    assert find(window, QStackedWidget, "look").currentIndex() == 1
    assert "looking after your complaint" in find(window, QLabel, "email_subject").text()
    assert "Harbour Office" in find(window, QPlainTextEdit, "email").toPlainText()


@pytest.mark.parametrize("kind", list(LetterKind))
def test_every_kind_opens_in_every_formality(open_window: OpenText, kind: LetterKind) -> None:
    for formality in Formality:
        window = open_window(replace(KEY, kind=kind, formality=formality, language="es"))
        assert problems(window) == []
        assert window.fields.source.body
        window.close()
