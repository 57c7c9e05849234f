"""The languages that a writer chooses among, each by its own name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from frontdesk.ui.counter.big_button import BigButton
from frontdesk.words.language_names import language_name


class LanguageRow(QObject):
    """One of them is always chosen; where there is one alone, nothing is shown."""

    chosen = Signal(str)

    def __init__(self, host: QWidget, languages: Sequence[str]) -> None:
        super().__init__(host)
        self.buttons: dict[str, BigButton] = {}
        layout = host.layout()
        for language in languages:
            button = BigButton(host)
            button.setCheckable(True)
            button.setProperty("look", "counter_language")
            button.setObjectName(f"language_{language}")
            name = language_name(language, language)
            button.say(name[:1].upper() + name[1:])
            button.clicked.connect(lambda _on, language=language: self._press(language))
            if layout is not None:
                layout.addWidget(button)
            self.buttons[language] = button
        host.setVisible(len(languages) > 1)

    def show(self, language: str) -> None:
        """Show which one is spoken."""
        for each, button in self.buttons.items():
            button.setChecked(each == language)

    def _press(self, language: str) -> None:
        self.show(language)
        self.chosen.emit(language)
