"""What logging a contact would bring, worked out while it is typed; nothing is written."""

from __future__ import annotations

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.message import Message
from frontdesk.services.contact import Contact
from frontdesk.services.context import Context
from frontdesk.services.intake.checks import AT_ONCE, PASSED_ON, unnamed
from frontdesk.services.intake.plan import Plan, make_plan
from frontdesk.services.intake.warnings import warnings_of
from frontdesk.services.rules import rules
from frontdesk.services.views import Preview


def preview(ctx: Context, *, contact: Contact) -> Preview:
    """Return the sentence to say, the expected date and the deadlines that a contact would have.

    While something is still missing there is no sentence, and the warnings say what it is.
    Raises `NotFoundError` when the office has not been set up yet.
    """
    office = rules(ctx)
    language = contact.customer.language or office.language
    try:
        plan = make_plan(ctx, office, contact)
    except FrontDeskError as missing:
        return _nothing_yet(language, missing.message)
    return Preview(
        say=plan.say(contact.reference),
        language=plan.reach.language or office.language,
        expected_on=plan.expected_on,
        provision=plan.provision,
        deadlines=tuple((item.kind, item.due) for item in plan.owed),
        warnings=(*_unnamed(contact, plan), *warnings_of(ctx, office, plan)),
    )


def _unnamed(contact: Contact, plan: Plan) -> tuple[Message, ...]:
    """Say beforehand what would be refused when it is said: the sentence names nobody (POL-10)."""
    spoken = contact.kind is not None and contact.channel in AT_ONCE and contact.outcome in PASSED_ON
    if not spoken or plan.assignee.person:
        return ()
    return (unnamed(plan.assignee.department).message,)


def _nothing_yet(language: str, why: Message) -> Preview:
    return Preview(say=None, language=language, expected_on=None, provision="", deadlines=(), warnings=(why,))
