"""Progress of an interruption: told every day until it is over (CSP-003)."""

from __future__ import annotations

from datetime import datetime

from frontdesk.domain.correspondence import WRITTEN, check_way
from frontdesk.domain.deadlines import progress_update_after
from frontdesk.domain.errors import ConflictError
from frontdesk.domain.kinds import CaseKind, DeadlineKind, LetterKind, Way
from frontdesk.domain.message import message
from frontdesk.services.cases.change import CaseChange, changing
from frontdesk.services.cases.letters import how_told, letter_waits
from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.texts import one_line, required
from frontdesk.store.models import Deadline


def tell_customer(
    ctx: Context,
    *,
    reference: str,
    wording: str,
    told_by: Way,
    pick_up_at: str = "",
    sent: bool = False,
    version: int | None = None,
) -> Done[int | None]:
    """Tell the customer how an interruption goes on; the next update is owed 24 hours later.

    What is written waits in the Mailroom and counts from the day it is posted, unless it was `sent` without
    the program; the id of the letter that waits is returned. `pick_up_at` is the new pick-up time, when one
    was agreed. Raises `FrontDeskError` (field "wording"), `ConflictError` when the case is no interruption.
    """
    if told_by in WRITTEN:
        check_way(LetterKind.PROGRESS, told_by, field="told_by")
    said = required(wording, "wording")
    with changing(ctx, reference, version) as change:
        agreed = one_line(pick_up_at, "pick_up_at")
        letter = None
        if told_by in WRITTEN and not sent:
            letter = update_waits(change, said, told_by, agreed, field="told_by")
        else:
            _agree(change, agreed)
            give_update(change, told_by, at=change.now)
        written = "" if letter is None else "to_be_"
        title = message(f"timeline.{written}progress.{told_by.value}")
        kind = "case.progress_told" if letter is None else "case.progress_written"
        change.tell(kind, title, icon="progress", detail=said, pick_up_at=agreed)
    return change.done(letter)


def update_waits(change: CaseChange, wording: str, way: Way, pick_up_at: str, *, field: str) -> int:
    """Let news of an interruption wait. Raises `ConflictError` when the case is none."""
    _agree(change, pick_up_at)
    facts = {"wording": wording, "pick_up_at": pick_up_at}
    return letter_waits(change, LetterKind.PROGRESS, way, field=field, facts=facts)


def _agree(change: CaseChange, pick_up_at: str) -> None:
    if change.case.kind is not CaseKind.INTERRUPTION:
        raise ConflictError("case.no_interruption", field="reference", reference=change.case.reference)
    if pick_up_at:
        change.set(pick_up_at=pick_up_at)


def give_update(change: CaseChange, told_by: Way, *, at: datetime) -> None:
    """End the update that was owed at the instant at which it was told, and owe the next one.

    News that are older than the last that were told owe nothing anew.
    """
    if _told_since(change, at):
        return
    told = (DeadlineKind.PROGRESS_UPDATE, DeadlineKind.FIRST_RESPONSE)
    change.settle(told, how_told(told_by), at=at)
    facts = change.case.facts(change.case.received)
    following = progress_update_after(at, facts, change.office.book, change.office.calendar)
    if following is not None:
        change.owe(following, since=at)


def _told_since(change: CaseChange, at: datetime) -> bool:
    ids = change.open_deadlines([DeadlineKind.PROGRESS_UPDATE])
    query = Deadline.select(Deadline.id).where(Deadline.id.in_(ids), Deadline.started > at)
    return change.ctx.store.one(query) is not None
