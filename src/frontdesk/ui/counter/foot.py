"""The foot of the counter's screen: where to go on, what went wrong, and the countdown."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from frontdesk.ui.counter.big_button import BigButton
from frontdesk.ui.counter.step import put_text
from frontdesk.ui.forms.loading import find
from frontdesk.ui.look.breaking import breakable
from frontdesk.ui.page_context import PageContext

_BUTTONS = ("staff", "restart", "back", "next", "still_here")


class Foot(QObject):
    """Its signals are named as its buttons are."""

    next = Signal()
    back = Signal()
    restart = Signal()
    staff = Signal()

    def __init__(self, form: QWidget, page: PageContext) -> None:
        super().__init__(form)
        self._page = page
        self.buttons = {name: find(form, BigButton, name) for name in _BUTTONS}
        for name in ("next", "back", "restart", "staff"):
            self.buttons[name].clicked.connect(getattr(self, name))
        self._bar = find(form, QFrame, "idle_bar")
        self._left = find(form, QLabel, "idle_text")
        self._problem = find(form, QLabel, "sending_problem")
        self._next_id = "counter.next"
        self.warn(0)
        self.tell("")

    def speak(self) -> None:
        """Say everything in the language of `page.words`."""
        for button in self.buttons.values():
            id_ = button.property("says")
            if id_:
                put_text(button, self._page.words, str(id_))
        self.tell("")
        self.name_next(self._next_id)

    def name_next(self, id_: str) -> None:
        """Say what going on does."""
        self._next_id = id_
        self.buttons["next"].say(self._page.say(id_))

    def show_for(self, *, back: bool, forward: bool, staff: bool, restart: bool) -> None:
        """Show the buttons that a step has."""
        for name, shown in (("back", back), ("next", forward), ("staff", staff), ("restart", restart)):
            self.buttons[name].setVisible(shown)

    def wait(self, *, waiting: bool) -> None:
        """Say that it is being kept."""
        self.tell("")
        self.name_next("counter.sending" if waiting else self._next_id)

    def warn(self, left: int) -> None:
        """Show how many seconds are left; none when somebody is there."""
        if left:
            self._left.setText(self._page.say("counter.idle", count=left))
        else:
            self._left.clear()
        self._bar.setVisible(left > 0)

    def tell(self, text: str) -> None:
        """Say why nothing was kept."""
        self._problem.setText(breakable(text))
        self._problem.setVisible(bool(text))
