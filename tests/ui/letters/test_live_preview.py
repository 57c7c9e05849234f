"""The page beside a text is drawn off the UI thread, and only the newest text counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from frontdesk.documents.letters.letter import letters_pdf
from frontdesk.services.correspondence.template_preview import TemplatePreview
from frontdesk.ui.forms.loading import find
from frontdesk.ui.letters.page_preview import PagePreview, drawn
from frontdesk.ui.letters.text_edit import TemplateEdit
from frontdesk.ui.letters.window import TemplateWindow
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.tasks.lanes import Lane
from frontdesk.ui.tasks.threads import ThreadTasks
from tests.services.offices import Desk
from tests.ui.conftest import page_of
from tests.ui.letters.conftest import KEY
from tests.unit.documents.paper import LETTER


@pytest.fixture
def threaded(qapp: QApplication, desk: Desk) -> Iterator[PageContext]:
    """Give a page whose work is done on threads, as in the real program."""
    tasks = ThreadTasks(thread_ended=desk.store.close_thread)
    page = page_of(desk.ctx)
    page.tasks = tasks
    yield page
    tasks.close()


def test_of_many_key_presses_the_last_one_is_shown(threaded: PageContext, qtbot: QtBot) -> None:
    window = TemplateWindow(threaded, KEY)
    looked: list[TemplatePreview] = []
    window.look.looked.connect(looked.append)
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: bool(looked))
    body = find(window, TemplateEdit, "body")
    body.setFocus()
    looked.clear()
    for letter in "{{ persn }}":
        body.insertPlainText(letter)
    qtbot.waitUntil(lambda: any("person" in str(each.problems) for each in looked))
    assert len(looked) <= len("{{ persn }}")
    assert [problem.message.params["near"] for problem in looked[-1].problems] == ["person"]
    window.discard()
    qtbot.waitUntil(lambda: looked[-1].problems == ())
    assert find(window, PagePreview, "pages").images
    window.close()


def test_a_window_that_is_closed_is_not_heard_of_again(threaded: PageContext, qtbot: QtBot) -> None:
    window = TemplateWindow(threaded, KEY)
    with qtbot.waitExposed(window):
        window.show()
    find(window, TemplateEdit, "body").insertPlainText("x")
    window.close()
    heard: list[int] = []
    threaded.tasks.read(lambda: len(heard), heard.append, lane=Lane.PREVIEW)
    qtbot.waitUntil(lambda: bool(heard))


def test_pages_are_drawn_at_the_width_that_is_wanted(qapp: QApplication) -> None:
    text = ("A long paragraph that goes on. " * 40,) * 12
    pdf = letters_pdf([replace(LETTER, paragraphs=text)])
    images = drawn(pdf, 400, 2.0)
    assert len(images) > 1
    assert all(isinstance(image, QImage) and image.width() == 800 for image in images)
    assert images[0].devicePixelRatio() == 2.0
    assert drawn(b"", 400, 1.0) == drawn(pdf, 0, 1.0) == ()
