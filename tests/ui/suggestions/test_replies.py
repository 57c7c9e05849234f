"""Replies are chosen, kept, changed and taken away where words are asked for."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit, QPushButton, QWidget

from frontdesk.domain.suggestions import SuggestionState
from frontdesk.services.suggestions.replies import ReplyEntry, add_reply, replies
from frontdesk.ui.forms.loading import find
from frontdesk.ui.suggestions.actions import SuggestionActions
from frontdesk.ui.suggestions.outcome import OutcomeDialog
from frontdesk.ui.suggestions.reply_dialog import ReplyDialog
from tests.services.offices import Desk
from tests.services.suggestions.writers import BANCO, view, write
from tests.ui.suggestions.conftest import Told, opened

NO_ROOM = "No hay sitio en la acera."


def menu_of(dialog: QWidget, edit: QPlainTextEdit) -> QMenu:
    """Return the open menu of a text."""
    field = edit.parentWidget()
    assert field is not None
    menu = find(field, QPushButton, "replies").menu()
    assert menu is not None
    menu.aboutToShow.emit()
    return menu


def entry(menu: QMenu, text: str) -> QAction:
    every = [each for part in (menu, *menu.findChildren(QMenu)) for each in part.actions()]
    return next(each for each in every if each.text() == text)


def test_a_reply_is_kept_from_a_text_and_used_in_the_next(
    actions: SuggestionActions, window: QWidget, desk: Desk, told: Told
) -> None:
    add_reply(desk.ctx, entry=ReplyEntry("English alone", "en", "Another language."))
    first, second = write(desk, BANCO), write(desk, BANCO)
    actions.act("decline", view(desk, first))
    dialog = opened(window, OutcomeDialog)
    edit = dialog.edits["es"]
    assert not entry(menu_of(dialog, edit), "Keep these words as a reply …").isEnabled()
    edit.setPlainText(NO_ROOM)
    entry(menu_of(dialog, edit), "Keep these words as a reply …").trigger()
    keeping = opened(dialog, ReplyDialog)
    keeping.confirm()
    assert keeping.isVisible()  # it has no name yet
    find(keeping, QLineEdit, "heading").setText("Sin sitio")
    keeping.confirm()
    assert told.last == "The reply is kept"
    dialog.accept()

    actions.act("decline", view(desk, second))
    again = opened(window, OutcomeDialog)
    menu = menu_of(again, again.edits["es"])
    assert "English alone" not in [each.text() for each in menu.actions()]
    entry(menu, "Sin sitio").trigger()
    again.confirm()
    assert view(desk, second).reasons == {"es": NO_ROOM}

    actions.act("decline", view(desk, first))
    last = opened(window, OutcomeDialog)
    entry(menu_of(last, last.edits["es"]).findChildren(QMenu)[0], "Sin sitio").trigger()
    changing = opened(last, ReplyDialog)
    next(each for each in changing.findChildren(QPushButton) if each.text() == "Delete").click()
    assert [each.entry.name for each in replies(desk.ctx)] == ["English alone"]
    assert told.notices[-1].undo is not None
    told.notices[-1].undo()
    assert {each.entry.decision for each in replies(desk.ctx)} == {None, SuggestionState.DECLINED}
    last.accept()
