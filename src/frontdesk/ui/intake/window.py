"""One contact being logged: a window of its own that blocks nothing, keyboard all the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import Channel, Outcome
from frontdesk.services.contact import Contact
from frontdesk.services.intake.log import log_contact
from frontdesk.services.references import reserve_reference
from frontdesk.services.views import Logged
from frontdesk.ui.callbacks.beginning import AGREE_KEY
from frontdesk.ui.drafts.drafted_window import DraftedWindow
from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.refusals import Refusals
from frontdesk.ui.forms.understood import check_understood
from frontdesk.ui.forms.values import put_values, values_of
from frontdesk.ui.intake.beginning import INTAKE_KEYS, SUGGEST_KEY, Beginning
from frontdesk.ui.intake.belonging import Belonging
from frontdesk.ui.intake.call_part import CallPart
from frontdesk.ui.intake.mail_part import MailPart
from frontdesk.ui.intake.matter_part import MatterPart
from frontdesk.ui.intake.other_part import OtherPart
from frontdesk.ui.intake.outcome_part import OutcomePart
from frontdesk.ui.intake.say_part import SayPart
from frontdesk.ui.intake.visit_part import VisitPart
from frontdesk.ui.intake.who_part import WhoPart
from frontdesk.ui.look.joined import heading
from frontdesk.ui.look.layouts import fitting
from frontdesk.ui.page_context import PageContext

_WHO: dict[Channel, type[WhoPart]] = {
    Channel.CALL: CallPart,
    Channel.VISIT: VisitPart,
    Channel.MAIL: MailPart,
}


class IntakeWindow(DraftedWindow):
    """Collects one contact and saves it; `saved` carries what became of it."""

    saved = Signal(Logged)

    def __init__(self, page: PageContext, beginning: Beginning, parent: QWidget | None = None) -> None:
        super().__init__(page, parent)
        self.beginning = beginning
        self._reference = ""
        self._form = page.forms.fill(self, "intake")
        self.who = _WHO.get(beginning.channel, OtherPart)(self._form, page, beginning.channel)
        self.matter = MatterPart(self._form, page.words, beginning.channel)
        self.outcome = OutcomePart(self._form, page, beginning.channel, self.contact)
        self.say = SayPart(self._form, page, self.contact)
        self._belonging = Belonging(self._form, page)
        places = {**self.matter.REFUSALS, **self.outcome.REFUSALS, **self.who.REFUSALS}
        self._refusals = Refusals(self._form, page.words, places)
        self._save = find(self._form, QPushButton, "save")
        self._dress()
        self._connect()
        self.begin(beginning)
        self.resize(fitting(self, 1200, 760))

    def begin(self, beginning: Beginning) -> None:
        """Show what is known before the contact: when the window is made, or a spare one is opened."""
        self.beginning = beginning
        self.who.begin(beginning)
        self._belonging.choose(beginning.case, "")
        self._untouched = self.values()

    def contact(self) -> Contact:
        """Return the contact as it stands in the fields by now."""
        contact = Contact(self.beginning.channel, direction=self.beginning.direction)
        for part in (self.who, self.matter, self.outcome, self.say):
            contact = part.apply(contact)
        reference = self._reference if contact.kind is not None else ""
        return self._belonging.apply(replace(contact, reference=reference))

    def values(self) -> dict[str, Any]:
        """Return everything typed, for a draft."""
        kept: dict[str, Any] = {"fields": values_of(self._form), "customer": self.who.choice.values()}
        kept["channel"] = self.who.channel.value
        kept["case"] = self._belonging.reference
        kept["own"] = self.who.values()
        if self._reference:  # it may have been said
            kept["reference"] = self._reference
        return kept

    def restore(self, values: Mapping[str, Any]) -> None:
        """Show what a draft kept."""
        self._reference = str(values.get("reference", ""))
        put_values(self._form, values.get("fields", {}))
        self.who.choice.restore(values.get("customer", {}))
        self.who.restore(values.get("own", {}))
        self._name_window()
        self.say.ask_soon()

    def save(self) -> None:
        """Log the contact; what is refused is shown beside its field."""
        self._save.setFocus()
        self._refusals.clear()
        try:
            check_understood(self._form)
            self.outcome.callback.check()
        except FrontDeskError as refusal:
            self._refused(refusal)
            return
        contact = self.contact()
        self._save.setEnabled(False)
        find(self._form, QLabel, "draft_state").setText(self.page.say("intake.saving"))
        self.page.write(
            lambda context: log_contact(context, contact=contact), self._logged, self._refused, owner=self
        )

    def _dress(self) -> None:
        channel = self.beginning.channel
        key = channel if channel in _WHO else Channel.OTHER
        title = self.page.say(f"intake.title.{key}")
        find(self._form, QLabel, "title").setText(title)
        find(self._form, QWidget, "timer").setVisible(channel is Channel.CALL)
        find(self._form, QLabel, "another").setText(self.page.say(f"intake.another.{key}"))
        self._title = title
        self._name_window()

    def _name_window(self) -> None:
        """Two people at once are told apart in the system's list of windows."""
        self.setWindowTitle(heading(self._title, self.who.name.text().strip()))

    def _connect(self) -> None:
        for part in (self.who, self.matter, self.outcome):
            part.edited.connect(self._edited)
        self.matter.kind_changed.connect(self._kind_changed)
        self.matter.kind_decided.connect(self.matter.subject.setFocus)
        self.matter.subject.returnPressed.connect(self.outcome.focus_first)
        self.who.settled.connect(self.matter.focus_first)
        self.outcome.outcome_changed.connect(self._reserve)
        self.say.previewed.connect(self.outcome.show_expected)
        self.who.choice.changed.connect(self._suggest_number)
        self._belonging.changed.connect(self._edited)
        self.who.case_found.connect(self._belonging.choose)
        self._save.clicked.connect(self.save)
        find(self._form, QPushButton, "put_aside").clicked.connect(self.close)
        find(self._form, QPushButton, "discard").clicked.connect(self.discard)
        for keys, act in (("Ctrl+Return", self.save), ("Ctrl+Enter", self.save), ("Escape", self.close)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        for key, channel in INTAKE_KEYS.items():
            begin = partial(self.page.bus.begin_contact.emit, Beginning(channel))
            QShortcut(QKeySequence(key), self).activated.connect(begin)
        QShortcut(QKeySequence(AGREE_KEY), self).activated.connect(self._agree_callback)
        QShortcut(QKeySequence(SUGGEST_KEY), self).activated.connect(self.page.bus.write_suggestion)

    def _agree_callback(self) -> None:
        """F7 agrees one everywhere; here it is how this contact ends."""
        self.outcome.choose(Outcome.CALLBACK)
        self.outcome.focus_needed()

    def _edited(self) -> None:
        self._name_window()
        self.say.ask_soon()
        self.touch_draft()

    def _suggest_number(self) -> None:
        customer = self.who.choice.customer
        self.outcome.callback.suggest(customer.number if customer else "")

    def _kind_changed(self) -> None:
        self.outcome.offer(begins_case=self.matter.begins_case)
        self._reserve()

    def _reserve(self) -> None:
        """Reserve the reference once it is clear that a case begins, so that it can be said."""
        if self._reference or self.matter.case_kind is None or self.outcome.outcome is None:
            return
        if not self._belonging.reference:
            self.page.write(reserve_reference, self._reserved, owner=self)

    def _reserved(self, reference: str) -> None:
        self._reference = reference
        self.say.ask()

    def _logged(self, logged: Logged) -> None:
        self.end_draft()
        self.saved.emit(logged)
        self.close()

    def _refused(self, refusal: FrontDeskError) -> None:
        self._save.setEnabled(True)
        find(self._form, QLabel, "draft_state").setText("")
        self._refusals.show(refusal)
        self.say.hush(self.page.render(refusal.message))
