"""A call being made: the number, what to say, what happened before, and one key for how it went (CSP-002)."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from frontdesk.domain.callbacks import FAILED, CallbackEnd, CallOutcome
from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import Way
from frontdesk.services.callbacks.attempts import record_attempt
from frontdesk.services.callbacks.tries import Try
from frontdesk.services.callbacks.view import callback_view
from frontdesk.services.callbacks.views import Attempted, CallbackView
from frontdesk.ui.callbacks.call_asked import CallAsked
from frontdesk.ui.callbacks.history import history_events
from frontdesk.ui.callbacks.outcomes import OutcomeButtons
from frontdesk.ui.callbacks.previewing import Asking, Previewing
from frontdesk.ui.callbacks.spans import window_text
from frontdesk.ui.callbacks.taking_back import taking_back
from frontdesk.ui.callbacks.window_input import WindowInput
from frontdesk.ui.dialogs.opening import CALLBACK, Opening
from frontdesk.ui.dialogs.operation import Operation, OperationDialog
from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.plain_text import text_of
from frontdesk.ui.intake.beginning import SUGGEST_KEY
from frontdesk.ui.look.breaking import breakable
from frontdesk.ui.look.joined import heading
from frontdesk.ui.look.painting import ChipText
from frontdesk.ui.look.palette import Tone
from frontdesk.ui.look.say import say_message
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.widgets.buttons import Button, SecondaryButton
from frontdesk.ui.widgets.chip import Chip
from frontdesk.ui.widgets.say_box import SayBox
from frontdesk.ui.widgets.told import Timeline
from frontdesk.words.language_names import language_name

_WIDTH = 1040
_ENDED = {CallbackEnd.REACHED: Tone.DONE, CallbackEnd.GAVE_UP: Tone.OVERDUE}


class CallWindow(OperationDialog):
    """Blocks nothing, and several may be open; an outcome is recorded by its number alone.

    Alt with the number does so while text is being typed. An outcome that needs something else first puts
    the keyboard there, and Ctrl+Enter records it.
    """

    FORM = "callback_call"
    TEXTS = "call"
    PLACES: ClassVar = {"note": "note_field", "window": "again_field", "number": "other_number_field"}

    day_wanted = Signal(object)  # the row of a call whose series is to be changed on one day

    def __init__(self, page: PageContext, asked: CallAsked, parent: QWidget | None = None) -> None:
        self._view = asked.view
        self._words = asked.words
        row = asked.view.row
        super().__init__(page, parent, about=heading(row.case or "", row.customer_name, row.about))
        self.resize(_WIDTH, self.height())

    def prepare(self) -> None:
        """Show whom to call, and what follows from each outcome."""
        self._again = WindowInput(self.body, self.page, "again")
        self._again.get_ready()
        self._preview = Previewing(self.page, self._again, self._asking, self)
        self._again.changed.connect(self._preview.ask)
        self._outcomes = find(self.body, OutcomeButtons, "outcomes")
        self._outcomes.decided.connect(self._decide)
        self._outcomes.written.connect(self._write)
        dial = find(self.body, Button, "dial")
        dial.clicked.connect(self.dial)
        dial.bind_key()
        self._day = SecondaryButton(self.page.say("call.day"), key_hint="Ctrl+Shift+D")
        self._day.clicked.connect(lambda: self.day_wanted.emit(self._view.row))
        self._day.bind_key()
        self.add_button(self._day)
        # Whoever is called may have an idea, too; without it, what is typed next would press an outcome.
        QShortcut(QKeySequence(SUGGEST_KEY), self).activated.connect(self.page.bus.write_suggestion)
        self._show(self._view)

    def opening(self) -> Opening:
        """Return what opens the window again."""
        return Opening(self.texts, CALLBACK, str(self._view.row.id))

    def dial(self) -> None:
        """Let the system's telephone call the number."""
        row = self._view.row
        QDesktopServices.openUrl(QUrl(f"tel:{row.dial or row.number}"))

    def operation(self) -> Operation:
        """Return the recording of the call."""
        outcome = self._outcomes.chosen
        if outcome is None:
            raise FrontDeskError("call.how", field="outcome")
        tried = Try(
            outcome,
            text_of(find(self.body, QPlainTextEdit, "note")).strip(),
            self._again.window,
            find(self.body, QLineEdit, "other_number").text().strip(),
        )
        row = self._view.row
        return lambda context: record_attempt(context, callback=row.id, tried=tried, version=row.version)

    def told(self, result: object) -> str:
        """Say how it ended, or when it is tried again."""
        if not isinstance(result, Attempted):
            raise TypeError(result)
        if result.again is not None:
            return self.page.say("call.done.again", when=window_text(self.page, result.again))
        if result.letter is not None:
            return self.page.say(f"call.done.card.{self._view.card or Way.POSTCARD}")
        return self.page.say(f"call.done.{result.ended}")

    def undo(self, result: object) -> Callable[[], None]:
        """Return what takes the call back."""
        return taking_back(self.page, self._view.row.id)

    def refuse(self, refusal: FrontDeskError) -> None:
        """Show what is missing; what somebody else changed meanwhile is shown at once."""
        super().refuse(refusal)
        if refusal.message.id == "callback.changed_meanwhile":
            callback = self._view.row.id
            self.page.read(
                lambda context: callback_view(context, callback=callback), self._look_again, owner=self
            )

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        super().showEvent(event)
        if not text_of(find(self.body, QPlainTextEdit, "note")):
            self._outcomes.setFocus(Qt.FocusReason.OtherFocusReason)

    def _asking(self) -> Asking | None:
        window = self._again.understood
        return Asking.of_move(self._view.row, window) if window is not None else None

    def _write(self, letter: str) -> None:
        """Go on with the note that somebody began to type."""
        note = find(self.body, QPlainTextEdit, "note")
        note.setFocus(Qt.FocusReason.ShortcutFocusReason)
        note.insertPlainText(letter)

    def _decide(self, outcome: CallOutcome) -> None:
        """Record at once what needs nothing more."""
        missing = self._missing(outcome)
        if missing is None:
            self.confirm()
            return
        self._refusals.clear()
        missing.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _missing(self, outcome: CallOutcome) -> QWidget | None:
        """Return the field that an outcome cannot do without and that is still empty."""
        note = find(self.body, QPlainTextEdit, "note")
        if outcome is CallOutcome.GAVE_UP and not text_of(note).strip():
            return note
        if outcome is CallOutcome.OTHER_TIME and not self._again.field.text().strip():
            return self._again.field
        return None

    def _look_again(self, view: CallbackView) -> None:
        self._outcomes.choose(None)
        self._show(view)

    def _show(self, view: CallbackView) -> None:
        self._view = view
        row, say = view.row, self.page.say
        find(self.body, QLabel, "number").setText(row.number or say("dialog.callback.no_number"))
        find(self.body, Button, "dial").setEnabled(bool(row.dial or row.number))
        box = find(self.body, SayBox, "say")
        box.set_heading(say("intake.say"))
        say_message(box, view.script, self._words)
        self._show_chips(view)
        self._let_record(recordable=row.done is None)
        details = find(self.body, QLabel, "details")
        again = self.page.render(view.series.words) if view.series else ""
        text = "\n".join(filter(None, (again, view.details)))
        details.setText(breakable(text))
        details.setVisible(bool(text))
        find(self.body, Timeline, "history").set_events(history_events(view, self.page))
        find(self.body, Timeline, "history").show_last()
        for outcome in CallOutcome:
            self._outcomes.tell(outcome, say(f"callback.outcome.{outcome}"), self._follows(outcome))

    def _let_record(self, *, recordable: bool) -> None:
        """Offer what records a call; one that has ended is only looked at."""
        for name in ("note_field", "again_field", "other_number_field", "how", "outcomes"):
            find(self.body, QWidget, name).setVisible(recordable)
        find(self.form, QPushButton, "confirm").setVisible(recordable)
        self._day.setVisible(recordable and self._view.series is not None)

    def _show_chips(self, view: CallbackView) -> None:
        row, say = view.row, self.page.say
        language = row.language and language_name(row.language, self.page.words.language)
        zone = say("call.there", time=_clock(self.page, row.timezone)) if row.timezone else ""
        if row.outcome is not None:
            ended = ChipText(say(f"callback.outcome.{row.outcome}"), _ENDED.get(row.outcome, Tone.NEUTRAL))
        else:
            ended = ChipText("")
        tries = say("call.early") if view.early else _next_try(view, self.page)
        for name, chip in (
            ("purpose", ChipText(say(f"callback.purpose.{row.purpose}"), Tone.ACCENT)),
            ("tries", ended if ended.text else ChipText(tries)),
            ("language", ChipText(language)),
            ("local_time", ChipText(zone, icon="globe")),
        ):
            part = find(self.body, Chip, name)
            part.show_chip(chip if chip.text else ChipText(""))
            part.setVisible(bool(chip.text))

    def _follows(self, outcome: CallOutcome) -> str:
        """Return what follows from an outcome: when it is tried again, or that it is the end."""
        say = self.page.say
        if outcome not in FAILED:
            return say(f"call.follows.{outcome}")
        again = self._view.next_tries.get(outcome)
        last = f"call.follows.last.{self._view.card or 'nobody'}"
        return say("call.again", when=window_text(self.page, again)) if again else say(last)


def _next_try(view: CallbackView, page: PageContext) -> str:
    """Return which of the office's tries the next one is."""
    return page.say("call.tries", next=min(view.counted + 1, view.most_attempts), most=view.most_attempts)


def _clock(page: PageContext, zone: str) -> str:
    """Return the time on a customer's wall by now."""
    return f"{page.context.clock.now().astimezone(ZoneInfo(zone)):%H:%M}"
