"""The screen on which visitors write."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout

from frontdesk.services.counter.rules import CounterRules
from frontdesk.services.office.particulars import Office
from frontdesk.ui.counter.held import HeldScreen
from frontdesk.ui.counter.writing import CounterWriting
from frontdesk.ui.forms.tab_order import step
from frontdesk.ui.page_context import PageContext


class CounterScreen(HeldScreen):
    """Holds one visitor's writing after the other until staff let it go."""

    def __init__(self, page: PageContext, rules: CounterRules, office: Office) -> None:
        super().__init__()
        self.setWindowTitle(office.name)
        self.writing = CounterWriting(page, rules, office)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.writing)
        keyboard = QGuiApplication.inputMethod()
        for changed in (keyboard.keyboardRectangleChanged, keyboard.visibleChanged):
            changed.connect(
                lambda: self.make_room(keyboard.keyboardRectangle() if keyboard.isVisible() else QRectF())
            )

    def begin_typing(self) -> None:
        typing, current = self.focusWidget(), self.writing.current
        if typing is None or not current.isAncestorOf(typing):
            current.begin()

    def make_room(self, keyboard: QRectF) -> None:
        """Let nothing lie under the system's keyboard, as far as there is room above it."""
        covered = 0 if keyboard.isEmpty() else max(0, self.height() - round(keyboard.top()))
        spare = max(0, self.height() - self.writing.minimumSizeHint().height())
        self.setContentsMargins(0, 0, 0, min(covered, spare))
        typing = self.focusWidget()
        if typing is not None and self.writing.current.isAncestorOf(typing):
            self.writing.current.bring_into_view(typing)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001, N802  Qt's name
        return step(self, forward=forward)
