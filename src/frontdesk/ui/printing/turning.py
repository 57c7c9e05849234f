"""Where a printer prints on one side only, somebody turns the sheets."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout

from frontdesk.ui.dialogs.operation import OperationDialog
from frontdesk.ui.page_context import PageContext

_STEPS = ("out", "over", "first")


class TurnDialog(OperationDialog):
    """Says how the sheets go back into the tray, `first` being on the one that came out first.

    `accepted`: they lie there, and their backs can be printed.
    """

    TEXTS = "print.turn"

    def __init__(self, page: PageContext, name: str, printer: str, first: str) -> None:
        self._first = first
        super().__init__(page, None, about=page.say("print.turn.about", name=name, printer=printer))

    def prepare(self) -> None:
        """Show one step below the other."""
        layout = self.body.layout() or QVBoxLayout(self.body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for number, step in enumerate(_STEPS, start=1):
            text = self.page.say(f"print.turn.{step}", first=self._first)
            label = QLabel(f"{number}.  {text}", wordWrap=True, textFormat=Qt.TextFormat.PlainText)
            label.setObjectName(f"turn_{step}")
            layout.addWidget(label)

    def confirm(self) -> None:
        """Print the backs."""
        self.accept()
