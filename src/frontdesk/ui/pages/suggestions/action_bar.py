"""What can be done with an entry: the next step, a few others beside it, and the rare ones in a menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from frontdesk.services.suggestions.views import SuggestionView, SupporterView
from frontdesk.ui.forms.loading import find
from frontdesk.ui.look.layouts import empty
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.suggestions.actions import OFFERED
from frontdesk.ui.widgets.buttons import Button, PrimaryButton, SecondaryButton
from frontdesk.ui.widgets.key_hint import shown_keys

_BUTTONS = 3  # beside the primary one; what does not fit is in the menu
_MENU_KEYS = "Ctrl+M"
_GROUPS = (
    ("finish", "accept", "decline", "say_in", "reopen", "assign", "hand_over", "weigh", "support"),
    ("correct", "merge", "split", "link_case", "add_photo"),
    ("withhold", "show", "take_back", "undo"),
)
"""The rare actions as the menu groups them; lines part the groups."""


class ActionBar(QObject):
    """Works the row of buttons at the top of an entry's page."""

    wanted = Signal(str)  # an action
    unlinked = Signal(str)  # the reference of a case
    withdrawn = Signal(int)  # a supporter

    def __init__(self, form: QWidget, page: PageContext) -> None:
        super().__init__(form)
        self._form = form
        self._page = page
        self._host = find(form, QWidget, "actions")
        self._row = QHBoxLayout(self._host)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        self._primary: Button | None = None
        self._more: Button | None = None
        QShortcut(QKeySequence(_MENU_KEYS), form).activated.connect(self._open_menu)

    def show_entry(self, entry: SuggestionView, *, awaited: bool) -> None:
        """Offer what can be done now; the keyboard stays among the actions if it was there."""
        there = self._host.isAncestorOf(self._form.focusWidget() or self._form)
        if there:
            self._host.setFocus()  # else Qt would look through the whole window for what comes next
        empty(self._row)
        self._primary = self._more = None
        offered = [action for action in entry.actions if action in OFFERED]
        primary, others, rest = offered[:1], offered[1 : _BUTTONS + 1], offered[_BUTTONS + 1 :]
        if rest or entry.cases or entry.supporters:
            self._more = self._menu_button(rest, entry)
            self._row.addWidget(self._more)
        for action in reversed(others):
            self._row.addWidget(self._button(SecondaryButton, action))
        for action in primary:
            self._primary = self._button(PrimaryButton, action)
            self._row.addWidget(self._primary)
            self._primary.show()  # at once: the keyboard goes there
        if there or awaited:
            self.focus()

    def focus(self) -> None:
        """Put the keyboard on the next step."""
        button = self._primary or self._more
        if button is not None:
            button.setFocus()

    def _button(self, kind: type[Button], action: str) -> Button:
        button = kind(self._page.say(f"suggestions.action.{action}"))
        button.setObjectName(f"action_{action}")
        button.clicked.connect(lambda: self.wanted.emit(action))
        return button

    def _menu_button(self, actions: Sequence[str], entry: SuggestionView) -> Button:
        button = SecondaryButton(self._page.say("case.more"), icon="other")
        button.setObjectName("action_more")
        button.setToolTip(f"{button.text()} ({shown_keys(_MENU_KEYS)})")
        menu = QMenu(button)
        for group in _GROUPS:
            chosen = [action for action in group if action in actions]
            if chosen and menu.actions():
                menu.addSeparator()
            for action in chosen:
                self._add(
                    menu, self._page.say(f"suggestions.action.{action}"), partial(self.wanted.emit, action)
                )
            if "support" in group and "support" in entry.actions:
                self._offer_supporters(menu, entry.supporters)
            if "link_case" in group:
                for case in entry.cases:
                    text = self._page.say("suggestions.action.unlink_case", reference=case.reference)
                    self._add(menu, text, partial(self.unlinked.emit, case.reference))
        button.setMenu(menu)
        return button

    def _offer_supporters(self, menu: QMenu, supporters: Sequence[SupporterView]) -> None:
        """Let somebody who does not want it after all be taken off, if anybody is named."""
        if supporters:
            names = menu.addMenu(self._page.say("suggestions.action.withdraw"))
            for each in supporters:
                self._add(names, each.name.replace("&", "&&"), partial(self.withdrawn.emit, each.id))

    def _add(self, menu: QMenu, text: str, act: Callable[[], object]) -> None:
        menu.addAction(text).triggered.connect(lambda _checked: act())

    def _open_menu(self) -> None:
        if self._more is not None:
            self._more.showMenu()
