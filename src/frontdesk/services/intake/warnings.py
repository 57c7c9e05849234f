"""What is worth a second look before a contact is saved: nothing here refuses anything."""

from __future__ import annotations

from frontdesk.domain.kinds import CaseStatus
from frontdesk.domain.message import Message, message
from frontdesk.services.context import Context
from frontdesk.services.intake.plan import Plan
from frontdesk.services.rules import Rules
from frontdesk.services.staff.assignee_warnings import about_assignee
from frontdesk.store.folding import fold
from frontdesk.store.models import Case

_ENDED = [status.value for status in CaseStatus if status.ended]
_MOST_COMPARED = 20
_LEAST_WORDS = 3  # letters: shorter words say little


def warnings_of(ctx: Context, office: Rules, plan: Plan) -> tuple[Message, ...]:
    """Return the warnings: who is promised is away; a name is new; the same case is open already."""
    whom = about_assignee(plan.assignee, office.day(plan.entered), plan.expected_on)
    found = (*whom, _similar_case(ctx, plan), _unreachable(plan))
    return tuple(warning for warning in found if warning is not None)


def _similar_case(ctx: Context, plan: Plan) -> Message | None:
    """Return a warning when the customer has an open case of the same kind or about the same words."""
    if plan.reach.id is None or plan.kind is None:
        return None
    query = (
        Case.select(Case.reference, Case.subject, Case.kind)
        .where(Case.customer == plan.reach.id, Case.status.not_in(_ENDED))
        .order_by(Case.received.desc())
        .limit(_MOST_COMPARED)
    )
    words = _telling(plan.contact.subject)
    for reference, subject, kind in ctx.store.rows(query):
        if kind == plan.kind and (not words or words & _telling(subject)):
            return message("contact.similar_case", reference=reference, subject=subject)
    return None


def _telling(subject: str) -> frozenset[str]:
    return frozenset(word for word in fold(subject) if len(word) > _LEAST_WORDS)


def _unreachable(plan: Plan) -> Message | None:
    """Return a warning when an answer is owed and there is no way to give it."""
    reach = plan.reach
    if plan.kind is None or not plan.owed or reach.has_phone or reach.has_email or reach.has_address:
        return None
    return message("contact.unreachable") if not plan.number else None
