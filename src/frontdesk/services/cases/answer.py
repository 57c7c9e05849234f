"""A substantive answer: analysis and resolution, or clear reasons why not (POL-15, POL-17)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from frontdesk.domain.correspondence import WRITTEN, check_way
from frontdesk.domain.deadlines import feedback_after
from frontdesk.domain.errors import ConflictError, FrontDeskError
from frontdesk.domain.kinds import CaseKind, CaseStatus, LetterKind, Way
from frontdesk.domain.message import message
from frontdesk.services.cases.change import CaseChange, changing
from frontdesk.services.cases.letters import (
    REPLACED_BY_ANSWER,
    drop_letters,
    drop_unprinted,
    letter_waits,
    waiting_letters_of,
)
from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.owed.deadline_rows import ENDED_BY_ANSWER
from frontdesk.services.texts import many_lines
from frontdesk.store.models import Answer

_ANSWERED = (CaseStatus.ANSWERED, CaseStatus.AWAITING_FEEDBACK)
_TEXTS = ("analysis", "resolution", "reasons_not")


def answer(
    ctx: Context,
    *,
    reference: str,
    given_by: Way,
    analysis: str = "",
    resolution: str = "",
    reasons_not: str = "",
    sent: bool = False,
    version: int | None = None,
) -> Done[int | None]:
    """Give the customer the answer; a complaint then awaits feedback.

    What is written waits in the Mailroom and is given on the day it is posted, unless it was `sent`
    without the program; the id of the letter that waits is returned. Raises `FrontDeskError` with the
    field that is missing: analysis and resolution, or the reasons why the request cannot be met (POL-15).
    """
    if given_by in WRITTEN:
        check_way(LetterKind.ANSWER, given_by, field="given_by")
    given = _texts({"analysis": analysis, "resolution": resolution, "reasons_not": reasons_not})
    with changing(ctx, reference, version) as change:
        letter = None
        if given_by in WRITTEN and not sent:
            letter = answer_waits(change, given, given_by)
        elif is_answered(change):
            raise ConflictError("case.answered_already", field="reference", reference=change.case.reference)
        else:
            drop_letters(change, REPLACED_BY_ANSWER)
            give_answer(change, given, given_by, at=change.now, by=ctx.actor.staff_id)
        written = "" if letter is None else "to_be_"
        kind = "refused" if given["reasons_not"] else "answered"
        change.tell(
            "case.answered" if letter is None else "case.answer_written",
            message(f"timeline.{written}{kind}.{given_by.value}"),
            icon="answer",
            detail="\n".join(text for text in given.values() if text),
        )
    return change.done(letter)


def give_answer(
    change: CaseChange, given: Mapping[str, str], way: Way, *, at: datetime, by: int | None
) -> None:
    """Keep the answer that was given at an instant, and end what it ends."""
    texts = {name: str(given.get(name) or "") for name in _TEXTS}
    change.create(Answer, case=change.case.id, at=at, by=by, given_by=way.value, **texts)
    change.settle(ENDED_BY_ANSWER, "settled.answered", at=at)
    _ask_for_feedback(change, at)


def is_answered(change: CaseChange) -> bool:
    """Whether the customer has the answer already."""
    return change.case.status in _ANSWERED


def answer_waits(change: CaseChange, given: Mapping[str, str], way: Way) -> int:
    """Let the answer wait; it takes the place of an acknowledgement that is not on paper yet (POL-23).

    Raises `ConflictError` when the case is answered, or an answer waits already.
    """
    if is_answered(change):
        raise ConflictError("case.answered_already", field="reference", reference=change.case.reference)
    if waiting_letters_of(change, {LetterKind.ANSWER}):
        raise ConflictError("case.answer_waits", field="reference", reference=change.case.reference)
    drop_unprinted(change, REPLACED_BY_ANSWER)
    return letter_waits(change, LetterKind.ANSWER, way, field="given_by", facts=given)


def _texts(given: Mapping[str, str]) -> dict[str, str]:
    texts = {name: many_lines(text, name) for name, text in given.items()}
    if texts["reasons_not"]:
        return texts
    for field in ("analysis", "resolution"):
        if not texts[field]:
            raise FrontDeskError(f"case.{field}_missing", field=field, provision="POL-15")
    return texts


def _ask_for_feedback(change: CaseChange, at: datetime) -> None:
    """Let a complaint await the customer's feedback (CSP-004)."""
    if change.case.kind is not CaseKind.COMPLAINT:
        change.set(status=CaseStatus.ANSWERED.value, waiting_reason="")
        return
    change.set(status=CaseStatus.AWAITING_FEEDBACK.value, waiting_reason="")
    facts = change.case.facts(change.case.received)
    owed = feedback_after(at, facts, change.office.book, change.office.calendar)
    if owed is not None:
        change.owe(owed, since=at)
