"""Safety incidents: product safety is told within the hour, the customer is asked later (PRO-8.1)."""

from __future__ import annotations

from frontdesk.domain.errors import ConflictError
from frontdesk.domain.kinds import DeadlineKind
from frontdesk.domain.message import message
from frontdesk.services.cases.change import changing
from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.texts import required


def report_safety(ctx: Context, *, reference: str, to: str, version: int | None = None) -> Done[None]:
    """Record that product safety was told, and whom. Raises `FrontDeskError` (field "to")."""
    whom = required(to, "to")
    return _settle(
        ctx,
        reference,
        version,
        DeadlineKind.SAFETY_REPORT,
        "settled.reported",
        "timeline.safety_reported",
        whom,
    )


def follow_up_safety(ctx: Context, *, reference: str, outcome: str, version: int | None = None) -> Done[None]:
    """Record that the customer was asked whether they are safe. Raises `FrontDeskError` (field "outcome")."""
    said = required(outcome, "outcome")
    return _settle(
        ctx,
        reference,
        version,
        DeadlineKind.SAFETY_FOLLOW_UP,
        "settled.followed_up",
        "timeline.safety_followed_up",
        said,
    )


def _settle(
    ctx: Context, reference: str, version: int | None, kind: DeadlineKind, how: str, title: str, detail: str
) -> Done[None]:
    with changing(ctx, reference, version) as change:
        if not change.settle([kind], how):
            raise ConflictError("case.nothing_owed", field="reference", reference=change.case.reference)
        change.tell(f"case.{kind.value}", message(title), icon="safety", detail=detail)
    return change.done(None)
