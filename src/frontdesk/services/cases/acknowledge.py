"""Telling the customer who has the case and when to expect an answer (POL-09 to POL-13, POL-22)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import Channel, CorrespondenceState, DeadlineKind, Way
from frontdesk.domain.message import Message, message
from frontdesk.services.cases.change import CaseChange, changing
from frontdesk.services.cases.expecting import expect_answer
from frontdesk.services.cases.naming import who_and_when
from frontdesk.services.cases.record import CaseRecord, read_case
from frontdesk.services.changes import Area, Done
from frontdesk.services.contact import CustomerEntry
from frontdesk.services.context import Context
from frontdesk.services.deadline_rows import ENDED_BY_TELLING
from frontdesk.services.reach import Reach, find_customer
from frontdesk.services.rules import rules
from frontdesk.services.sentence import joined
from frontdesk.store.models import Correspondence, Deadline

PAPER = (Way.LETTER, Way.POSTCARD)
_HOW = {Way.VERBAL: "settled.told", Way.EMAIL: "settled.emailed"}


def sentence_to_say(ctx: Context, *, reference: str, expected_on: date | None = None) -> Message:
    """Return what to say when a case is acknowledged by telephone; `expected_on` is a new day to name.

    Raises `FrontDeskError` when there is nobody to name or no date to promise (POL-10).
    """
    case = read_case(ctx.store, reference)
    if expected_on is not None:
        case = replace(case, expected_on=expected_on)
    named = who_and_when(ctx.store, case)
    first = message("say.acknowledge", who=named.assignee.who, date=named.expected_on)
    second = message("say.reference", reference=case.reference)
    return joined(first, second) or first


def acknowledge(
    ctx: Context, *, reference: str, way: Way, expected_on: date | None = None, version: int | None = None
) -> Done[None]:
    """Record that the customer was told, verbally or by an e-mail that was sent; or let a letter wait.

    `expected_on` is a new day to name, where the one that was promised has passed. Raises `FrontDeskError`
    when there is nobody to name or no day to promise (POL-10, field "person" or "expected_on") and for a way
    that does not reach the customer (field "way").
    """
    if way in PAPER:
        return choose_way(ctx, reference=reference, way=way, expected_on=expected_on, version=version)
    with changing(ctx, reference, version) as change:
        named = who_and_when(ctx.store, _expecting(change, expected_on))
        _check_way(change, way)
        if way is Way.EMAIL:
            _mark_sent(change)
        cancel_letters(change)
        mark_told(change, _HOW[way])
        change.tell(
            "case.acknowledged",
            message(f"timeline.acknowledged.{way.value}", who=named.assignee.who, day=named.expected_on),
            icon="acknowledge",
        )
    return change.done(None)


def choose_way(
    ctx: Context, *, reference: str, way: Way, expected_on: date | None = None, version: int | None = None
) -> Done[None]:
    """Choose by which way the case is acknowledged; what waited to be printed another way is dropped.

    Raises `FrontDeskError` (field "way") for a way that does not reach the customer, and (field
    "expected_on") for a new day that cannot be named.
    """
    with changing(ctx, reference, version) as change:
        _expecting(change, expected_on)
        _check_way(change, way)
        cancel_letters(change)
        if way is not Way.VERBAL:
            change.create(
                Correspondence,
                case=change.case.id,
                customer=change.case.customer,
                kind="acknowledgement",
                way=way.value,
                language=_reach(change).language or change.office.language,
                state=CorrespondenceState.PENDING.value,
                context={},
                created=change.now,
            )
        change.areas.add(Area.CORRESPONDENCE)
        change.tell("case.way_chosen", message(f"timeline.way.{way.value}"), icon="mail")
    return change.done(None)


def _expecting(change: CaseChange, expected_on: date | None) -> CaseRecord:
    """Return the case with the new day on which its answer can be expected, if one is named."""
    if expected_on is None:
        return change.case
    change.set(expected_on=expect_answer(change, expected_on))
    return replace(change.case, expected_on=expected_on)


def mark_told(change: CaseChange, how: str) -> None:
    """End what telling the customer ends; the date they were told is a promise from now on."""
    change.settle(ENDED_BY_TELLING, how)
    for id_ in change.open_deadlines([DeadlineKind.RESPOND]):
        change.alter(Deadline, id_, promised=True)


def cancel_letters(change: CaseChange) -> None:
    """Drop acknowledgements that nobody has posted yet: they are no longer needed."""
    for id_ in _waiting(change, CorrespondenceState.PENDING, CorrespondenceState.PRINTED):
        change.alter(Correspondence, id_, state=CorrespondenceState.CANCELLED.value)


def print_again(change: CaseChange) -> None:
    """Let a letter wait again that was printed but not posted: it names somebody else or another date."""
    for id_ in _waiting(change, CorrespondenceState.PRINTED):
        change.alter(Correspondence, id_, state=CorrespondenceState.PENDING.value, printed=None)


def _mark_sent(change: CaseChange) -> None:
    """Mark the e-mail sent that waited for this."""
    for id_ in _waiting(change, CorrespondenceState.PENDING, way=Way.EMAIL):
        change.alter(Correspondence, id_, state=CorrespondenceState.POSTED.value, posted=change.now)


def _waiting(change: CaseChange, *states: CorrespondenceState, way: Way | None = None) -> list[int]:
    """Return the ids of the case's acknowledgements in these states."""
    query = Correspondence.select(Correspondence.id).where(
        Correspondence.case == change.case.id, Correspondence.state.in_([state.value for state in states])
    )
    if way is not None:
        query = query.where(Correspondence.way == way.value)
    ids = [id_ for (id_,) in change.ctx.store.rows(query.order_by(Correspondence.id))]
    if ids:
        change.areas.add(Area.CORRESPONDENCE)
    return ids


def _check_way(change: CaseChange, way: Way) -> None:
    reach = _reach(change)
    if change.case.channel is Channel.EMAIL and way is not Way.EMAIL and reach.has_email:
        raise FrontDeskError("contact.acknowledge_by_email", field="way", provision="POL-12")
    if way in PAPER and not reach.has_address:
        raise FrontDeskError("contact.no_address_for_letter", field="way", provision="POL-13")
    if way is Way.EMAIL and not reach.has_email and change.case.channel is not Channel.EMAIL:
        raise FrontDeskError("contact.no_email_address", field="way", provision="POL-13")


def _reach(change: CaseChange) -> Reach:
    country = rules(change.ctx).office.country
    return find_customer(change.ctx.store, CustomerEntry(id=change.case.customer), country)
