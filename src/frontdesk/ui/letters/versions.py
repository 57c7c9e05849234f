"""The versions of a text to go back to, and the original."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QPushButton

from frontdesk.services.correspondence.template_views import TemplateView
from frontdesk.ui.letters.names import standing
from frontdesk.ui.page_context import PageContext


class VersionsMenu(QObject):
    """`chosen` carries a version whose text is to be shown; `restore_wanted` asks for the original."""

    chosen = Signal(object)
    restore_wanted = Signal()

    def __init__(self, button: QPushButton, page: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self.menu = QMenu(button)
        button.clicked.connect(lambda: self.menu.popup(button.mapToGlobal(button.rect().bottomLeft())))

    def show_versions(self, versions: Sequence[TemplateView]) -> None:
        """Offer these, the newest first; the original can only be restored where it does not hold."""
        self.menu.clear()
        for view in versions:
            action = self.menu.addAction(standing(self._page, view))
            action.triggered.connect(partial(self._choose, view))
        self.menu.addSeparator()
        restore = self.menu.addAction(self._page.say("texts.restore"))
        restore.setEnabled(any(view.active and not view.original for view in versions))
        restore.triggered.connect(lambda _checked: self.restore_wanted.emit())

    def _choose(self, view: TemplateView, *_: object) -> None:
        self.chosen.emit(view)
