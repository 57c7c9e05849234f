"""What an empty page says: what belongs there, and how to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from frontdesk.ui.widgets.buttons import PrimaryButton
from frontdesk.ui.widgets.card import label
from frontdesk.ui.widgets.icon_label import IconLabel


class EmptyState(QWidget):
    """An icon, a heading, a sentence and the first action."""

    acted = Signal()

    def __init__(
        self, icon: str, heading: str, sentence: str = "", action: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._heading = label(heading, "heading")
        self._sentence = label(sentence, "muted", wrap=True)
        self._sentence.setMaximumWidth(420)
        self._sentence.setMinimumWidth(320)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 48, 24, 48)
        column.setSpacing(8)
        column.addStretch(1)
        for part in (IconLabel(name=icon, size=32), self._heading, self._sentence):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        if action:
            button = PrimaryButton(action)
            button.clicked.connect(self.acted)
            column.addSpacing(8)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        self.setAccessibleName(heading)
