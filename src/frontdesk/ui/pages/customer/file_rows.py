"""Other files of a customer under one another, each with a button."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from frontdesk.ui.look.layouts import empty
from frontdesk.ui.widgets.buttons import SecondaryButton
from frontdesk.ui.widgets.elided_label import ElidedLabel


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file by its customer's id: the name, and under it what tells it from others."""

    id: int
    name: str
    line: str = ""


class FileRows(QWidget):
    """Shows files; `acted` carries the id and name of the one whose button was pressed."""

    acted = Signal(int, str)

    def __init__(self, action: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._action = action
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 0)
        self._column.setSpacing(12)

    def show_files(self, files: Sequence[FileRow]) -> None:
        """Show other files."""
        empty(self._column)
        for file in files:
            self._column.addWidget(self._row(file))

    def _row(self, file: FileRow) -> QWidget:
        made = QWidget()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(ElidedLabel(text=file.name, look="strong"))
        if file.line:
            words.addWidget(ElidedLabel(text=file.line, look="small"))
        button = SecondaryButton(self._action, compact=True)
        button.setAccessibleName(f"{self._action}: {file.name}")
        button.clicked.connect(partial(self._act, file))
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(button)
        return made

    def _act(self, file: FileRow, *_checked: bool) -> None:
        self.acted.emit(file.id, file.name)
