"""The buttons and menus of the book's page: what is made of it, and done for those who are to be told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from frontdesk.services.suggestions.views import TellingView
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.suggestions.telling import Telling, next_action
from frontdesk.ui.widgets.key_hint import shown_keys

_PRINT_KEYS = "Ctrl+P"
_COUNTER_KEYS = "Ctrl+Shift+C"

Offers = Mapping[str, Callable[[], None]]
"""What is done, by the message id of its name."""


def put_menu(page: PageContext, widget: QWidget, button: QPushButton, groups: Iterable[Offers]) -> None:
    """Let a button of a page offer what can be made of the book, and what comes into it."""
    button.setMenu(lasting_menu(page, button, groups))
    button.setToolTip(f"{button.toolTip()} ({shown_keys(_PRINT_KEYS)})")
    QShortcut(QKeySequence(_PRINT_KEYS), widget).activated.connect(button.showMenu)


def put_counter(page: PageContext, widget: QWidget, button: QPushButton) -> None:
    """Let visitors write in the book themselves."""
    button.setToolTip(f"{button.toolTip()} ({shown_keys(_COUNTER_KEYS)})")
    button.clicked.connect(page.bus.open_counter)
    QShortcut(QKeySequence(_COUNTER_KEYS), widget).activated.connect(button.click)


def lasting_menu(page: PageContext, parent: QWidget, groups: Iterable[Offers]) -> QMenu:
    """Return a menu for a button; lines part the groups."""
    menu = QMenu(parent)
    for offers in groups:
        menu.addSeparator()  # Qt shows none above the first
        for text, act in offers.items():
            menu.addAction(page.say(text)).triggered.connect(act)
    return menu


def passing_menu(page: PageContext, parent: QWidget, offers: Offers) -> QMenu:
    """Return a menu that is gone once it is closed; the keyboard is on its first line."""
    menu = lasting_menu(page, parent, (offers,))
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setActiveAction(next(each for each in menu.actions() if not each.isSeparator()))
    return menu


def telling_offers(telling: Telling, who: TellingView, show: Callable[[], None]) -> Offers:
    """Return what can be done for somebody: the next thing, or that they were told otherwise."""
    action = next_action(who)
    offers: dict[str, Callable[[], None]] = {}
    if action != "told":
        offers[f"suggestions.action.{action}"] = lambda: telling.do(who)
    if not who.nameless or who.problem is not None:
        offers["suggestions.told_otherwise"] = lambda: telling.note(who)
    return {**offers, "suggestions.open_entry": show}
