"""What it is about and where, where the office offers something to choose."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QFrame, QLabel

from frontdesk.services.counter.rules import CounterRules
from frontdesk.ui.counter.choices import Choices
from frontdesk.ui.counter.step import Step
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext

_COLUMNS = 2
_SHORT = 22  # characters on half the width of a tablet that stands


class AboutStep(Step):
    """Themes and places, in the office's own words; choosing none is an answer too."""

    FORM: ClassVar = "counter_about"

    def __init__(self, page: PageContext, rules: CounterRules) -> None:
        super().__init__(page)
        self.themes = self._offer("themes", rules.themes)
        self.places = self._offer("places", rules.places)
        self.needed = bool(rules.themes or rules.places)

    def _offer(self, name: str, offered: tuple[str, ...]) -> Choices:
        columns = _COLUMNS if all(len(text) <= _SHORT for text in offered) else 1
        made = Choices(find(self.form, QFrame, name), offered, columns=columns)
        for text, button in made.buttons.items():
            button.say(text)
        find(self.form, QFrame, name).setVisible(bool(offered))
        find(self.form, QLabel, f"{name}_title").setVisible(bool(offered))
        made.chosen.connect(self._edited)
        return made
