"""The substantive answer, a later date for it, and what the customer says of it (POL-15, POL-16, CSP-004)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import ClassVar

from frontdesk.domain.correspondence import ways_of
from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import LetterKind, Way
from frontdesk.services.cases.answer import answer
from frontdesk.services.cases.extend import extend, extension_sentence
from frontdesk.services.cases.feedback import record_feedback
from frontdesk.ui.dialogs.case_dialog import CaseDialog
from frontdesk.ui.dialogs.operation import Operation
from frontdesk.ui.dialogs.written import SentAlready, told_by
from frontdesk.ui.forms.dates import dress_date
from frontdesk.ui.forms.loading import find
from frontdesk.ui.widgets.dates import DateField
from frontdesk.ui.widgets.field import Field

TELLING = (Way.VERBAL, Way.EMAIL, Way.LETTER)
"""The ways by which a substantive answer may be given (POL-17): a postcard carries no content."""

_EXTENDING = tuple(way for way in Way if way is Way.VERBAL or way in ways_of(LetterKind.EXTENSION))


class _Result(StrEnum):
    MET = "met"
    NOT_MET = "not_met"


class AnswerDialog(CaseDialog):
    """What was found and what is done about it, or the reasons why it cannot be met."""

    FORM = "dialog_answer"
    TEXTS = "dialog.answer"
    PLACES: ClassVar = {
        "analysis": "analysis_field",
        "resolution": "resolution_field",
        "reasons_not": "reasons_not_field",
        "given_by": "given_by_field",
    }

    def prepare(self) -> None:
        """Most requests can be met."""
        self._result = self.choices("result", "dialog.result", _Result, _Result.MET.value)
        self._given_by = self.choices("given_by", "dialog.way", TELLING, Way.VERBAL.value)
        self._written = SentAlready(self, self._given_by)
        self._result.chosen.connect(self._show_needed)
        self._show_needed()

    def operation(self) -> Operation:
        """Return the answer, without the fields that do not belong to its kind.

        Raises `FrontDeskError` (field "reasons_not") when it is not said why it cannot be met.
        """
        met, case = self._met, self.case
        analysis = self.text("analysis") if met else ""
        resolution = self.text("resolution") if met else ""
        reasons_not = "" if met else self.text("reasons_not")
        if not met and not reasons_not:
            raise FrontDeskError("dialog.answer.reasons_missing", field="reasons_not", provision="POL-15")
        given_by, sent = Way(self._given_by.value), self._written.sent
        return lambda context: answer(
            context,
            reference=case.reference,
            given_by=given_by,
            analysis=analysis,
            resolution=resolution,
            reasons_not=reasons_not,
            sent=sent,
            version=case.version,
        )

    def told(self, result: object) -> str:
        """Say where a written answer waits."""
        return told_by(self, self._written)

    @property
    def _met(self) -> bool:
        return self._result.value == _Result.MET.value

    def _show_needed(self) -> None:
        for name in ("analysis_field", "resolution_field"):
            find(self.body, Field, name).setVisible(self._met)
        find(self.body, Field, "reasons_not_field").setVisible(not self._met)


class ExtendDialog(CaseDialog):
    """A later date, which counts once the customer has been told."""

    FORM = "dialog_extend"
    TEXTS = "dialog.extend"
    PLACES: ClassVar = {
        "new_date": "new_date_field",
        "reason": "reason_field",
        "told_by": "told_by_field",
    }

    def prepare(self) -> None:
        """Show what to say as soon as the new date is known."""
        self._told_by = self.choices("told_by", "dialog.way", _EXTENDING, Way.VERBAL.value)
        self._written = SentAlready(self, self._told_by)
        self._new_date = find(self.body, DateField, "new_date")
        dress_date(self.page, self._new_date)
        self.say(None)
        self._new_date.changed.connect(self._ask)

    def operation(self) -> Operation:
        """Return the extension. A date that was not understood is refused beside its field."""
        new_date, reason = self._new_date.date, self.text("reason")
        by, sent, case = Way(self._told_by.value), self._written.sent, self.case
        if new_date is None:
            raise FrontDeskError("typed.no_date", field="new_date")
        return lambda context: extend(
            context,
            reference=case.reference,
            new_date=new_date,
            reason=reason,
            told_by=by,
            sent=sent,
            version=case.version,
        )

    def told(self, result: object) -> str:
        """Say where a written notice waits."""
        return told_by(self, self._written)

    def _ask(self) -> None:
        day = self._new_date.date
        if day is not None:
            self._ask_for(day)

    def _ask_for(self, day: date) -> None:
        reference = self.case.reference
        self.page.read(
            lambda context: extension_sentence(context, reference=reference, new_date=day),
            self.say,
            lambda _refusal: self.say(None),
            owner=self,
        )


class _Had(StrEnum):
    YES = "yes"
    NO = "no"


class FeedbackDialog(CaseDialog):
    """What the customer says of the answer, or why nobody could say."""

    FORM = "dialog_feedback"
    TEXTS = "dialog.feedback"
    PLACES: ClassVar = {"feedback": "words_field", "none_because": "words_field"}

    def prepare(self) -> None:
        """Feedback is had more often than not."""
        self._had = self.choices("had", "dialog.had", _Had, _Had.YES.value)
        self._had.chosen.connect(self._name_words)
        self._name_words()

    def operation(self) -> Operation:
        """Return the recording."""
        words, case = self.text("words"), self.case
        had = self._had.value == _Had.YES.value
        return lambda context: record_feedback(
            context,
            reference=case.reference,
            feedback=words if had else "",
            none_because="" if had else words,
            version=case.version,
        )

    def _name_words(self) -> None:
        label = self.page.say(f"dialog.feedback.words.{self._had.value}")
        find(self.body, Field, "words_field").setProperty("label", label)
        self.hint(self.page.say("dialog.feedback.hint"))
