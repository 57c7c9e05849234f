"""The opening hours of a week: a line for each day, "09:00–12:00, 13:00–17:00"; empty is closed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from frontdesk.ui.widgets.card import label

_DAYS = 7


class WeekField(QWidget):
    """Seven lines in the order of the week, Monday first; understands nothing of hours itself."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = [label(look="muted") for _ in range(_DAYS)]
        self._lines = [QLineEdit() for _ in range(_DAYS)]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for row, (name, line) in enumerate(zip(self._names, self._lines, strict=True)):
            name.setBuddy(line)
            line.setObjectName(f"hours_{row}")
            line.textEdited.connect(self.changed)
            grid.addWidget(name, row, 0)
            grid.addWidget(line, row, 1)
        grid.setColumnStretch(1, 1)
        self.setFocusProxy(self._lines[0])

    def name_days(self, names: Sequence[str], closed: str) -> None:
        """Say how the days are called, and what an empty line means."""
        for label_, line, name in zip(self._names, self._lines, names, strict=True):
            label_.setText(name)
            line.setAccessibleName(name)
            line.setPlaceholderText(closed)

    def point_at(self, row: int) -> None:
        """Let the keyboard go to this day's line when the field is given it."""
        self.setFocusProxy(self._lines[row])

    @property
    def days(self) -> tuple[str, ...]:
        """Return what stands in the seven lines."""
        return tuple(line.text().strip() for line in self._lines)

    def set_days(self, days: Sequence[str]) -> None:
        """Show the hours of seven days."""
        for line, hours in zip(self._lines, days, strict=True):
            line.setText(hours)
