"""What visitors see while the office's database does not answer, and what staff read of it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QWidget

from frontdesk.domain.errors import FrontDeskError
from frontdesk.ui.counter.big_button import BigButton
from frontdesk.ui.counter.guard import Guard
from frontdesk.ui.counter.held import HeldScreen
from frontdesk.ui.counter.step import put_text
from frontdesk.ui.forms.loading import Forms, find
from frontdesk.ui.widgets.icon_label import IconLabel
from frontdesk.words import Words

_ICON = 72
_WIDEST, _MARGIN = 920, 32  # pixels, as a step of the counter has it
_SEEN_MS = 500  # for which an answer to a key is seen, however soon the database refuses again
_REASONS = {
    "store.locked": "counter.waiting.locked",
    "store.no_directory": "counter.waiting.missing",
    "store.no_such_file": "counter.waiting.missing",
    "store.server_busy": "counter.waiting.unreachable",
    "store.unreachable": "counter.waiting.unreachable",
}
"""Nothing about files and servers is for a visitor's eyes: the particulars stand in the log."""


class WaitingScreen(HeldScreen):
    """Holds the screen until the counter can be filled; `tried` asks for another look at the database."""

    tried = Signal()

    def __init__(self, words: Words, forms: Forms) -> None:
        super().__init__()
        self._words = words
        self.ended = False
        self.setWindowTitle(words.text("counter.waiting.title"))
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self._form = forms.load("counter_waiting", self)
        self._form.setMaximumWidth(_WIDEST)
        row.addStretch(1)
        row.addWidget(self._form, 1_000)
        row.addStretch(1)
        for widget in self._form.findChildren(QWidget):
            if id_ := widget.property("says"):
                put_text(widget, words, str(id_))
        find(self._form, IconLabel, "clock").show_large(_ICON, "muted")
        self._reason = find(self._form, QLabel, "reason")
        self._again = find(self._form, BigButton, "again")
        self._again.clicked.connect(self._try)
        self._seen = QTimer(self, singleShot=True, interval=_SEEN_MS)
        self._seen.timeout.connect(self.tried)
        self._guard = Guard(self)
        self.tell(None)

    def tell(self, refusal: FrontDeskError | None) -> None:
        """Say to staff what it waits for; None while nobody has refused yet."""
        id_ = "counter.waiting.opening"
        if refusal is not None:
            id_ = _REASONS.get(refusal.message.id, "counter.waiting.other")
        self._reason.setText(self._words.text(id_))
        if not self._seen.isActive():
            self._again.say(self._words.text("counter.waiting.again"))

    def stand(self) -> None:
        """Fill the screen, and keep everything else from it."""
        self.fill_screen()
        self._guard.stand()

    def let_go(self) -> None:
        """Let other windows of the program come to the front again."""
        super().let_go()
        self._guard.leave()

    def end(self) -> None:
        """Go, now that something else fills the screen."""
        self.ended = True
        self.let_go()
        self.close()
        self.deleteLater()

    def begin_typing(self) -> None:
        self._again.setFocus()

    def _try(self) -> None:
        if not self._seen.isActive():
            self._again.say(self._words.text("counter.sending"))
            self._seen.start()


def waiting_screen() -> WaitingScreen | None:
    """Return the one there is, whoever put it there: the start leaves it to the window.

    One that gives way to a shutdown is there as well: it comes back if that is called off.
    """
    there = (each for each in QApplication.topLevelWidgets() if isinstance(each, WaitingScreen))
    return next((each for each in there if not each.ended), None)


def end_waiting() -> None:
    """Take away what holds the screen, if anything does."""
    screen = waiting_screen()
    if screen is not None:
        screen.end()
