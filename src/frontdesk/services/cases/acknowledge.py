"""Telling the customer who has the case and when to expect an answer (POL-09 to POL-13, POL-22)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from frontdesk.domain.correspondence import PAPER, WRITTEN
from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import Channel, DeadlineKind, LetterKind, Way
from frontdesk.domain.message import Message, message
from frontdesk.services.cases.change import CaseChange, changing
from frontdesk.services.cases.expecting import expect_answer
from frontdesk.services.cases.letters import (
    check_reaches,
    drop_letters,
    how_told,
    letter_waits,
    mark_emails_sent,
    reach_of,
)
from frontdesk.services.cases.naming import who_and_when
from frontdesk.services.cases.record import CaseRecord, read_case
from frontdesk.services.changes import Area, Done
from frontdesk.services.context import Context
from frontdesk.services.owed.deadline_rows import ENDED_BY_TELLING
from frontdesk.services.sentence import joined
from frontdesk.store.models import Deadline

_ACKNOWLEDGEMENT = frozenset({LetterKind.ACKNOWLEDGEMENT})


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
            mark_emails_sent(change)
        drop_letters(change, _ACKNOWLEDGEMENT)
        mark_told(change, how_told(way))
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
        if way in WRITTEN:
            acknowledgement_waits(change, way)
        else:
            _check_way(change, way)
            drop_letters(change, _ACKNOWLEDGEMENT)
        change.areas.add(Area.CORRESPONDENCE)
        change.tell("case.way_chosen", message(f"timeline.way.{way.value}"), icon="mail")
    return change.done(None)


def _expecting(change: CaseChange, expected_on: date | None) -> CaseRecord:
    """Return the case with the new day on which its answer can be expected, if one is named."""
    if expected_on is None:
        return change.case
    change.set(expected_on=expect_answer(change, expected_on))
    return replace(change.case, expected_on=expected_on)


def acknowledgement_waits(change: CaseChange, way: Way) -> int:
    """Let the acknowledgement wait; what waited to go another way is dropped. Raises like `choose_way`."""
    _check_way(change, way)
    drop_letters(change, _ACKNOWLEDGEMENT)
    return letter_waits(change, LetterKind.ACKNOWLEDGEMENT, way, field="way")


def mark_told(change: CaseChange, how: str, *, at: datetime | None = None) -> None:
    """End what telling the customer ends; the date they were told is a promise from now on."""
    change.settle(ENDED_BY_TELLING, how, at=at)
    for id_ in change.open_deadlines([DeadlineKind.RESPOND]):
        change.alter(Deadline, id_, promised=True)


def _check_way(change: CaseChange, way: Way) -> None:
    reach = reach_of(change)
    if change.case.channel is Channel.EMAIL and way is not Way.EMAIL and reach.has_email:
        raise FrontDeskError("contact.acknowledge_by_email", field="way", provision="POL-12")
    check_reaches(change, way, reach, field="way")
