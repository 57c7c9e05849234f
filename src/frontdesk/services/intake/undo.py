"""Taking a contact back from the notice that follows it; everything stays visible in the log."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from frontdesk.domain.correspondence import WAITING
from frontdesk.domain.errors import ConflictError, NotFoundError
from frontdesk.domain.kinds import CaseStatus, CorrespondenceState, DeadlineState
from frontdesk.domain.message import message
from frontdesk.services.cases.timeline import case_events
from frontdesk.services.cases.undo import undo_last
from frontdesk.services.changes import Area, Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.lists.case_index import index_case
from frontdesk.services.telling import told
from frontdesk.store.models import Callback, Case, Correspondence, Deadline, Event, Interaction

_NOT_POSTED = tuple(state.value for state in sorted(WAITING))
_CHANGED = frozenset(
    {Area.CONTACTS, Area.CASES, Area.DEADLINES, Area.VISITS, Area.CORRESPONDENCE, Area.CUSTOMERS}
)


def undo_contact(ctx: Context, *, interaction: int) -> Done[None]:
    """Take a contact back, and the case that it began, if nothing else has happened to it since.

    Raises `NotFoundError`, `ConflictError` when it was taken back before or something else happened.
    """
    with ctx.store.transaction():
        case, reference, customer = _contact(ctx, interaction)
        logged = _logged(ctx, interaction)
        begun = case is not None and bool(logged and logged[4].get("opened"))
        if case is not None:
            _take_back_steps(ctx, case, reference, logged)
        _take_back(ctx, interaction)
        if case is not None:
            if begun:
                _take_back_case(ctx, case)
            else:
                index_case(ctx.store, case)
        _tell(ctx, interaction, case, customer, _sequences(ctx, interaction))
    return Done(None, Changes(_CHANGED, frozenset({reference} if reference else ())))


def _contact(ctx: Context, interaction: int) -> tuple[int | None, str, int | None]:
    query = (
        Interaction.select(Interaction.case, Case.reference, Interaction.customer, Interaction.undone)
        .left_outer_join(Case)
        .where(Interaction.id == interaction)
    )
    row = ctx.store.one(query)
    if row is None:
        raise NotFoundError("contact.unknown", field="interaction", id=interaction)
    case, reference, customer, undone = row
    if undone:
        raise ConflictError("contact.taken_back_already", field="interaction")
    return case, reference or "", customer


def _logged(ctx: Context, interaction: int) -> tuple[Any, ...] | None:
    """Return the event that told of the contact, if it was of a case."""
    case = ctx.store.value(Interaction.select(Interaction.case).where(Interaction.id == interaction))
    if case is None:
        return None
    events = (event for event in case_events(ctx.store, case) if event[5] == interaction)
    return next((event for event in events if event[3] == "contact.logged"), None)


def _take_back_steps(ctx: Context, case: int, reference: str, logged: tuple[Any, ...] | None) -> None:
    """Take back what the contact itself did to the case; refuse when anybody did more since."""
    if logged is None:
        raise ConflictError("contact.something_followed", field="interaction", reference=reference)
    sequence, at, actor = logged[:3]
    for event in reversed(_since(ctx, case, sequence)):
        same_moment = event[1] == at and event[2] == actor
        if event[5] == logged[5]:
            continue
        if not same_moment:
            raise ConflictError("contact.something_followed", field="interaction", reference=reference)
        undo_last(ctx, reference=reference)


def _since(ctx: Context, case: int, sequence: int) -> list[tuple[Any, ...]]:
    return [event for event in case_events(ctx.store, case) if event[0] > sequence]


def _take_back(ctx: Context, interaction: int) -> None:
    now = ctx.clock.now()
    store = ctx.store
    store.execute(Interaction.update(undone=True).where(Interaction.id == interaction))
    _cancel_deadlines(ctx, Deadline.interaction == interaction, now)
    store.execute(
        Callback.update(done=now, outcome="taken_back").where(
            Callback.interaction == interaction, Callback.done.is_null()
        )
    )
    store.search.remove("interaction", interaction)


def _take_back_case(ctx: Context, case: int) -> None:
    now = ctx.clock.now()
    _cancel_deadlines(ctx, Deadline.case == case, now)
    ctx.store.execute(
        Correspondence.update(state=CorrespondenceState.CANCELLED.value).where(
            Correspondence.case == case, Correspondence.state.in_(_NOT_POSTED)
        )
    )
    ctx.store.execute(
        Case.update(status=CaseStatus.WITHDRAWN.value, ended=now, version=Case.version + 1).where(
            Case.id == case
        )
    )
    ctx.store.search.remove("case", case)


def _cancel_deadlines(ctx: Context, of: Any, now: datetime) -> None:  # noqa: ANN401  a condition on rows
    ctx.store.execute(
        Deadline.update(
            state=DeadlineState.CANCELLED.value, settled=now, settled_how="settled.taken_back"
        ).where(of)
    )


def _sequences(ctx: Context, interaction: int) -> list[int]:
    query = Event.select(Event.sequence).where(Event.interaction_id == interaction)
    return [sequence for (sequence,) in ctx.store.rows(query.order_by(Event.sequence))]


def _tell(ctx: Context, interaction: int, case: int | None, customer: int | None, undoes: list[int]) -> None:
    event = told(
        ctx,
        "contact.taken_back",
        title=message("timeline.taken_back"),
        case_id=case,
        customer_id=customer,
        interaction_id=interaction,
        icon="undo",
        undoes=undoes,
    )
    ctx.store.events.append(event)
