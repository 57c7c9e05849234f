"""Agreeing a callback: when, on which number, who calls, and what to say (CSP-002)."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from frontdesk.domain.callbacks import CallbackPurpose
from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.callbacks.agree import agree_callback, stay_on_line
from frontdesk.services.callbacks.entry import CallbackRequest
from frontdesk.services.callbacks.preview import CallbackPreview
from frontdesk.services.callbacks.series import SeriesBegun, start_series
from frontdesk.services.callbacks.views import Agreed
from frontdesk.ui.callbacks.agree_asked import AgreeAsked, zones_for
from frontdesk.ui.callbacks.languages import LanguageChoice
from frontdesk.ui.callbacks.previewing import Asking, Previewing
from frontdesk.ui.callbacks.promised import say_promise
from frontdesk.ui.callbacks.repeat_part import RepeatPart
from frontdesk.ui.callbacks.said import Window
from frontdesk.ui.callbacks.spans import window_text
from frontdesk.ui.callbacks.taking_back import taking_back
from frontdesk.ui.callbacks.window_input import WindowInput
from frontdesk.ui.dialogs.opening import AGREE, Opening
from frontdesk.ui.dialogs.operation import Operation, OperationDialog
from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.targets import TargetField
from frontdesk.ui.look.joined import heading
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.tasks.lanes import Lane
from frontdesk.ui.widgets.choice_box import ChoiceBox
from frontdesk.ui.widgets.field import Field
from frontdesk.ui.widgets.say_box import SayBox

_WIDTH = 640
_NUMBER_MS = 300


class AgreeDialog(OperationDialog):
    """The window is all that has to be typed: the number is the customer's, the caller whoever agrees it."""

    FORM = "callback_agree"
    TEXTS = "callback.agree"
    PLACES: ClassVar = {
        "window": "window_field",
        "number": "number_field",
        "person": "target_field",
        "department": "target_field",
        "about": "about_field",
        "timezone": "timezone_field",
        "until": "until_field",
        "exceptions": "except_field",
    }

    def __init__(self, page: PageContext, asked: AgreeAsked, parent: QWidget | None = None) -> None:
        self._asked = asked
        super().__init__(page, parent, about=heading(asked.beginning.case, asked.name, asked.subject))
        self.resize(_WIDTH, self.height())

    def prepare(self) -> None:
        """Fill in what is known."""
        page, asked, body = self.page, self._asked, self.body
        self._window = WindowInput(body, page, "window")
        self._window.get_ready()
        self._window.show_idle(page.say("callback.agree.hint"))
        self._number = find(body, QLineEdit, "number")
        self._number.setText(asked.number)
        self._target = TargetField(body, page)
        self._target.field.setPlaceholderText(page.say("callback.agree.you", name=page.context.actor.name))
        self._about = find(body, QLineEdit, "about")
        self._about.setText(asked.subject)
        self._stays = find(body, QCheckBox, "stays")
        self._language = LanguageChoice(find(body, ChoiceBox, "language"), page, asked.language)
        self._purpose = find(body, ChoiceBox, "purpose")
        for purpose in CallbackPurpose:
            if purpose is not CallbackPurpose.ESCALATION:  # which is judged first, in a dialog of its own
                self._purpose.addItem(page.say(f"callback.purpose.{purpose}"), purpose)
        self._zone = find(body, ChoiceBox, "timezone")
        self._zones: tuple[str, ...] | None = None  # nothing is offered yet
        self._offer_zones(asked.zones)
        self._repeat = RepeatPart(body, page, case=bool(asked.beginning.case))
        self._preview = Previewing(page, self._window, self._asking, self)
        self._preview.previewed.connect(self._say)
        self._listen()
        self._say(None)

    def opening(self) -> Opening:
        """Return what opens the dialog again."""
        return Opening(self.texts, AGREE, self._asked.beginning.key)

    def operation(self) -> Operation:
        """Return the promise, or that the customer would rather stay on the line."""
        asked, case = self._asked, self._asked.beginning.case
        if self._stays.isChecked():
            about = self._about.text().strip()
            return lambda context: stay_on_line(context, case=case, customer=asked.customer, about=about)
        window = self._window.window
        if window is None:
            raise FrontDeskError("callback.agree.when", field="window")
        request = self._request(window)
        if self._repeat.repeats:
            rule, left_out = self._repeat.recurrence(), self._repeat.exceptions()
            return lambda context: start_series(
                context,
                request=request,
                recurrence=rule,
                exceptions=left_out,
                case=case,
                customer=asked.customer,
            )
        return lambda context: agree_callback(
            context, request=request, case=case, customer=asked.customer, version=asked.version
        )

    def told(self, result: object) -> str:
        """Say when it is to be called, and what was odd about that."""
        window = self._window.window
        if isinstance(result, SeriesBegun):
            when = window_text(self.page, result.first)
            agreed = self.page.say("callback.agree.series", every=result.words, when=when)
        elif isinstance(result, Agreed) and window is not None:
            agreed = self.page.say("callback.agree.agreed", when=window_text(self.page, window))
        else:
            return self.page.say("callback.agree.stayed")
        return " ".join((agreed, *map(self.page.render, result.warnings)))

    def undo(self, result: object) -> Callable[[], None]:
        """Return what takes the promise back."""
        match result:
            case Agreed():
                return taking_back(self.page, result.id)
            case SeriesBegun():
                return taking_back(self.page, result.callback)
        return taking_back(self.page, int(str(result)))

    def _listen(self) -> None:
        number = QTimer(self, interval=_NUMBER_MS, singleShot=True)
        number.timeout.connect(self._ask_zones)
        self._number.textChanged.connect(lambda _text: number.start())
        for changed in (
            self._window.changed,
            self._target.changed,
            self._target.settled,
            self._number.textChanged,
            self._zone.currentIndexChanged,
            self._language.changed,
            self._repeat.changed,
        ):
            changed.connect(self._preview.ask)
        self._window.changed.connect(lambda: self._target.concern(self._window.day))
        self._stays.toggled.connect(self._stay)

    def _asking(self) -> Asking | None:
        try:
            window, repeating = self._window.window, self._repeat.repeating
        except FrontDeskError:
            return None
        return Asking(self._request(window), self._asked.customer, repeating) if window is not None else None

    def _request(self, window: Window) -> CallbackRequest:
        target = self._target.target
        return CallbackRequest(
            *window,
            number=self._number.text().strip(),
            about=self._about.text().strip(),
            department=target.department,
            person=target.person,
            purpose=CallbackPurpose(self._purpose.currentData()),
            language=self._language.chosen,
            timezone=self._zone.currentData() or "",
        )

    def _ask_zones(self) -> None:
        written = self._number.text().strip()
        self.page.read(
            lambda context: zones_for(context, written),
            self._offer_zones,
            lane=Lane.TYPING,
            replace_key=(id(self), "zones"),
            owner=self,
        )

    def _offer_zones(self, zones: tuple[str, ...]) -> None:
        """Ask for the customer's clock only where the number says that it is another one."""
        if zones == self._zones:
            return
        self._zones = zones
        self._zone.clear()
        for zone in zones:
            self._zone.addItem(zone.rpartition("/")[2].replace("_", " "), zone)
        self._zone.addItem(self.page.say("callback.agree.same_clock"), "")
        find(self.body, Field, "timezone_field").setVisible(bool(zones))

    def _say(self, found: CallbackPreview | None) -> None:
        box = find(self.body, SayBox, "say")
        promised = None if self._stays.isChecked() else found
        say_promise(self.page, box, promised, self._zone.currentData() or "")

    def _stay(self, stays: bool) -> None:  # noqa: FBT001  a slot of `toggled`
        for name in ("window", "number", "target", "language", "purpose", "timezone", "repeat"):
            find(self.body, Field, f"{name}_field").setEnabled(not stays)
        self._preview.ask()  # nothing is promised then
        self.name_confirm(self.page.say("callback.agree.note_it" if stays else "callback.agree.confirm"))
