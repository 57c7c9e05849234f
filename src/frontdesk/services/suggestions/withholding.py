"""What must not be printed: withheld with a reason, never deleted, and shown again when it may be."""

from __future__ import annotations

from frontdesk.domain.errors import ConflictError
from frontdesk.domain.message import message
from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.suggestions.change import changing
from frontdesk.services.texts import many_lines, required


def withhold(ctx: Context, *, reference: str, reason: str, version: int | None = None) -> Done[None]:
    """Keep an entry out of the book, the notice and every list for others: it offends, or tells of somebody.

    Raises `FrontDeskError` (field "reason") without a reason.
    """
    why = required(reason, "reason")
    with changing(ctx, reference, version) as change:
        change.set(withheld=True, withheld_reason=why)
        change.tell(
            "suggestion.withheld", message("timeline.suggestion_withheld"), icon="withhold", detail=why
        )
    return change.done(None)


def show(ctx: Context, *, reference: str, reason: str = "", version: int | None = None) -> Done[None]:
    """Let an entry be printed again. Raises `ConflictError` when nothing keeps it back."""
    why = many_lines(reason, "reason")
    with changing(ctx, reference, version) as change:
        if not change.entry.withheld:
            raise ConflictError(
                "suggestion.not_withheld", field="reference", reference=change.entry.reference
            )
        change.set(withheld=False, withheld_reason="")
        change.tell("suggestion.shown", message("timeline.suggestion_shown"), icon="withhold", detail=why)
    return change.done(None)
