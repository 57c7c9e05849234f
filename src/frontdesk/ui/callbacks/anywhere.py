"""F7 on the pages where nobody is chosen: a callback to a number that somebody will say."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut

from frontdesk.ui.callbacks.beginning import AGREE_KEY, CallbackBeginning
from frontdesk.ui.dialogs.actions import CaseActions
from frontdesk.ui.page_list import CALLBACKS, CASE, CUSTOMER
from frontdesk.ui.shell.window import Shell

_BY_THEMSELVES = frozenset({CALLBACKS, CASE, CUSTOMER})
"""The pages that know with whom; two shortcuts of one key would both be deaf."""


class AgreeAnywhere(QObject):
    """Listens while no page in front does so itself."""

    def __init__(self, shell: Shell, actions: CaseActions) -> None:
        super().__init__(shell)
        self._actions = actions
        self._key = QShortcut(QKeySequence(AGREE_KEY), shell)
        self._key.activated.connect(self._agree)
        shell.pages.opened.connect(self._listen)
        self._listen(shell.pages.current)

    def _listen(self, page: str) -> None:
        self._key.setEnabled(page not in _BY_THEMSELVES)

    def _agree(self) -> None:
        self._actions.callbacks().agree(CallbackBeginning())
