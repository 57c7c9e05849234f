"""Telling the customer who has the case and when to expect an answer (POL-09 to POL-13)."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import Way
from frontdesk.domain.message import Message
from frontdesk.services.cases.acknowledge import acknowledge, choose_way, sentence_to_say
from frontdesk.services.changes import Done
from frontdesk.ui.dialogs.case_dialog import CaseDialog
from frontdesk.ui.dialogs.operation import Operation
from frontdesk.ui.forms.dates import dress_date
from frontdesk.ui.forms.loading import find
from frontdesk.ui.widgets.dates import DateField
from frontdesk.ui.widgets.field import Field


class AcknowledgeDialog(CaseDialog):
    """By which way; what is said is read out from the box, paper waits to be printed.

    Where the day that was promised has passed, a new one is asked for (POL-16).
    """

    FORM = "dialog_acknowledge"
    TEXTS = "dialog.acknowledge"
    KEEPS = False
    PLACES: ClassVar = {"way": "way_field", "expected_on": "expected_field"}

    def prepare(self) -> None:
        """Ask for the sentence to say."""
        self._way = self.choices("way", "dialog.way", Way, Way.VERBAL.value)
        self._sentence: Message | None = None
        self._way.chosen.connect(self._explain)
        find(self.body, Field, "expected_field").setVisible(False)
        self._expected = find(self.body, DateField, "expected")
        dress_date(self.page, self._expected)
        self._expected.changed.connect(self._ask)
        self._explain()
        self._ask()

    def operation(self) -> Operation:
        """Return the acknowledgement."""
        return self._by_way(acknowledge)

    def told(self, result: object) -> str:
        """Say what happens next with the way chosen."""
        return self.page.say(f"{self.texts}.done.{self._way.value}")

    def _by_way(self, operation: Callable[..., Done[None]]) -> Operation:
        way, day, case = Way(self._way.value), self._expected.date, self.case
        return lambda context: operation(
            context, reference=case.reference, way=way, expected_on=day, version=case.version
        )

    def _ask(self) -> None:
        reference, day = self.case.reference, self._expected.date
        self.page.read(
            lambda context: sentence_to_say(context, reference=reference, expected_on=day),
            self._know,
            self._nothing_to_say,
            owner=self,
        )

    def _know(self, sentence: Message) -> None:
        self._sentence = sentence
        self._explain()

    def _nothing_to_say(self, refusal: FrontDeskError) -> None:
        self._sentence = None
        self._explain()
        if refusal.field == "expected_on":
            find(self.body, Field, "expected_field").setVisible(True)
            self.refuse(refusal)
        else:
            self.hint(self.page.render(refusal.message))

    def _explain(self) -> None:
        spoken = self._way.value == Way.VERBAL.value
        self.say(self._sentence if spoken else None)
        self.hint(self.page.say(f"{self.texts}.hint.{self._way.value}"))


class ChooseWayDialog(AcknowledgeDialog):
    """By which way the case will be acknowledged; nothing is told yet."""

    TEXTS = "dialog.choose_way"

    def operation(self) -> Operation:
        """Return the choice."""
        return self._by_way(choose_way)
