"""A contact on a case that is already there: what came of it is done to that case."""

from __future__ import annotations

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import CaseStatus, Channel, DeadlineKind, Direction, Outcome, Way
from frontdesk.services.cases.acknowledge import acknowledge
from frontdesk.services.cases.answer import answer
from frontdesk.services.cases.change import settle_open
from frontdesk.services.cases.record import CaseRecord, read_case
from frontdesk.services.cases.refer import refer
from frontdesk.services.cases.waiting import resume
from frontdesk.services.intake.acknowledging import SPOKEN
from frontdesk.services.intake.writing import Writing
from frontdesk.services.lists.case_index import index_case

_HANDED_ON = (Outcome.REFERRED, Outcome.TRANSFERRED)
_WRITTEN = {Channel.MAIL: Way.LETTER, Channel.FAX: Way.LETTER}


def take_up_case(writing: Writing) -> None:
    """Find the case that a contact belongs to, and the customer by it when nobody was named.

    Raises `NotFoundError` and `FrontDeskError` (field "case").
    """
    case = read_case(writing.ctx.store, writing.plan.contact.case, field="case")
    writing.case, writing.reference = case.id, case.reference
    if writing.customer is None:
        writing.customer = case.customer


def continue_case(writing: Writing) -> None:
    """Carry the outcome of a further contact out on its case.

    Raises `ConflictError` when the case's state forbids it.
    """
    store, contact = writing.ctx.store, writing.plan.contact
    case = read_case(store, writing.reference)
    if case.status is CaseStatus.WAITING and contact.direction is Direction.INBOUND:
        resume(writing.ctx, reference=case.reference)
    if contact.outcome is Outcome.RESOLVED:
        _answer(writing)
    elif contact.outcome in _HANDED_ON:
        _refer(writing)
    elif contact.said and _is_unacknowledged(case):
        acknowledge(
            writing.ctx,
            reference=case.reference,
            way=_way(contact.channel),
            expected_on=contact.expected_on,
        )
    if contact.direction is Direction.OUTBOUND:
        # Any answer of a person is a first response (policy-duties, *First response*).
        settle_open(store, case.id, [DeadlineKind.FIRST_RESPONSE], "settled.said", writing.plan.at)
    index_case(store, case.id)


def _answer(writing: Writing) -> None:
    contact = writing.plan.contact
    if not contact.answer:
        raise FrontDeskError("case.resolution_missing", field="answer", provision="POL-15")
    answer(
        writing.ctx,
        reference=writing.reference,
        given_by=_way(contact.channel),
        analysis=contact.details or contact.subject or contact.answer,
        resolution=contact.answer,
    )


def _refer(writing: Writing) -> None:
    contact = writing.plan.contact
    refer(
        writing.ctx,
        reference=writing.reference,
        department=contact.department,
        person=contact.person,
        needed=contact.details or contact.subject,
        expected_on=contact.expected_on,
    )
    if contact.said and contact.person:
        acknowledge(writing.ctx, reference=writing.reference, way=_way(contact.channel))


def _is_unacknowledged(case: CaseRecord) -> bool:
    return case.status is CaseStatus.REFERRED and case.owner is not None and case.expected_on is not None


def _way(channel: Channel) -> Way:
    if channel in SPOKEN:
        return Way.VERBAL
    return _WRITTEN.get(channel, Way.EMAIL)
