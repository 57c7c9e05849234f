"""The letters and postcards that wait: to be printed, or to be posted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from peewee import ModelSelect

from frontdesk.domain.errors import FrontDeskError, NotFoundError
from frontdesk.domain.kinds import CorrespondenceState, Way
from frontdesk.domain.message import Message
from frontdesk.services.cases.naming import who_and_when
from frontdesk.services.cases.record import read_case
from frontdesk.services.context import Context
from frontdesk.store.models import Case, Correspondence, Customer

PAPER = (Way.LETTER.value, Way.POSTCARD.value)
_WAITING = (CorrespondenceState.PENDING.value, CorrespondenceState.PRINTED.value)


@dataclass(frozen=True, slots=True)
class WaitingLetter:
    """A letter or postcard on its way; `missing` says why it cannot be printed yet (POL-10)."""

    id: int
    way: Way
    state: CorrespondenceState
    case: str  # its reference
    subject: str
    customer: int | None
    customer_name: str
    language: str
    created: datetime
    printed: datetime | None
    posted: datetime | None
    document: int | None
    missing: Message | None = None


def waiting_letters(
    ctx: Context, *, state: CorrespondenceState | None = None, case: str | None = None
) -> tuple[WaitingLetter, ...]:
    """Return letters and postcards that are to be printed or posted, the oldest first.

    `state` narrows it down to one of both, `case` to the reference of a case.
    """
    query = _select().where(Correspondence.state.in_([state.value] if state else _WAITING))
    if case is not None:
        query = query.where(Case.reference == case)
    rows = ctx.store.rows(query.order_by(Correspondence.created, Correspondence.id))
    return tuple(_view(ctx, row) for row in rows)


def letter(ctx: Context, *, id: int) -> WaitingLetter:  # noqa: A002  the word of all the views
    """Return one letter or postcard, whatever became of it. Raises `NotFoundError`."""
    row = ctx.store.one(_select().where(Correspondence.id == id))
    if row is None:
        raise NotFoundError("letter.unknown", field="letter", id=id)
    return _view(ctx, row)


def _select() -> ModelSelect[Correspondence]:
    return (
        Correspondence.select(
            Correspondence.id,
            Correspondence.way,
            Correspondence.state,
            Case.reference,
            Case.subject,
            Correspondence.customer,
            Customer.name,
            Customer.organisation,
            Correspondence.language,
            Correspondence.created,
            Correspondence.printed,
            Correspondence.posted,
            Correspondence.document,
        )
        .join(Case, on=(Correspondence.case == Case.id))
        .left_outer_join(Customer, on=(Correspondence.customer == Customer.id))
        .where(Correspondence.way.in_(PAPER))
    )


def _view(ctx: Context, row: tuple[Any, ...]) -> WaitingLetter:
    id_, way, state, reference, subject, customer, name, organisation, *rest = row
    language, created, printed, posted, document = rest
    pending = state == CorrespondenceState.PENDING.value
    return WaitingLetter(
        id=id_,
        way=Way(way),
        state=CorrespondenceState(state),
        case=reference,
        subject=subject,
        customer=customer,
        customer_name=name or organisation or "",
        language=language,
        created=created,
        printed=printed,
        posted=posted,
        document=document,
        missing=_missing(ctx, reference) if pending else None,
    )


def _missing(ctx: Context, reference: str) -> Message | None:
    try:
        who_and_when(ctx.store, read_case(ctx.store, reference))
    except FrontDeskError as missing:
        return missing.message
    return None
