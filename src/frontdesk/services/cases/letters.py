"""The letters of a case: one that is to go out, those no longer needed, those that must be printed anew."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from frontdesk.domain.correspondence import CHANGEABLE, WAITING, check_way, first_state, settles
from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import Channel, CorrespondenceState, LetterKind, Way
from frontdesk.services.cases.change import CaseChange
from frontdesk.services.cases.naming import who_and_when
from frontdesk.services.changes import Area
from frontdesk.services.contact import CustomerEntry
from frontdesk.services.customers.reach import Reach, find_customer
from frontdesk.services.rules import rules
from frontdesk.services.stationery.mailroom_rules import mailroom_rules
from frontdesk.store.models import Correspondence

OF_THE_CASE = frozenset(
    {LetterKind.ACKNOWLEDGEMENT, LetterKind.ANSWER, LetterKind.EXTENSION, LetterKind.PROGRESS}
)
"""What a case that has ended no longer needs; an apology or a free letter may still go out."""

REPLACED_BY_ANSWER = frozenset({LetterKind.ACKNOWLEDGEMENT, LetterKind.ANSWER, LetterKind.EXTENSION})
_NAMING = frozenset({LetterKind.ACKNOWLEDGEMENT, LetterKind.EXTENSION})
"""What tells the customer who has the case, or by when it is answered."""

_HOW_TOLD = {Way.VERBAL: "settled.told", Way.EMAIL: "settled.emailed"}
_ON_PAPER = frozenset({CorrespondenceState.SPOOLING, CorrespondenceState.PRINTED})


def letter_waits(
    change: CaseChange, kind: LetterKind, way: Way, *, field: str, facts: Mapping[str, object] | None = None
) -> int:
    """Let a letter, postcard or e-mail of the case wait in the Mailroom, and return its id.

    `facts` is what its template is filled with besides the case itself. Raises `FrontDeskError` (`field`)
    for a way by which the kind is not written, or that does not reach the customer.
    """
    check_way(kind, way, field=field)
    reach = reach_of(change)
    check_reaches(change, way, reach, field=field)
    approval = kind in mailroom_rules(change.ctx.store).approval
    change.areas.add(Area.CORRESPONDENCE)
    return change.create(
        Correspondence,
        case=change.case.id,
        customer=change.case.customer,
        kind=kind.value,
        way=way.value,
        language=reach.language or change.office.language,
        state=first_state(complete=is_named(change, kind), approval=approval).value,
        context=dict(facts or {}),
        settles=settles(kind).value,
        created=change.now,
        written_by=change.ctx.actor.staff_id,
    )


def drop_letters(
    change: CaseChange,
    kinds: Collection[LetterKind],
    states: Collection[CorrespondenceState] = WAITING,
    *,
    but: int | None = None,
) -> None:
    """Drop letters that nobody has posted yet: they are no longer needed."""
    for id_ in waiting_letters_of(change, kinds, states):
        if id_ != but:
            change.alter(Correspondence, id_, state=CorrespondenceState.CANCELLED.value)


def drop_unprinted(change: CaseChange, kinds: Collection[LetterKind]) -> None:
    """Drop letters that are not on paper yet; what is printed lies in the tray and may be posted."""
    drop_letters(change, kinds, CHANGEABLE)


def print_again(change: CaseChange) -> None:
    """Let letters wait again that are on paper but not posted: they name somebody else or another date."""
    for id_ in waiting_letters_of(change, _NAMING, _ON_PAPER):
        change.alter(
            Correspondence, id_, state=CorrespondenceState.PENDING.value, printed=None, print_job=None
        )


def letters_follow(change: CaseChange) -> None:
    """Let letters tell who has the case now and by when it is answered.

    What is on paper is printed again; what only lacked who and when goes on.
    """
    print_again(change)
    if not is_named(change, LetterKind.ACKNOWLEDGEMENT):
        return
    approval = LetterKind.ACKNOWLEDGEMENT in mailroom_rules(change.ctx.store).approval
    state = first_state(complete=True, approval=approval)
    for id_ in waiting_letters_of(change, {LetterKind.ACKNOWLEDGEMENT}, {CorrespondenceState.DRAFT}):
        change.alter(Correspondence, id_, state=state.value)


def how_told(way: Way) -> str:
    """Return the message id of how something was told by a way."""
    return _HOW_TOLD.get(way, "settled.posted")


def mark_emails_sent(change: CaseChange) -> None:
    """Mark the acknowledgement sent that waited to be e-mailed."""
    pending = {CorrespondenceState.PENDING}
    for id_ in waiting_letters_of(change, {LetterKind.ACKNOWLEDGEMENT}, pending, way=Way.EMAIL):
        change.alter(
            Correspondence,
            id_,
            state=CorrespondenceState.POSTED.value,
            posted=change.now,
            posted_by=change.ctx.actor.staff_id,
        )


def waiting_letters_of(
    change: CaseChange,
    kinds: Collection[LetterKind],
    states: Collection[CorrespondenceState] = WAITING,
    *,
    way: Way | None = None,
) -> list[int]:
    """Return the ids of the case's letters of these kinds in these states, the oldest first."""
    query = Correspondence.select(Correspondence.id).where(
        Correspondence.case == change.case.id,
        Correspondence.state.in_(sorted(states)),
        Correspondence.kind.in_(sorted(kinds)),
    )
    if way is not None:
        query = query.where(Correspondence.way == way.value)
    ids = [id_ for (id_,) in change.ctx.store.rows(query.order_by(Correspondence.id))]
    if ids:
        change.areas.add(Area.CORRESPONDENCE)
    return ids


def is_named(change: CaseChange, kind: LetterKind) -> bool:
    """Whether a kind can say what it must: who has the case and by when it is answered (POL-10)."""
    if kind is not LetterKind.ACKNOWLEDGEMENT:
        return True
    try:
        who_and_when(change.ctx.store, change.case_now)
    except FrontDeskError:
        return False
    return True


def check_reaches(change: CaseChange, way: Way, reach: Reach, *, field: str) -> None:
    """Raise `FrontDeskError` (`field`) when something written this way does not reach the customer."""
    if way in (Way.LETTER, Way.POSTCARD) and not reach.has_address:
        raise FrontDeskError("contact.no_address_for_letter", field=field, provision="POL-13")
    if way is Way.EMAIL and not reach.has_email and change.case.channel is not Channel.EMAIL:
        raise FrontDeskError("contact.no_email_address", field=field, provision="POL-13")


def reach_of(change: CaseChange) -> Reach:
    """Return the ways by which the customer of the case is reached."""
    country = rules(change.ctx).office.country
    return find_customer(change.ctx.store, CustomerEntry(id=change.case.customer), country)
