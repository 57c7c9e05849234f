"""The offer, under the field of a name, to give something to whoever stands in for who is away."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from frontdesk.services.staff.proposing import ProposedDeputy, propose_deputy
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.tasks.lanes import Lane
from frontdesk.ui.widgets.buttons import SecondaryButton
from frontdesk.ui.widgets.field import Field
from frontdesk.ui.widgets.key_hint import shown_keys

_KEY = "Alt+D"
_PAUSE_MS = 200
_BESIDE = 80  # pixels, for the key and the margins beside the words
_NARROWEST = 80


class DeputyOffer(QObject):
    """Asks who stands in a moment after a name stands in the field; `taken` carries who was taken."""

    taken = Signal(ProposedDeputy)

    def __init__(self, page: PageContext, field: Field, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._field = field
        self._names = ("", "")
        self._day: date | None = None
        self._found: ProposedDeputy | None = None
        self._button: SecondaryButton | None = None  # made when the first is away, for few are
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._ask)

    def look(self, department: str, person: str, *, settled: bool = False) -> None:
        """Ask for whom this names: at once if it is `settled`, or else when the typing pauses."""
        self._names = (department, person)
        self._show(None)
        self._pause.stop()
        if settled:
            self._ask()
        elif department or person:
            self._pause.start()

    def concern(self, day: date | None) -> None:
        """Offer whoever stands in on a day that is not today."""
        if day != self._day:
            self._day = day
            self.look(*self._names, settled=any(self._names))

    def take(self) -> None:
        """Take who stands in."""
        found = self._found
        if found is not None:
            self._show(None)
            self.taken.emit(found)

    def _ask(self) -> None:
        (department, person), day = self._names, self._day
        self._page.read(
            lambda context: propose_deputy(context, department=department, person=person, day=day),
            lambda found: self._show(found if self._names == (department, person) else None),
            lane=Lane.TYPING,
            replace_key=(id(self), "deputy"),
            owner=self,
        )

    def _show(self, found: ProposedDeputy | None) -> None:
        self._found = found
        if found is not None:
            button = self._button or self._make()
            words = self._page.say("target.deputy", deputy=found.person)
            short = self._short(self._page.say("target.stand_in", name=found.person))
            button.setText(short.replace("&", "&&"))  # one alone would underline what follows
            button.setAccessibleName(words)
            button.setToolTip(f"{words} ({shown_keys(_KEY)})")
        if self._button is not None:
            self._button.setVisible(found is not None)

    def _short(self, words: str) -> str:
        """Return words as they fit under the field."""
        if not self._field.isVisible():  # nobody knows its width yet
            return words
        room = max(_NARROWEST, self._field.input.width() - _BESIDE)
        return self._field.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)

    def _make(self) -> SecondaryButton:
        made = self._button = SecondaryButton(key_hint=_KEY, compact=True)
        made.setObjectName("deputy")
        made.setMinimumWidth(1)  # an offer widens no window
        made.clicked.connect(self.take)
        shortcut = QShortcut(QKeySequence(_KEY), made)
        shortcut.activated.connect(self.take)
        shortcut.activatedAmbiguously.connect(self.take)  # two fields of one window may offer somebody
        layout = self._field.layout()
        if layout is not None:
            layout.addWidget(made)
            layout.setAlignment(made, Qt.AlignmentFlag.AlignLeft)
        return made
