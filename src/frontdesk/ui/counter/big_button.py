"""A button that a finger finds: the stylesheet makes it large."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget


class BigButton(QPushButton):
    """At least 64 pixels high; a checkable one says by a tick that it is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = ""
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.toggled.connect(self._tick)

    def say(self, text: str) -> None:
        """Stand for something, in the writer's words."""
        self._said = text.replace("&", "&&")
        self.setAccessibleName(text)
        self._tick()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Enter presses the button as the blank does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def _tick(self) -> None:
        self.setText(f"✓  {self._said}" if self.isChecked() else self._said)
