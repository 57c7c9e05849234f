"""A grid of large buttons of which at most one is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from frontdesk.ui.counter.big_button import BigButton


class Choices(QObject):
    """Fills a host with buttons; pressing the chosen one again chooses nothing, where that may be."""

    chosen = Signal(str)

    def __init__(self, host: QWidget, values: Sequence[str], *, columns: int, needed: bool = False) -> None:
        super().__init__(host)
        self.buttons: dict[str, BigButton] = {}
        self._needed = needed
        grid = QGridLayout(host)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(10)
        for number, value in enumerate(values):
            button = BigButton(host)
            button.setCheckable(True)
            button.setProperty("look", "counter")
            button.setObjectName(f"choice_{number}")
            button.clicked.connect(lambda _on, value=value: self._press(value))
            grid.addWidget(button, number // columns, number % columns)
            self.buttons[value] = button
        for column in range(columns):
            grid.setColumnStretch(column, 1)

    @property
    def value(self) -> str:
        """Return what is chosen, or nothing."""
        return next((value for value, button in self.buttons.items() if button.isChecked()), "")

    def choose(self, value: str) -> None:
        """Choose one, or nothing."""
        for each, button in self.buttons.items():
            button.setChecked(each == value)

    def _press(self, value: str) -> None:
        self.choose(value if self._needed or self.buttons[value].isChecked() else "")
        self.chosen.emit(self.value)
