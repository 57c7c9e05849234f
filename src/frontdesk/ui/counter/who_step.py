"""Who writes: a name, or nobody's."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QLabel, QLineEdit

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.suggestions.views import Similar
from frontdesk.ui.counter.big_button import BigButton
from frontdesk.ui.counter.step import Step
from frontdesk.ui.forms.loading import find
from frontdesk.ui.look.breaking import breakable
from frontdesk.ui.page_context import PageContext


class WhoStep(Step):
    """Whoever stays anonymous reads the answer on the notice board, so nothing more is asked (POL-07)."""

    FORM: ClassVar = "counter_who"

    def __init__(self, page: PageContext) -> None:
        super().__init__(page)
        self._name = find(self.form, QLineEdit, "name")
        self._anonymous = find(self.form, BigButton, "anonymous")
        self._print_name = find(self.form, BigButton, "print_name")
        self._joined = find(self.form, QLabel, "joined")
        self._similar: Similar | None = None
        self._anonymous.toggled.connect(self._show_needed)
        for button in (self._anonymous, self._print_name):
            button.setCheckable(True)
            button.clicked.connect(self._edited)
        self._show_needed()
        self.join(None)

    @property
    def name(self) -> str:
        """Return the name, none of somebody who stays anonymous."""
        return "" if self.anonymous else self.line("name")

    @property
    def anonymous(self) -> bool:
        """Whether somebody wants to stay without a name."""
        return self._anonymous.isChecked()

    @property
    def print_name(self) -> bool:
        """Whether the book may name them."""
        return self._print_name.isChecked() and not self.anonymous

    def join(self, similar: Similar | None) -> None:
        """Show which entry is joined, if one is; a name of a supporter is not printed."""
        self._similar = similar
        text = self.page.say("counter.who.joined", title=similar.title) if similar else ""
        self._joined.setText(breakable(text))
        self._joined.setVisible(similar is not None)
        self._print_name.setVisible(similar is None)

    def speak(self) -> None:
        super().speak()
        self.join(self._similar)

    def begin(self) -> None:
        (self._anonymous if self.anonymous else self._name).setFocus()

    def check(self) -> None:
        if not self.anonymous and not self.name:
            raise FrontDeskError("counter.who.missing", field="name")

    def _show_needed(self) -> None:
        named = not self.anonymous
        for widget in (self._name, self._print_name):
            widget.setEnabled(named)
        find(self.form, QLabel, "anonymous_help").setVisible(self.anonymous)
