"""The sentence to say, kept up with what is typed, and the ticks that it was said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from zoneinfo import ZoneInfo

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import Outcome
from frontdesk.services.contact import Contact
from frontdesk.services.intake.preview import preview
from frontdesk.services.views import Preview
from frontdesk.ui.forms.loading import find
from frontdesk.ui.intake.outcomes import SPOKEN
from frontdesk.ui.intake.part import Part
from frontdesk.ui.look.breaking import breakable
from frontdesk.ui.look.say import say_message
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.tasks.lanes import Lane
from frontdesk.ui.widgets.say_box import SayBox
from frontdesk.words import Words, words_for

_PAUSE_MS = 150


class SayPart(Part):
    """Asks the services what logging the contact would bring, a moment after the last key."""

    previewed = Signal(Preview)

    def __init__(self, form: QWidget, page: PageContext, contact: Callable[[], Contact]) -> None:
        """`contact` gives what the window says by now."""
        super().__init__(form)
        self._page = page
        self._contact = contact
        self._box = find(form, SayBox, "say")
        self._ticks = find(form, QWidget, "ticks_row")
        self._said = find(form, QCheckBox, "said")
        self._understood = find(form, QCheckBox, "understood")
        self._why = find(form, QLabel, "said_why")
        self._warnings = find(form, QLabel, "warnings")
        self._pending = False  # whether what was typed last has no answer yet
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.ask)
        self._show_nothing()

    @property
    def sentence(self) -> str:
        """Return the sentence that is shown, or nothing."""
        return self._box.sentence if self._box.isVisibleTo(self.form) else ""

    def ask_soon(self) -> None:
        """Ask when the typing pauses."""
        self._pending = True
        self._pause.start()

    def ask(self) -> None:
        """Ask now; an answer that a later question overtook is not heard."""
        self._pause.stop()
        contact = replace(self._contact(), said=False, understood=False)  # it is not said before it is shown
        if contact.kind is None and contact.contact_kind is None:
            self._pending = False
            self._show_nothing()
            return
        self._page.read(
            lambda context: preview(context, contact=contact),
            self._show,
            self._refused,
            lane=Lane.TYPING,
            replace_key=(id(self), "preview"),
        )

    def hush(self, reason: str) -> None:
        """Take a warning away that now stands beside its field as the reason of a refusal."""
        lines = self._warnings.text().split("\n")
        kept = [line for line in lines if line != breakable(reason)]
        self._warnings.setText("\n".join(kept))
        self._warnings.setVisible(any(kept))

    def apply(self, contact: Contact) -> Contact:
        """Return the contact with the ticks as they stand; nothing was said where there is nothing to say.

        Whoever is quicker than the sentence still confirms by saving that it was said.
        """
        promised = contact.channel in SPOKEN and contact.outcome is not Outcome.NONE
        spoken = promised if self._pending else self._ticks.isVisibleTo(self.form)
        return replace(
            contact,
            said=spoken and self._said.isChecked(),
            understood=spoken and self._understood.isChecked(),
        )

    def _show(self, seen: Preview) -> None:
        self._pending = self._pause.isActive()
        contact = self._contact()
        self._show_warnings(seen)
        if seen.say is None:
            self._box.setVisible(False)
        else:
            spoken = contact.channel in SPOKEN
            self._box.set_heading(self._page.say("intake.say" if spoken else "intake.will_say"))
            say_message(self._box, seen.say, self._words(seen.language, contact))
            self._box.setVisible(True)
        self._ticks.setVisible(seen.say is not None and contact.channel in SPOKEN)
        if contact.channel in SPOKEN:
            self._said.setText(self._page.say(f"intake.said.{contact.channel}"))
        self._why.setText(self._page.say(f"intake.said_why.{contact.kind}") if contact.kind else "")
        self.previewed.emit(seen)

    def _show_warnings(self, seen: Preview) -> None:
        text = "\n".join(self._page.render(warning) for warning in seen.warnings)
        self._warnings.setProperty("look", "warning" if seen.say is not None else "small")
        self._warnings.style().polish(self._warnings)
        self._warnings.setText(breakable(text))
        self._warnings.setVisible(bool(text))

    def _refused(self, _refusal: FrontDeskError) -> None:
        """What is half typed may well be refused; saving says why."""
        self._pending = self._pause.isActive()
        self._show_nothing()

    def _show_nothing(self) -> None:
        for part in (self._box, self._ticks, self._warnings):
            part.setVisible(False)

    def _words(self, language: str, contact: Contact) -> Words:
        """Return the customer's language; a callback is promised by the clock on their wall."""
        mine = self._page.words
        theirs = contact.callback.timezone if contact.callback is not None else ""
        if language in ("", mine.language) and not theirs:
            return mine
        zone = ZoneInfo(theirs) if theirs else self._page.timezone
        return words_for(language or mine.language, timezone=zone, clock=self._page.context.clock)
