"""A customer asks for somebody higher: judged first, then the duty manager takes over and calls (CSP-006)."""

from __future__ import annotations

from dataclasses import replace

from frontdesk.domain.callbacks import CallbackPurpose, Judgement
from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.message import message
from frontdesk.services.callbacks.agree import definite, promise, say_agreed
from frontdesk.services.callbacks.change import CallbackChange, beginning
from frontdesk.services.callbacks.entry import CallbackRequest
from frontdesk.services.callbacks.preview import CallbackPreview, preview_callback
from frontdesk.services.callbacks.record import read_callback
from frontdesk.services.callbacks.rules import callback_rules
from frontdesk.services.callbacks.views import Agreed
from frontdesk.services.cases.change import CaseChange
from frontdesk.services.cases.letters import letters_follow
from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.customers.page import language_of
from frontdesk.services.staff.assignees import Assignee, staff_assignee
from frontdesk.services.texts import required

_PROVISION = "CSP-006"


def refuse_escalation(ctx: Context, *, reference: str, reason: str, version: int | None = None) -> Done[None]:
    """Record that a customer asked for somebody higher, and why that was not called for.

    Raises `FrontDeskError` (field "reason") without a reason, `NotFoundError` and `ConflictError`.
    """
    why = required(reason, "reason")
    with beginning(ctx, reference, None, None, version) as change:
        title = message("timeline.escalation_refused")
        _case(change).tell(
            "case.escalation_refused", title, icon="note", detail=why, judgement=Judgement.NOT_NEEDED.value
        )
    return change.done(None)


def preview_escalation(
    ctx: Context, *, request: CallbackRequest, customer: int | None = None
) -> CallbackPreview:
    """Return how the duty manager's call would be promised. Raises like `escalate_to_manager`."""
    return preview_callback(ctx, request=_asked(request, _manager(ctx)), customer=customer)


def escalate_to_manager(
    ctx: Context,
    *,
    reference: str,
    judgement: Judgement,
    reason: str,
    request: CallbackRequest,
    version: int | None = None,
) -> Done[Agreed]:
    """Give a case to the duty manager, who promises the customer a callback; the judgement is recorded.

    Raises `FrontDeskError` with the field at fault: "judgement", "reason", those of a request, and "manager"
    as long as the office has named no duty manager; `NotFoundError` and `ConflictError`.
    """
    why = required(reason, "reason")
    if judgement is Judgement.NOT_NEEDED:
        raise FrontDeskError("callback.judge_first", field="judgement", provision=_PROVISION)
    with beginning(ctx, reference, None, None, version) as change:
        case, manager = _case(change), _manager(ctx)
        asked = _asked(request, manager)
        made = definite(ctx, change.office, asked, change.customer, case.case.subject)
        case.set(owner=manager.staff_id)
        letters_follow(case)
        title = message(f"timeline.escalated.{judgement}", who=manager.who)
        case.tell("case.escalated", title, icon="refer", detail=why, judgement=judgement.value)
        deadline, id_ = promise(change, made.request, made.window, manager, made.number)
        agreed = message("timeline.callback", who=manager.who, at=made.window[1])
        change.tell(read_callback(ctx.store, id_), "callback.agreed", agreed, detail=made.request.about)
    own = manager.staff_id == ctx.actor.staff_id
    say = say_agreed(manager, made.window, made.number, own=own)
    language = made.request.language or language_of(ctx, change.customer)
    return change.done(Agreed(id_, deadline, say, language, made.request.timezone, made.warnings))


def _asked(request: CallbackRequest, manager: Assignee) -> CallbackRequest:
    return replace(
        request, person=manager.person, department=manager.department, purpose=CallbackPurpose.ESCALATION
    )


def _case(change: CallbackChange) -> CaseChange:
    if change.case is None:
        raise FrontDeskError("text.missing", field="reference")
    return change.case


def _manager(ctx: Context) -> Assignee:
    """Return the duty manager, once the office has named one."""
    named = callback_rules(ctx.store).manager
    if named is None:
        raise FrontDeskError("callback.no_manager", field="manager", provision=_PROVISION)
    return staff_assignee(ctx.store, named)
