"""What the customer says of the answer: no complaint is closed without it, or a reason why not."""

from __future__ import annotations

from frontdesk.domain.errors import ConflictError, FrontDeskError
from frontdesk.domain.kinds import CaseStatus, DeadlineKind, DeadlineState
from frontdesk.domain.message import message
from frontdesk.services.cases.change import changing
from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.texts import many_lines

_ANSWERED = (CaseStatus.ANSWERED, CaseStatus.AWAITING_FEEDBACK)


def record_feedback(
    ctx: Context,
    *,
    reference: str,
    feedback: str = "",
    none_because: str = "",
    version: int | None = None,
) -> Done[None]:
    """Record the customer's feedback on an answered case, or why none could be had (CSP-004).

    Raises `FrontDeskError` (field "feedback") when neither is given, `ConflictError` before the
    case is answered.
    """
    said, reason = many_lines(feedback, "feedback"), many_lines(none_because, "none_because")
    if not (said or reason):
        raise FrontDeskError("case.feedback_missing", field="feedback", provision="CSP-004")
    with changing(ctx, reference, version) as change:
        if change.case.status not in _ANSWERED:
            raise ConflictError("case.not_answered", field="reference", reference=change.case.reference)
        if said:
            change.settle([DeadlineKind.FEEDBACK], "settled.feedback")
        else:
            change.settle(
                [DeadlineKind.FEEDBACK], "settled.no_feedback", state=DeadlineState.EXCUSED, reason=reason
            )
        change.set(feedback=said or reason, status=CaseStatus.ANSWERED.value)
        title = message("timeline.feedback" if said else "timeline.no_feedback")
        change.tell("case.feedback", title, icon="feedback", detail=said or reason)
    return change.done(None)
