"""Progress of an interruption: told every day until it is over (CSP-003)."""

from __future__ import annotations

from frontdesk.domain.deadlines import progress_update_after
from frontdesk.domain.errors import ConflictError
from frontdesk.domain.kinds import CaseKind, DeadlineKind, Way
from frontdesk.domain.message import message
from frontdesk.services.cases.change import changing
from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.texts import one_line, required


def tell_customer(
    ctx: Context,
    *,
    reference: str,
    wording: str,
    told_by: Way,
    pick_up_at: str = "",
    version: int | None = None,
) -> Done[None]:
    """Record what the customer was told of an interruption, and how; the next update is owed 24 hours later.

    `pick_up_at` is the new pick-up time, when one was agreed. Raises `FrontDeskError` (field "wording"),
    `ConflictError` when the case is no interruption.
    """
    said = required(wording, "wording")
    with changing(ctx, reference, version) as change:
        if change.case.kind is not CaseKind.INTERRUPTION:
            raise ConflictError("case.no_interruption", field="reference", reference=change.case.reference)
        change.settle([DeadlineKind.PROGRESS_UPDATE, DeadlineKind.FIRST_RESPONSE], "settled.told")
        facts = change.case.facts(change.case.received)
        following = progress_update_after(change.now, facts, change.office.book, change.office.calendar)
        if following is not None:
            change.owe(following, since=change.now)
        agreed = one_line(pick_up_at, "pick_up_at")
        if agreed:
            change.set(pick_up_at=agreed)
        title = message(f"timeline.progress.{told_by.value}")
        change.tell("case.progress_told", title, icon="progress", detail=said, pick_up_at=agreed)
    return change.done(None)
