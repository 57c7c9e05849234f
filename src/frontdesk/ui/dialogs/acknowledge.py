"""Telling the customer who has the case and when to expect an answer (POL-09 to POL-13)."""

from __future__ import annotations

from typing import ClassVar

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import Way
from frontdesk.domain.message import Message
from frontdesk.services.cases.acknowledge import acknowledge, choose_way, sentence_to_say
from frontdesk.ui.dialogs.case_dialog import CaseDialog
from frontdesk.ui.dialogs.operation import Operation


class AcknowledgeDialog(CaseDialog):
    """By which way; what is said is read out from the box, paper waits to be printed."""

    FORM = "dialog_acknowledge"
    TEXTS = "dialog.acknowledge"
    PLACES: ClassVar = {"way": "way_field"}

    def prepare(self) -> None:
        """Ask for the sentence to say."""
        self._way = self.choices("way", "dialog.way", Way, Way.VERBAL.value)
        self._sentence: Message | None = None
        self._way.chosen.connect(self._explain)
        self._explain()
        reference = self.case.reference
        self.page.read(
            lambda context: sentence_to_say(context, reference=reference),
            self._know,
            self._nothing_to_say,
            owner=self,
        )

    def operation(self) -> Operation:
        """Return the acknowledgement."""
        way, case = Way(self._way.value), self.case
        return lambda context: acknowledge(context, reference=case.reference, way=way, version=case.version)

    def told(self, result: object) -> str:
        """Say what happens next with the way chosen."""
        return self.page.say(f"{self.texts}.done.{self._way.value}")

    def _know(self, sentence: Message) -> None:
        self._sentence = sentence
        self._explain()

    def _nothing_to_say(self, refusal: FrontDeskError) -> None:
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
        way, case = Way(self._way.value), self.case
        return lambda context: choose_way(context, reference=case.reference, way=way, version=case.version)
