"""How the office calls back: when to try again, how often, and how many calls an hour has room for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QSpinBox

from frontdesk.domain.callbacks import FAILED, CallOutcome
from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.callbacks.rules import (
    CallbackRules,
    callback_rules,
    retries_from,
    set_callback_rules,
)
from frontdesk.services.changes import Area
from frontdesk.services.context import Context
from frontdesk.services.staff.people import StaffView, staff
from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.refusals import Refusals
from frontdesk.ui.page_context import PageContext, Tell
from frontdesk.ui.pages.settings.section import Section
from frontdesk.ui.widgets.choice_box import ChoiceBox

_NUMBERS = ("most_attempts", "window_minutes", "per_person_and_hour", "per_hour")
_INSET = 10  # pixels, as in the lines beside them
_NEXT_MORNING = "next_morning"  # as the rules write it


class CallbacksSection(Section):
    """Figures, and a line for each way in which a try can fail."""

    AREAS: ClassVar = frozenset({Area.OFFICE, Area.CALLBACKS})

    def __init__(self, page: PageContext) -> None:
        super().__init__(page)
        form = page.forms.load("settings_callbacks")
        self.fill(form)
        self._rules: CallbackRules | None = None
        self._numbers = {name: find(form, QSpinBox, name) for name in _NUMBERS}
        for box in self._numbers.values():
            box.lineEdit().setTextMargins(_INSET, 0, 0, 0)  # the stylesheet's own is lost on the line inside
        self._lines = {outcome: find(form, QLineEdit, outcome.value) for outcome in FAILED}
        self._manager = find(form, ChoiceBox, "manager")
        self._morning = page.say("settings.callbacks.next_morning")
        find(form, QLabel, "hint").setText(page.say("settings.callbacks.hint", morning=self._morning))
        places = {f"retries.{outcome}": f"{outcome}_field" for outcome in FAILED}
        self._refusals = Refusals(
            form, page.words, {**places, **{name: f"{name}_field" for name in _NUMBERS}}
        )
        find(form, QPushButton, "save").clicked.connect(self._keep)

    def refresh(self) -> None:
        """Fetch what the office has decided."""
        self.page.read(_ask, self._show, owner=self)

    def _show(self, found: tuple[CallbackRules, Sequence[StaffView]]) -> None:
        rules, people = found
        self._rules = rules
        for name, box in self._numbers.items():
            box.setValue(getattr(rules, name))
        for outcome, line in self._lines.items():
            steps = (str(step) for step in rules.retries[outcome])
            line.setText(", ".join(self._morning if step == _NEXT_MORNING else step for step in steps))
        self._manager.clear()
        self._manager.addItem(self.page.say("settings.callbacks.nobody"), None)
        for person in people:
            self._manager.addItem(person.name, person.id)
        self._manager.setCurrentIndex(max(0, self._manager.findData(rules.manager)))

    def _keep(self) -> None:
        self._refusals.clear()
        if self._rules is None:
            return
        try:
            changed = self._changed(self._rules)
        except FrontDeskError as refusal:
            self._refusals.show(refusal)
            return
        self.page.write(
            lambda context: set_callback_rules(context, rules=changed),
            self._kept,
            self._refusals.show,
            owner=self,
        )

    def _changed(self, rules: CallbackRules) -> CallbackRules:
        """Return the rules as they stand in the fields. Raises `FrontDeskError` for a step that is none."""
        texts = {outcome.value: self._steps(outcome) for outcome in FAILED}
        numbers = {name: box.value() for name, box in self._numbers.items()}
        return replace(rules, **numbers, retries=retries_from(texts), manager=self._manager.currentData())

    def _steps(self, outcome: CallOutcome) -> list[str]:
        written = (part.strip() for part in self._lines[outcome].text().split(","))
        morning = self._morning.casefold()
        return [_NEXT_MORNING if step.casefold() == morning else step for step in written if step]

    def _kept(self, _rules: CallbackRules) -> None:
        self.page.bus.tell.emit(Tell(self.page.say("settings.callbacks.kept")))


def _ask(context: Context) -> tuple[CallbackRules, Sequence[StaffView]]:
    return callback_rules(context.store), staff(context)
