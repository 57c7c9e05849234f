"""Nobody can be reached: recorded with the reason and the tries, and counted apart."""

from __future__ import annotations

from frontdesk.domain.errors import ConflictError
from frontdesk.domain.kinds import DeadlineKind, DeadlineState
from frontdesk.domain.message import message
from frontdesk.services.cases.change import changing
from frontdesk.services.cases.letters import OF_THE_CASE, drop_letters
from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.texts import required

_EXCUSABLE = (
    DeadlineKind.ACKNOWLEDGE,
    DeadlineKind.FIRST_RESPONSE,
    DeadlineKind.RESPOND,
    DeadlineKind.RESOLVE,
    DeadlineKind.FEEDBACK,
)


def excuse(ctx: Context, *, reference: str, reason: str, version: int | None = None) -> Done[None]:
    """Excuse what cannot be told as nobody can be reached; `reason` says why, and what was tried.

    Raises `FrontDeskError` (field "reason"), `ConflictError` when nothing of the kind is owed.
    """
    why = required(reason, "reason")
    with changing(ctx, reference, version) as change:
        excused = change.settle(_EXCUSABLE, "settled.unreachable", state=DeadlineState.EXCUSED, reason=why)
        if not excused:
            raise ConflictError("case.nothing_owed", field="reference", reference=change.case.reference)
        drop_letters(change, OF_THE_CASE)
        change.tell("case.excused", message("timeline.excused"), icon="note", detail=why)
    return change.done(None)
