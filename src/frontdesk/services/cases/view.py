"""One case with everything about it, as its page and `frontdesk case` show it."""

from __future__ import annotations

from frontdesk.domain.correspondence import WAITING
from frontdesk.domain.kinds import Settles
from frontdesk.services.attachments import documents_of
from frontdesk.services.cases.actions import actions
from frontdesk.services.cases.naming import is_with_a_department_alone
from frontdesk.services.cases.record import CaseRecord, read_case
from frontdesk.services.cases.timeline import timeline
from frontdesk.services.cases.undo import can_undo
from frontdesk.services.context import Context
from frontdesk.services.owed.deadline_rows import deadline_views
from frontdesk.services.owed.next_action import Post, Stand, posts_of
from frontdesk.services.staff.assignees import department_assignee, staff_assignee
from frontdesk.services.suggestions.record import shown_title
from frontdesk.services.views import CaseView, DeadlineView, LinkedSuggestion
from frontdesk.store.models import Case, CaseLink, Correspondence, Customer, Suggestion, SuggestionCase
from frontdesk.store.store import Store


def case_view(ctx: Context, *, reference: str) -> CaseView:
    """Return a case with its timeline, deadlines and documents.

    Raises `NotFoundError` when there is none, `FrontDeskError` for a misheard reference (field "reference").
    """
    store = ctx.store
    case = read_case(store, reference)
    deadlines = deadline_views(store, case.id)
    owner = staff_assignee(store, case.owner).person if case.owner else ""
    department = department_assignee(store, case.department).department if case.department else ""
    end_reason, joined_into = _ending(store, case.id)
    return CaseView(
        id=case.id,
        reference=case.reference,
        kind=case.kind,
        priority=case.priority,
        status=case.status,
        channel=case.channel,
        subject=case.subject,
        topic=case.topic,
        customer=case.customer,
        customer_name=_customer_name(store, case.customer),
        owner=owner,
        department=department,
        received=case.received,
        expected_on=case.expected_on,
        waiting_reason=case.waiting_reason,
        ended=case.ended,
        end_reason=end_reason,
        feedback=case.feedback,
        joined_into=joined_into,
        linked=_linked(store, case.id),
        imported=case.imported,
        version=case.version,
        deadlines=deadlines,
        timeline=timeline(store, case.id, deadlines, ctx.clock.now()),
        documents=documents_of(ctx, case=case.id),
        actions=_actions(store, case, deadlines, named=_is_named(store, case)),
        suggestions=_suggestions(store, case.id),
    )


def _actions(
    store: Store, case: CaseRecord, deadlines: tuple[DeadlineView, ...], *, named: bool
) -> tuple[str, ...]:
    stand = Stand(status=case.status, named=named, posts=_posts(store, case.id))
    found = actions(case.status, case.kind, deadlines, stand, feedback=bool(case.feedback))
    return (*found, "undo") if can_undo(store, case.id) else found


def _is_named(store: Store, case: CaseRecord) -> bool:
    """Whether there is a person to name and a date to promise (POL-10)."""
    known = case.owner is not None and case.expected_on is not None
    return known and not is_with_a_department_alone(store, case)


def _posts(store: Store, case: int) -> dict[Settles, Post]:
    """Return the letters of a case that still wait to be written, printed or posted."""
    query = Correspondence.select(Correspondence.settles, Correspondence.way, Correspondence.state).where(
        Correspondence.case == case, Correspondence.state.in_([state.value for state in sorted(WAITING)])
    )
    return posts_of((row[0], row[1], row[2]) for row in store.rows(query.order_by(Correspondence.id)))


def _customer_name(store: Store, customer: int | None) -> str:
    if customer is None:
        return ""
    row = store.one(Customer.select(Customer.name, Customer.organisation).where(Customer.id == customer))
    return (row[0] or row[1]) if row else ""


def _ending(store: Store, case: int) -> tuple[str, str]:
    """Return the reason why a case ended, and the reference of the case that it was joined to."""
    other = Case.alias()
    query = (
        Case.select(Case.end_reason, other.reference)
        .left_outer_join(other, on=(Case.joined_into == other.id))
        .where(Case.id == case)
    )
    row = store.one(query)
    return (row[0], row[1] or "") if row else ("", "")


def _linked(store: Store, case: int) -> tuple[str, ...]:
    """Return the references of the cases that belong together with this one."""
    pairs = store.rows(
        CaseLink.select(CaseLink.first, CaseLink.second).where(
            (CaseLink.first == case) | (CaseLink.second == case)
        )
    )
    others = [second if first == case else first for first, second in pairs]
    query = Case.select(Case.reference).where(Case.id.in_(others)).order_by(Case.reference)
    return tuple(reference for (reference,) in store.rows(query)) if others else ()


def _suggestions(store: Store, case: int) -> tuple[LinkedSuggestion, ...]:
    """Return the entries of the suggestion book that are linked to a case."""
    query = (
        Suggestion.select(Suggestion.reference, Suggestion.title, Suggestion.text)
        .join(SuggestionCase, on=(SuggestionCase.suggestion == Suggestion.id))
        .where(SuggestionCase.case == case)
        .order_by(Suggestion.reference)
    )
    found = store.rows(query)
    return tuple(LinkedSuggestion(reference, shown_title(title, text)) for reference, title, text in found)
