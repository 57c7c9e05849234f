"""Dropping letters that are no longer needed."""

from __future__ import annotations

from collections.abc import Sequence

from frontdesk.domain.kinds import CorrespondenceState
from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.correspondence.changing import changing_letter
from frontdesk.services.correspondence.outcome import Outcome, each_letter
from frontdesk.services.correspondence.what import told_of


def cancel_letter(ctx: Context, *, id: int, version: int | None = None) -> Done[None]:  # noqa: A002  as in the views
    """Drop a letter that has not been posted: it is no longer needed. Raises `ConflictError` otherwise."""
    with changing_letter(ctx, id, version) as change:
        change.become(CorrespondenceState.CANCELLED)
        change.tell("letter_cancelled", told_of("cancelled", change.letter), icon="close")
    return change.done()


def cancel_letters(ctx: Context, *, ids: Sequence[int]) -> Done[Outcome]:
    """Drop several letters; those that are posted or dropped already are refused."""
    return each_letter(ctx, ids, lambda id_: cancel_letter(ctx, id=id_))
