"""The letters and postcards that wait: to be printed, or to be posted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from frontdesk.domain.correspondence import PAPER, WAITING
from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import CorrespondenceState, LetterKind, Way
from frontdesk.domain.message import Message
from frontdesk.services.context import Context
from frontdesk.services.correspondence.content import content_of, words_of
from frontdesk.services.correspondence.record import LetterRecord, read_letter, records, select_letters
from frontdesk.store.models import Case, Correspondence


@dataclass(frozen=True, slots=True)
class WaitingLetter:
    """A letter or postcard on its way; `missing` says why it cannot be printed yet (POL-10)."""

    id: int
    kind: LetterKind
    way: Way
    state: CorrespondenceState
    case: str  # its reference; empty for a letter to a customer without one
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
    """Return letters and postcards that are to be written, printed or posted, the oldest first.

    `state` narrows it down to one of these, `case` to the reference of a case.
    """
    states = [state.value] if state else [each.value for each in sorted(WAITING)]
    query = select_letters().where(
        Correspondence.state.in_(states), Correspondence.way.in_([way.value for way in sorted(PAPER)])
    )
    if case is not None:
        query = query.where(Case.reference == case)
    found = records(ctx.store, query.order_by(Correspondence.created, Correspondence.id))
    return tuple(_view(ctx, each) for each in found)


def letters_of_case(ctx: Context, *, case: str, state: CorrespondenceState) -> tuple[LetterRecord, ...]:
    """Return the letters, postcards and e-mails of a case in a state, the oldest first."""
    query = select_letters().where(Case.reference == case, Correspondence.state == state.value)
    return tuple(records(ctx.store, query.order_by(Correspondence.created, Correspondence.id)))


def letter(ctx: Context, *, id: int) -> WaitingLetter:  # noqa: A002  the word of all the views
    """Return one letter, postcard or e-mail, whatever became of it. Raises `NotFoundError`."""
    return _view(ctx, read_letter(ctx, id=id))


def problem_of(ctx: Context, found: LetterRecord) -> Message | None:
    """Return why a letter cannot be printed or sent as it stands now; None where nothing is missing."""
    try:
        if found.way is Way.EMAIL:
            words_of(ctx, found)
        else:
            content_of(ctx, found)
    except FrontDeskError as missing:
        return missing.message
    return None


def _view(ctx: Context, found: LetterRecord) -> WaitingLetter:
    waits = found.state in (CorrespondenceState.DRAFT, CorrespondenceState.PENDING)
    return WaitingLetter(
        id=found.id,
        kind=found.kind,
        way=found.way,
        state=found.state,
        case=found.case,
        subject=found.subject or found.case_subject,
        customer=found.customer,
        customer_name=found.customer_name,
        language=found.language,
        created=found.created,
        printed=found.printed,
        posted=found.posted,
        document=found.document,
        missing=problem_of(ctx, found) if waits else None,
    )
