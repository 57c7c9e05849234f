"""Writing a contact down: one transaction, durable when it returns."""

from __future__ import annotations

from frontdesk.domain.kinds import Outcome
from frontdesk.services.changes import Area, Changes, Done
from frontdesk.services.contact import Contact
from frontdesk.services.context import Context
from frontdesk.services.intake.continuing import continue_case, take_up_case
from frontdesk.services.intake.plan import Plan, make_plan
from frontdesk.services.intake.scans import keep_scans
from frontdesk.services.intake.warnings import warnings_of
from frontdesk.services.intake.write_case import begin_case
from frontdesk.services.intake.write_contact import write_contact
from frontdesk.services.intake.write_promises import write_promises
from frontdesk.services.intake.writing import Writing
from frontdesk.services.rules import rules
from frontdesk.services.views import Logged


def log_contact(ctx: Context, *, contact: Contact) -> Done[Logged]:
    """Write a contact down with all that follows: who it was, the case, and what is owed for it.

    Whoever is named and unknown is added: customers at once, departments and people marked unconfirmed.
    Raises `FrontDeskError` with the field at fault; nothing has been written then.
    """
    office = rules(ctx)
    with ctx.store.transaction():
        plan = make_plan(ctx, office, contact)
        writing = Writing.begun(ctx, office, plan)
        if plan.kind is not None:
            begin_case(writing)
        elif plan.contact.case:
            take_up_case(writing)
        write_contact(writing)
        write_promises(writing)
        writing.tell()
        keep_scans(writing)
        if plan.contact.case:
            continue_case(writing)
        return Done(_logged(writing), _changes(writing))


def _logged(writing: Writing) -> Logged:
    reference = writing.reference
    return Logged(
        interaction=writing.interaction,
        case=reference or None,
        deadlines=writing.deadline_views(),
        say=writing.plan.say(reference),
        customer=writing.customer,
        warnings=warnings_of(writing.ctx, writing.office, writing.plan),
    )


def _changes(writing: Writing) -> Changes:
    plan: Plan = writing.plan
    areas = {Area.CONTACTS}
    if writing.case is not None:
        areas |= {Area.CASES, Area.DEADLINES}
    if plan.contact.outcome in (Outcome.CALLBACK, Outcome.MESSAGE):
        areas.add(Area.DEADLINES)
    if plan.contact.visit is not None:
        areas.add(Area.VISITS)
    if writing.new_customer:
        areas.add(Area.CUSTOMERS)
    if writing.corresponds:
        areas.add(Area.CORRESPONDENCE)
    if writing.new_assignee:
        areas.add(Area.OFFICE)
    return Changes(
        frozenset(areas),
        frozenset({writing.reference} if writing.reference else ()),
        frozenset({writing.customer} if writing.customer else ()),
    )
