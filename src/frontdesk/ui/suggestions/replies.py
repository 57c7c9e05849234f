"""Texts that answer many suggestions: chosen where words are asked for, kept from there, and changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit, QWidget

from frontdesk.domain.suggestions import SuggestionState
from frontdesk.services.changes import Area, Changes
from frontdesk.services.suggestions.replies import Reply, ReplyEntry, replies
from frontdesk.ui.forms.plain_text import text_of
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.suggestions.reply_dialog import ReplyDialog
from frontdesk.ui.widgets.buttons import Button, SecondaryButton
from frontdesk.ui.widgets.key_hint import shown_keys

_KEYS = "Ctrl+R"


class Replies(QObject):
    """Gives each text of a dialog a button whose menu offers what was said before in its language."""

    def __init__(self, window: QWidget, page: PageContext, decision: SuggestionState) -> None:
        super().__init__(window)
        self._window = window
        self._page = page
        self._decision = decision
        self._found: Sequence[Reply] = ()
        self._buttons: dict[QPlainTextEdit, Button] = {}
        QShortcut(QKeySequence(_KEYS), window).activated.connect(self._open)
        page.bus.changed.connect(self._follow)
        self._read()

    def button_for(self, edit: QPlainTextEdit, language: str) -> Button:
        """Return the button of a text; its menu is made when it opens."""
        button = SecondaryButton(self._page.say("reply.choose"), compact=True)
        button.setObjectName("replies")
        button.setToolTip(f"{button.text()} ({shown_keys(_KEYS)})")
        menu = QMenu(button)
        menu.aboutToShow.connect(partial(self._fill, menu, edit, language))
        button.setMenu(menu)
        self._buttons[edit] = button
        return button

    def _read(self) -> None:
        decision = self._decision
        self._page.read(lambda context: replies(context, decision=decision), self._show, owner=self)

    def _show(self, found: Sequence[Reply]) -> None:
        self._found = found

    def _follow(self, change: object) -> None:
        if isinstance(change, Changes) and Area.SUGGESTIONS in change.areas and not change.suggestions:
            self._read()

    def _fill(self, menu: QMenu, edit: QPlainTextEdit, language: str) -> None:
        say = self._page.say
        menu.clear()
        found = [reply for reply in self._found if reply.entry.language == language]
        for reply in found:
            _offer(menu, reply.entry.name, partial(_put, edit, reply.entry.text))
        if not found:
            menu.addAction(say("reply.none")).setEnabled(False)
        menu.addSeparator()
        text = text_of(edit).strip()
        kept = ReplyEntry("", language, text, self._decision)
        _offer(menu, say("reply.keep"), partial(self._edit, kept)).setEnabled(bool(text))
        if found:
            change = menu.addMenu(say("reply.change"))
            for reply in found:
                _offer(change, reply.entry.name, partial(self._edit, reply.entry, reply.id))

    def _edit(self, entry: ReplyEntry, id_: int | None = None) -> None:
        ReplyDialog(self._page, entry, self._window, id=id_).show()

    def _open(self) -> None:
        """Open the menu of the text that the keyboard is in, or of the first."""
        focused = QApplication.focusWidget()
        buttons = [button for edit, button in self._buttons.items() if edit is focused]
        for button in (buttons or list(self._buttons.values()))[:1]:
            button.showMenu()


def _offer(menu: QMenu, text: str, act: Callable[[], None]) -> QAction:
    action = menu.addAction(text.replace("&", "&&"))
    action.triggered.connect(lambda _checked: act())
    return action


def _put(edit: QPlainTextEdit, text: str) -> None:
    """Put a reply where the cursor is, in place of what is selected; undoing in the field takes it back."""
    edit.insertPlainText(text)
    edit.setFocus()
