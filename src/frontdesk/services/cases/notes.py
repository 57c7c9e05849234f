"""What a colleague wrote down on a case."""

from __future__ import annotations

from frontdesk.domain.message import message
from frontdesk.services.cases.change import changing
from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.texts import required
from frontdesk.store.models import Note


def add_note(ctx: Context, *, reference: str, text: str, version: int | None = None) -> Done[int]:
    """Add a note to a case, ended or not, and return its id. Raises `FrontDeskError` (field "text")."""
    written = required(text, "text")
    with changing(ctx, reference, version, ended=None) as change:
        id_ = change.create(Note, case=change.case.id, at=change.now, by=ctx.actor.staff_id, text=written)
        change.tell("case.noted", message("timeline.note"), icon="note", detail=written)
    return change.done(id_)
