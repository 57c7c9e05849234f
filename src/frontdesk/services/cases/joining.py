"""Cases that are one, and cases that belong together."""

from __future__ import annotations

from frontdesk.domain.errors import ConflictError, FrontDeskError
from frontdesk.domain.kinds import CaseStatus
from frontdesk.domain.message import message
from frontdesk.services.cases.change import CaseChange, changing
from frontdesk.services.cases.ending import end_case
from frontdesk.services.cases.record import CaseRecord, read_case
from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.texts import many_lines, required
from frontdesk.store.models import CaseLink


def join(ctx: Context, *, reference: str, into: str, reason: str, version: int | None = None) -> Done[None]:
    """End a case because another one goes on with it. Raises `FrontDeskError` (field "into", "reason")."""
    why = required(reason, "reason")
    with changing(ctx, reference, version) as change:
        other = _other(change, into, field="into")
        if other.status.ended:
            raise ConflictError("case.ended", field="into", reference=other.reference)
        end_case(change, CaseStatus.JOINED, "settled.joined", end_reason=why, joined_into=other.id)
        title = message("timeline.joined", reference=other.reference)
        change.tell("case.joined", title, icon="join", detail=why)
    return change.done(None)


def link(
    ctx: Context, *, reference: str, other: str, reason: str = "", version: int | None = None
) -> Done[None]:
    """Note that two cases belong together. Raises `FrontDeskError` (field "other") when they do already."""
    why = many_lines(reason, "reason")
    with changing(ctx, reference, version, ended=None) as change:
        found = _other(change, other, field="other")
        first, second = sorted((change.case.id, found.id))
        known = CaseLink.select(CaseLink.id).where(CaseLink.first == first, CaseLink.second == second)
        if ctx.store.one(known) is not None:
            raise ConflictError("case.linked_already", field="other", reference=found.reference)
        change.create(CaseLink, first=first, second=second, reason=why)
        title = message("timeline.linked", reference=found.reference)
        change.tell("case.linked", title, icon="link", detail=why)
    return change.done(None)


def _other(change: CaseChange, reference: str, *, field: str) -> CaseRecord:
    other = read_case(change.ctx.store, reference, field=field)
    if other.id == change.case.id:
        raise FrontDeskError("case.itself", field=field, reference=other.reference)
    change.others.add(other.reference)
    return other
