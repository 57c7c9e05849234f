"""What becomes of a contact, worked out without writing: the preview shows it, logging carries it out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time

from frontdesk.domain.deadlines import CaseFacts, Owed, feedback_after, owed
from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import CaseKind, DeadlineKind, Direction, Outcome, Priority, Way
from frontdesk.domain.message import Message, message
from frontdesk.domain.policy import PolicyBook
from frontdesk.services.cases.expecting import check_not_passed
from frontdesk.services.cases.record import read_case
from frontdesk.services.contact import Contact
from frontdesk.services.context import Context
from frontdesk.services.customers.reach import Reach, find_customer
from frontdesk.services.intake.acknowledging import is_told, way_of
from frontdesk.services.intake.checks import check_contact
from frontdesk.services.intake.tidying import tidy
from frontdesk.services.office.practice import callback_owed, message_owed
from frontdesk.services.rules import Rules
from frontdesk.services.sentence import Said, sentence
from frontdesk.services.staff.assignees import Assignee, find_assignee, no_department, staff_assignee

_HANDED_ON = frozenset({Outcome.REFERRED, Outcome.TRANSFERRED})
_DATED_BY = (
    DeadlineKind.RESPOND,
    DeadlineKind.RESOLVE,
    DeadlineKind.PROGRESS_UPDATE,
    DeadlineKind.SAFETY_REPORT,
)
_NOON = time(12)


@dataclass(frozen=True, slots=True)
class Plan:
    """A contact made definite: whose it is, what is owed for it, and what is said."""

    contact: Contact
    at: datetime
    entered: datetime
    reach: Reach
    assignee: Assignee  # to whom it is given; nobody when nobody was named
    owner: Assignee  # who answers for it (PRO-1.1)
    priority: Priority | None
    owed: tuple[Owed, ...]
    expected_on: date | None
    provision: str  # what the expected date comes from
    way: Way | None
    told: bool
    window: tuple[datetime, datetime] | None  # of a callback
    message_due: datetime | None

    @property
    def kind(self) -> CaseKind | None:
        """The kind of the new case; None when none begins."""
        return self.contact.kind

    @property
    def kept(self) -> bool:
        """Whether whoever writes it down keeps it, a callback of their own: nobody else was named."""
        return not (self.contact.department or self.contact.person)

    @property
    def facts(self) -> CaseFacts:
        """What decides the deadlines of the new case."""
        if self.kind is None or self.priority is None:
            raise ValueError("no case begins with this contact")
        return _facts(self.contact, self.kind, self.priority, self.at)

    @property
    def number(self) -> str:
        """The number at which the customer can be called back."""
        callback, call = self.contact.callback, self.contact.call
        said = (callback.number if callback else "", call.number if call else "")
        return next((number for number in (*said, *self.contact.customer.phones) if number), "")

    def say(self, reference: str) -> Message | None:
        """Return the sentence to say, with the reference that was reserved for it."""
        named = self.contact.outcome not in (Outcome.RESOLVED,)
        callback = self.contact.callback
        return sentence(
            Said(
                outcome=self.contact.outcome,
                kind=self.contact.kind,
                customer=self.reach.name,
                assignee=self.assignee,
                self_speaking=self.kept,
                expected_on=self.expected_on,
                callback_from=callback.window_start if callback else None,
                callback_by=self.window[1] if self.window else None,
                number=self.number,
                reference=reference if named else "",
            )
        )


def make_plan(ctx: Context, office: Rules, contact: Contact) -> Plan:
    """Return what becomes of a contact.

    Raises `FrontDeskError` with the field at fault when it may not be written down as it is.
    """
    contact = tidy(contact)
    if contact.case:  # its kind is known, and no other case begins
        contact = replace(contact, kind=None)
    named = find_assignee(ctx.store, department=contact.department, person=contact.person)
    contact = replace(contact, department=named.department, person=named.person)
    now = ctx.clock.now()
    at = _instant(contact, office, now)
    check_contact(contact, at=at, now=now)
    reach = find_customer(ctx.store, contact.customer, office.office.country)
    owner, assignee = _assigned(ctx, contact, named)
    way = way_of(contact, reach)
    plan = Plan(
        contact=contact,
        at=at,
        entered=now,
        reach=reach,
        assignee=assignee,
        owner=owner,
        priority=_priority(contact, office.book),
        owed=(),
        expected_on=_expected_of_case(ctx, contact, office.day(now)),
        provision="",
        way=way,
        told=is_told(contact, way),
        window=_window(contact, office, at),
        message_due=message_owed(office, at).due if contact.outcome is Outcome.MESSAGE else None,
    )
    return plan if plan.kind is None else _with_deadlines(plan, office)


def _expected_of_case(ctx: Context, contact: Contact, today: date) -> date | None:
    """Return when the answer to the case that a contact belongs to is expected.

    Raises `FrontDeskError` (field "expected_on") when the customer would be told a day that has passed.
    """
    if not contact.case:
        return None
    expected_on = contact.expected_on or read_case(ctx.store, contact.case, field="case").expected_on
    if expected_on is not None and contact.outcome in _HANDED_ON:
        check_not_passed(expected_on, today)
    return expected_on


def _instant(contact: Contact, office: Rules, now: datetime) -> datetime:
    """Return when the office received it: mail that lay about counts from the day it came, at noon."""
    at = contact.at or now
    received_on = contact.mail.received_on if contact.mail else None
    if received_on is not None and received_on < office.day(at):
        return datetime.combine(received_on, _NOON, office.timezone)
    return at


def _assigned(ctx: Context, contact: Contact, named: Assignee) -> tuple[Assignee, Assignee]:
    """Return who answers for it and to whom it is given; a callback nobody is named for is one’s own."""
    oneself = staff_assignee(ctx.store, ctx.actor.staff_id) if ctx.actor.staff_id else Assignee()
    if contact.kind is not None and contact.outcome in _HANDED_ON and not named.department:
        raise no_department(named)
    if contact.outcome is Outcome.CALLBACK and named.nobody:
        if oneself.nobody:
            raise FrontDeskError("contact.callback_by_whom", field="person", provision="CSP-002")
        return oneself, oneself
    return (named if named.person else oneself), named


def _priority(contact: Contact, book: PolicyBook) -> Priority | None:
    if contact.kind is None:
        return None
    return contact.priority or book.default_priority(contact.kind)


def _window(contact: Contact, office: Rules, at: datetime) -> tuple[datetime, datetime] | None:
    if contact.outcome is not Outcome.CALLBACK:
        return None
    callback = contact.callback
    start = callback.window_start if callback and callback.window_start else at
    end = callback.window_end if callback else None
    return (start, end or callback_owed(office, start).due)


def _with_deadlines(plan: Plan, office: Rules) -> Plan:
    facts = plan.facts
    found = owed(facts, office.book, office.calendar)
    dated = next((item for kind in _DATED_BY for item in found if item.kind is kind), None)
    if plan.contact.outcome is Outcome.RESOLVED:
        feedback = feedback_after(plan.at, facts, office.book, office.calendar)
        return replace(plan, owed=(*found, feedback) if feedback else found)
    if dated is None:
        return replace(plan, owed=found, expected_on=plan.contact.expected_on)
    usual = office.day_of_due(dated.due)
    chosen = plan.contact.expected_on
    if chosen is None or chosen == usual:
        return replace(plan, owed=found, expected_on=usual, provision=dated.provisions[0])
    return replace(plan, owed=_promised(found, chosen, usual, plan, office), expected_on=chosen)


def _promised(
    found: tuple[Owed, ...], chosen: date, usual: date, plan: Plan, office: Rules
) -> tuple[Owed, ...]:
    """Return what is owed when the answer is promised for an earlier day than the policies ask for."""
    if chosen < office.day(plan.at):
        raise FrontDeskError("contact.expected_in_the_past", field="expected_on", day=chosen)
    if chosen > usual:
        raise FrontDeskError("contact.expected_too_late", field="expected_on", latest=usual)
    if not office.calendar.intervals(chosen):
        raise FrontDeskError("contact.expected_when_closed", field="expected_on", day=chosen)
    due = office.calendar.closing(chosen)
    step = message("explain.promised", day=chosen)
    return tuple(
        replace(item, due=due, explanation=(*item.explanation, step))
        if item.kind is DeadlineKind.RESPOND
        else item
        for item in found
    )


def _facts(contact: Contact, kind: CaseKind, priority: Priority, received: datetime) -> CaseFacts:
    direction = Direction(contact.direction)
    return CaseFacts(kind, contact.channel, priority, received, direction)
