"""A substantive answer: analysis and resolution, or clear reasons why not (POL-15, POL-17)."""

from __future__ import annotations

from frontdesk.domain.deadlines import feedback_after
from frontdesk.domain.errors import ConflictError, FrontDeskError
from frontdesk.domain.kinds import CaseKind, CaseStatus, Way
from frontdesk.domain.message import message
from frontdesk.services.cases.acknowledge import cancel_letters
from frontdesk.services.cases.change import CaseChange, changing
from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.deadline_rows import ENDED_BY_ANSWER
from frontdesk.services.texts import many_lines
from frontdesk.store.models import Answer

_ANSWERED = (CaseStatus.ANSWERED, CaseStatus.AWAITING_FEEDBACK)


def answer(
    ctx: Context,
    *,
    reference: str,
    given_by: Way,
    analysis: str = "",
    resolution: str = "",
    reasons_not: str = "",
    version: int | None = None,
) -> Done[int]:
    """Record the answer that was given to the customer, and return its id; a complaint then awaits feedback.

    Raises `FrontDeskError` with the field that is missing: analysis and resolution, or the reasons why the
    request cannot be met (POL-15).
    """
    given = _texts(analysis, resolution, reasons_not)
    with changing(ctx, reference, version) as change:
        if change.case.status in _ANSWERED:
            raise ConflictError("case.answered_already", field="reference", reference=change.case.reference)
        id_ = change.create(
            Answer,
            case=change.case.id,
            at=change.now,
            by=ctx.actor.staff_id,
            given_by=given_by.value,
            **given,
        )
        change.settle(ENDED_BY_ANSWER, "settled.answered")
        cancel_letters(change)
        _ask_for_feedback(change)
        kind = "refused" if given["reasons_not"] else "answered"
        change.tell(
            "case.answered",
            message(f"timeline.{kind}.{given_by.value}"),
            icon="answer",
            detail="\n".join(text for text in given.values() if text),
        )
    return change.done(id_)


def _texts(analysis: str, resolution: str, reasons_not: str) -> dict[str, str]:
    given = {
        "analysis": many_lines(analysis, "analysis"),
        "resolution": many_lines(resolution, "resolution"),
        "reasons_not": many_lines(reasons_not, "reasons_not"),
    }
    if given["reasons_not"]:
        return given
    for field in ("analysis", "resolution"):
        if not given[field]:
            raise FrontDeskError(f"case.{field}_missing", field=field, provision="POL-15")
    return given


def _ask_for_feedback(change: CaseChange) -> None:
    """Let a complaint await the customer's feedback (CSP-004)."""
    if change.case.kind is not CaseKind.COMPLAINT:
        change.set(status=CaseStatus.ANSWERED.value, waiting_reason="")
        return
    change.set(status=CaseStatus.AWAITING_FEEDBACK.value, waiting_reason="")
    facts = change.case.facts(change.case.received)
    owed = feedback_after(change.now, facts, change.office.book, change.office.calendar)
    if owed is not None:
        change.owe(owed, since=change.now)
