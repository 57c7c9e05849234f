"""How the contact ended: outcome, to whom, by when, what was answered, when to call back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from frontdesk.domain.kinds import Channel, Outcome
from frontdesk.services.contact import Contact
from frontdesk.services.views import Preview
from frontdesk.ui.forms.dates import dress_date, known_date
from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.plain_text import text_of
from frontdesk.ui.forms.targets import TargetField
from frontdesk.ui.intake.callback_part import CallbackPart
from frontdesk.ui.intake.outcomes import Need, needs, outcomes
from frontdesk.ui.intake.part import Part
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.widgets.dates import DateField
from frontdesk.ui.widgets.field import Field
from frontdesk.ui.widgets.segmented import Choice, Segmented


class OutcomePart(Part):
    """The outcome and the fields that it calls for."""

    REFUSALS: ClassVar[Mapping[str, str]] = {
        "outcome": "outcome_field",
        "department": "target_field",
        "person": "target_field",
        "expected_on": "expected_field",
        "answer": "answer_field",
        **CallbackPart.REFUSALS,
    }

    outcome_changed = Signal()

    def __init__(
        self, form: QWidget, page: PageContext, channel: Channel, contact: Callable[[], Contact]
    ) -> None:
        """`contact` gives what the window says by now."""
        super().__init__(form)
        self._page = page
        self._channel = channel
        self._begins_case: bool | None = None  # nothing is offered yet
        self._outcome = find(form, Segmented, "outcome")
        self.target = TargetField(form, page)
        self._answer = find(form, QPlainTextEdit, "answer")
        self._expected = find(form, DateField, "expected")
        self.callback = CallbackPart(form, page, channel, self.target, contact)
        self._groups: dict[Need, QWidget] = {
            Need.TARGET: find(form, Field, "target_field"),
            Need.DATE: find(form, Field, "expected_field"),
            Need.ANSWER: find(form, Field, "answer_field"),
        }
        self.offer(begins_case=True)
        self._connect()

    @property
    def outcome(self) -> Outcome | None:
        """Return the outcome chosen, if one is."""
        return Outcome(self._outcome.value) if self._outcome.value else None

    def offer(self, *, begins_case: bool) -> None:
        """Offer the outcomes of a case, or those of a mere contact."""
        if begins_case is self._begins_case:
            return
        self._begins_case = begins_case
        offered = outcomes(self._channel, begins_case=begins_case)
        self._outcome.set_choices(
            [Choice(each.value, self._page.say(self._name(each))) for each in offered], numbered=True
        )
        if not begins_case and not self._outcome.value:
            self._outcome.set_value(Outcome.NONE.value)
        self._show_needed()

    def choose(self, outcome: Outcome) -> None:
        """Choose an outcome."""
        self._outcome.set_value(outcome.value)

    def focus_first(self) -> None:
        """Put the keyboard on the outcomes."""
        self._outcome.setFocus()

    def focus_needed(self) -> None:
        """Put the keyboard on the first field that the outcome calls for."""
        wanted = needs(self.outcome, begins_case=bool(self._begins_case))
        if Need.WINDOW in wanted:
            self.callback.focus()
        elif Need.TARGET in wanted:
            self.target.focus()
        elif Need.ANSWER in wanted:
            self._answer.setFocus()

    def show_expected(self, seen: Preview) -> None:
        """Show the date that the policies give while the user has named none."""
        if seen.expected_on is None:
            return
        self._expected.setPlaceholderText(self._page.words.short_date(seen.expected_on))
        self._expected.show_hint("" if self._expected.text() else seen.provision)

    def apply(self, contact: Contact) -> Contact:
        """Return the contact with its outcome and what belongs to it."""
        wanted = needs(self.outcome, begins_case=bool(self._begins_case))
        target = self.target.target if Need.TARGET in wanted else None
        contact = replace(
            contact,
            outcome=self.outcome or Outcome.NONE,
            department=target.department if target else "",
            person=target.person if target else "",
            expected_on=known_date(self._expected) if Need.DATE in wanted else None,
            answer=text_of(self._answer).strip() if Need.ANSWER in wanted else "",
        )
        return self.callback.apply(contact)

    def _connect(self) -> None:
        self._outcome.chosen.connect(self._chosen)
        self._outcome.decided.connect(self.focus_needed)
        self._answer.textChanged.connect(self.edited)
        self.callback.edited.connect(self.edited)
        self.target.changed.connect(self.edited)
        self.target.settled.connect(self._after_target)
        dress_date(self._page, self._expected)
        self._expected.changed.connect(self.edited)

    def _after_target(self) -> None:
        self.edited.emit()
        if self._expected.isVisibleTo(self.form):
            self._expected.setFocus()

    def _name(self, outcome: Outcome) -> str:
        if outcome is Outcome.NONE and self._begins_case:
            return "intake.outcome.not_yet"
        return f"intake.outcome.{outcome}"

    def _chosen(self) -> None:
        self._show_needed()
        self.outcome_changed.emit()
        self.edited.emit()

    def _show_needed(self) -> None:
        wanted = needs(self.outcome, begins_case=bool(self._begins_case))
        for need, group in self._groups.items():
            group.setVisible(need in wanted)
        self.callback.offer(self.outcome)
