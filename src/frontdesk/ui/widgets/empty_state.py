"""What an empty page says: what belongs there, and how to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from frontdesk.ui.widgets.buttons import PrimaryButton
from frontdesk.ui.widgets.card import label
from frontdesk.ui.widgets.icon_label import IconLabel

_SENTENCE_WIDTH = 400


class EmptyState(QWidget):
    """An icon, a heading, a sentence and the first action."""

    acted = Signal()

    def __init__(
        self, icon: str, heading: str, sentence: str = "", action: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._heading = label(heading, "heading")
        self._sentence = label(sentence, "muted", wrap=True)
        self._sentence.setFixedWidth(_SENTENCE_WIDTH)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 48, 24, 48)
        column.setSpacing(8)
        column.addStretch(1)
        for part in (IconLabel(name=icon, size=32), self._heading):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(_centred(self._sentence))
        if action:
            button = PrimaryButton(action)
            button.clicked.connect(self.acted)
            column.addSpacing(8)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        self.setAccessibleName(heading)


def _centred(part: QWidget) -> QHBoxLayout:
    """Return a row that keeps a wrapped text in the middle at its full height."""
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(part)
    row.addStretch(1)
    return row
