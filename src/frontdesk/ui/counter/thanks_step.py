"""The last step: thanks, and the code by which the entry is found again."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel

from frontdesk.domain.suggestions import HearBy
from frontdesk.ui.counter.big_button import BigButton
from frontdesk.ui.counter.step import Step
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.widgets.icon_label import IconLabel

_TICK = QSize(72, 72)


class ThanksStep(Step):
    """It goes by itself after some seconds."""

    FORM: ClassVar = "counter_thanks"

    def __init__(self, page: PageContext) -> None:
        super().__init__(page)
        self.done = find(self.form, BigButton, "done")
        self._code = find(self.form, QLabel, "code")
        self._told = find(self.form, QLabel, "told")
        self._way = HearBy.NOTICE
        find(self.form, IconLabel, "tick").show_large(_TICK.width(), "done")

    @property
    def code(self) -> str:
        """Return the code that is shown."""
        return self._code.text()

    def thank(self, code: str, way: HearBy) -> None:
        """Show under which code it stands in the book, and how its writer hears of it."""
        self._way = way
        self._code.setText(code)
        self.speak()

    def speak(self) -> None:
        super().speak()
        self._told.setText(self.page.say(f"counter.thanks.{self._way}"))

    def begin(self) -> None:
        self.done.setFocus()

    def clear(self) -> None:
        super().clear()
        self._code.clear()
        self._way = HearBy.NOTICE
