"""What can be done with the letters of each group: the last of its actions carries it forward."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout

from frontdesk.services.correspondence import MailroomGroup
from frontdesk.ui.look.layouts import empty
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.mailroom.filter_bar import REGISTER
from frontdesk.ui.widgets.buttons import Button, PrimaryButton, SecondaryButton
from frontdesk.ui.widgets.key_hint import shown_keys

GROUP_ACTIONS: Mapping[str, tuple[str, ...]] = {
    MailroomGroup.TO_WRITE: ("drop", "finish"),
    MailroomGroup.TO_APPROVE: ("show", "send_back", "approve"),
    MailroomGroup.TO_PRINT: ("more", "show", "print"),
    MailroomGroup.TO_SEND: ("mark_sent", "send"),
    MailroomGroup.TO_POST: ("more", "show", "post"),
    REGISTER: ("more", "show", "reprint"),
}
ALSO: Mapping[str, tuple[str, ...]] = {
    MailroomGroup.TO_PRINT: ("save_pdf", "labels", "envelopes"),
    MailroomGroup.TO_POST: ("reprint", "labels", "envelopes"),
    REGISTER: ("labels", "envelopes"),
}
"""What only the menu offers."""

MORE = "more"
"""The button that opens the menu of what is chosen."""

WITHOUT_PRIMARY = frozenset({REGISTER})
ALL_AT_ONCE: Mapping[str, frozenset[str]] = {
    MailroomGroup.TO_PRINT: frozenset({"show", "save_pdf", "print", "labels", "envelopes", MORE}),
    MailroomGroup.TO_POST: frozenset({"post", "labels", "envelopes", MORE}),
}
"""Where nothing is chosen, these are done with everything that is shown."""

ONE_BY_ONE = frozenset({"finish", "send_back", "send", "reprint"})
"""These are done with one letter at a time."""

ONTO_PAPER = frozenset({"print", "save_pdf"})
_QUIET_KEYS = {"show": "Ctrl+Shift+P"}  # in the tooltip alone
_KEYS = {"print": "Ctrl+P", "post": "Ctrl+Return", "approve": "Ctrl+Return", "finish": "Ctrl+Return"}
_ICONS = {
    MORE: "other",
    "print": "printer",
    "post": "mail",
    "approve": "check",
    "send": "mail",
    "finish": "edit",
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """The letters chosen in a group, from top to bottom, and all that are shown."""

    group: str
    ids: tuple[int, ...]
    shown: tuple[int, ...]
    at_printer: frozenset[int] = frozenset()

    def of(self, action: str) -> tuple[int, ...]:
        """Return the letters that an action would be done with; what a printer has is not printed twice."""
        if not self.ids and action in ALL_AT_ONCE.get(self.group, ()):
            return self._free(self.shown)
        if action in ONTO_PAPER:
            return self._free(self.ids)
        return self.ids[:1] if action in ONE_BY_ONE else self.ids

    def _free(self, ids: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(each for each in ids if each not in self.at_printer)


class GroupActions(QObject):
    """The buttons beside the groups; `wanted` carries the action that was pressed."""

    wanted = Signal(str)

    def __init__(self, page: PageContext, host: QFrame, chosen: Callable[[], Chosen]) -> None:
        super().__init__(host)
        self._page = page
        self._chosen = chosen
        self._row = QHBoxLayout(host)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._buttons: dict[str, Button] = {}

    def show_group(self, group: str) -> None:
        """Offer what can be done with the letters of a group."""
        empty(self._row)
        self._buttons = {}
        *others, last = GROUP_ACTIONS[group]
        for action in others:
            self._add(SecondaryButton, action)
        self._add(SecondaryButton if group in WITHOUT_PRIMARY else PrimaryButton, last)
        self.count()

    def count(self) -> None:
        """Say with how many letters each would be done."""
        chosen = self._chosen()
        for action, button in self._buttons.items():
            ids = chosen.of(action)
            one = action in ONE_BY_ONE or action == MORE or len(ids) <= 1
            several = "" if one else ".several"
            button.setText(self._page.say(f"mailroom.do.{action}{several}", count=len(ids)))
            button.setEnabled(bool(ids))
            if action in _QUIET_KEYS:
                button.setToolTip(f"{button.text()} ({shown_keys(_QUIET_KEYS[action])})")
            button.updateGeometry()

    def below(self, action: str) -> QPoint:
        """Return where a menu of a button opens."""
        button = self._buttons[action]
        return button.mapToGlobal(QPoint(0, button.height()))

    def press(self, action: str) -> None:
        """Do what a button does, if it can be done now."""
        button = self._buttons.get(action)
        if button is not None:
            button.click()

    def _add(self, kind: type[Button], action: str) -> None:
        button = kind("", icon=_ICONS.get(action, ""), key_hint=_KEYS.get(action, ""))
        button.setObjectName(f"do_{action}")
        button.clicked.connect(lambda: self.wanted.emit(action))
        if action in _KEYS:
            button.bind_key()
        if action in _QUIET_KEYS:
            QShortcut(QKeySequence(_QUIET_KEYS[action]), button).activated.connect(button.click)
        self._buttons[action] = button
        self._row.addWidget(button)
        button.show()
