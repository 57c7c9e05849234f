"""The customer asks for somebody higher: the judgement, why, and when the duty manager calls (CSP-006)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from PySide6.QtWidgets import QLineEdit, QWidget

from frontdesk.domain.callbacks import Judgement
from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.callbacks.entry import CallbackRequest
from frontdesk.services.callbacks.escalating import (
    escalate_to_manager,
    preview_escalation,
    refuse_escalation,
)
from frontdesk.services.callbacks.preview import CallbackPreview
from frontdesk.services.callbacks.views import Agreed
from frontdesk.services.cases.undo import undo_last
from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.texts import required
from frontdesk.ui.callbacks.agree_asked import AgreeAsked, ask_agree
from frontdesk.ui.callbacks.beginning import CallbackBeginning
from frontdesk.ui.callbacks.previewing import Asking, Previewing
from frontdesk.ui.callbacks.promised import say_promise
from frontdesk.ui.callbacks.spans import window_text
from frontdesk.ui.callbacks.window_input import WindowInput
from frontdesk.ui.dialogs.case_dialog import CaseDialog
from frontdesk.ui.dialogs.operation import Operation
from frontdesk.ui.forms.loading import find
from frontdesk.ui.widgets.field import Field
from frontdesk.ui.widgets.say_box import SayBox

_WIDTH = 640


class EscalateDialog(CaseDialog):
    """A request that is judged not called for is recorded, too; nothing else follows from it."""

    FORM = "callback_escalate"
    TEXTS = "callback.escalate"
    PLACES: ClassVar = {
        "judgement": "judgement_field",
        "manager": "judgement_field",
        "reason": "reason_field",
        "window": "window_field",
        "number": "number_field",
    }

    def prepare(self) -> None:
        """Ask for the judgement first."""
        page, body = self.page, self.body
        self._judgement = self.choices("judgement", "callback.judgement", Judgement)
        self._window = WindowInput(body, page, "window")
        self._window.get_ready()
        self._window.show_idle(page.say("callback.agree.hint"))
        self._number = find(body, QLineEdit, "number")
        self._zone = ""  # the customer's, where the number says that their clock is another one
        self._preview = Previewing(page, self._window, self._asking, self, preview=preview_escalation)
        self._preview.previewed.connect(self._say)
        self._window.changed.connect(self._preview.ask)
        self._number.textChanged.connect(self._preview.ask)
        self._judgement.chosen.connect(self._show)
        self._ask_number()
        self._show()
        self._say(None)
        self.resize(_WIDTH, self.height())

    def operation(self) -> Operation:
        """Return what follows from the judgement. Raises `FrontDeskError` where there is none yet."""
        if not self._judgement.value:
            raise FrontDeskError("callback.judge_first", field="judgement", provision="CSP-006")
        judgement, case = Judgement(self._judgement.value), self.case
        reason = required(self.text("reason"), "reason")
        if judgement is Judgement.NOT_NEEDED:
            return lambda context: refuse_escalation(
                context, reference=case.reference, reason=reason, version=case.version
            )
        return self._escalation(judgement, reason)

    def told(self, result: object) -> str:
        """Say when the duty manager calls, and what is odd about that."""
        window = self._window.window
        if not isinstance(result, Agreed) or window is None:
            return self.page.say("callback.escalate.refused")
        done = self.page.say("callback.escalate.done", when=window_text(self.page, window))
        return " ".join((done, *map(self.page.render, result.warnings)))

    def undo(self, result: object) -> Callable[[], None]:
        """Return what takes it back, with the owner of before."""
        reference = self.case.reference

        def take_back() -> None:
            self.page.write(lambda context: undo_last(context, reference=reference))

        return take_back

    def _escalation(self, judgement: Judgement, reason: str) -> Operation:
        request, case = self._request(), self.case
        if request is None:
            raise FrontDeskError("callback.agree.when", field="window")

        def escalate(context: Context) -> Done[Any]:
            return escalate_to_manager(
                context,
                reference=case.reference,
                judgement=judgement,
                reason=reason,
                request=request,
                version=case.version,
            )

        return escalate

    def _request(self) -> CallbackRequest | None:
        """Return the call as it stands in the fields; None without a window."""
        window = self._window.window
        number = self._number.text().strip()
        return CallbackRequest(*window, number=number, timezone=self._zone) if window is not None else None

    def _asking(self) -> Asking | None:
        try:
            request = self._request()
        except FrontDeskError:
            return None
        return Asking(request, self.case.customer) if request is not None else None

    def _ask_number(self) -> None:
        beginning = CallbackBeginning(case=self.case.reference)
        self.page.read(lambda context: ask_agree(context, beginning), self._suggest, owner=self)

    def _suggest(self, asked: AgreeAsked) -> None:
        if not self._number.text():
            self._number.setText(asked.number)

    def _show(self) -> None:
        """Ask for a time only where somebody is to call."""
        refused = self._judgement.value == Judgement.NOT_NEEDED
        for name in ("window_field", "number_field"):
            find(self.body, Field, name).setVisible(not refused)
        if refused:
            find(self.body, QWidget, "say").setVisible(False)
        else:
            self._preview.ask()
        self.hint(self.page.say(f"callback.escalate.hint.{'refused' if refused else 'called_for'}"))
        self.name_confirm(self.page.say("callback.agree.note_it" if refused else "callback.escalate.confirm"))

    def _say(self, found: CallbackPreview | None) -> None:
        zones = found.zones if found is not None else ()
        self._zone = zones[0] if len(zones) == 1 else ""
        refused = self._judgement.value == Judgement.NOT_NEEDED
        say_promise(self.page, find(self.body, SayBox, "say"), None if refused else found, self._zone)
