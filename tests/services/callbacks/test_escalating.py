"""A customer asks for somebody higher: judged first, then the duty manager takes over and calls (CSP-006)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from frontdesk.domain.callbacks import CallbackPurpose, Judgement
from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import DeadlineKind
from frontdesk.services.callbacks.agree import agree_callback
from frontdesk.services.callbacks.entry import CallbackRequest
from frontdesk.services.callbacks.escalating import escalate_to_manager, refuse_escalation
from frontdesk.services.callbacks.lists import callbacks_of_case
from frontdesk.services.callbacks.rules import callback_rules, set_callback_rules
from frontdesk.services.cases.undo import undo_last
from tests.services.contacts import CALL, begin, deadline, view
from tests.services.offices import Desk, local

REQUEST = CallbackRequest(local("2026-11-23 15:00"), local("2026-11-23 16:00"))


def test_csp_006_the_duty_manager_owns_it_and_a_callback_is_promised(desk: Desk) -> None:
    set_callback_rules(desk.ctx, rules=replace(callback_rules(desk.store), manager=desk.ctx.actor.staff_id))
    reference = begin(desk, CALL)
    agreed = escalate_to_manager(
        desk.ctx,
        reference=reference,
        judgement=Judgement.BEYOND,
        reason="Nobody at the counter can refund it.",
        request=REQUEST,
    ).result
    (row,) = callbacks_of_case(desk.ctx, reference=reference)
    assert (row.id, row.person, row.purpose) == (agreed.id, "Ana Lind", CallbackPurpose.ESCALATION)
    assert deadline(desk, reference, DeadlineKind.CALLBACK).provisions == ("CSP-006",)
    assert view(desk, reference).owner == "Ana Lind"
    told = view(desk, reference).timeline[-2:]
    assert [entry.title.id for entry in told] == ["timeline.escalated.beyond", "timeline.callback"]
    assert told[0].detail == "Nobody at the counter can refund it."
    undo_last(desk.ctx, reference=reference)
    assert (view(desk, reference).owner, callbacks_of_case(desk.ctx, reference=reference)) == (
        "Jonas Weber",
        (),
    )


def test_csp_006_a_refusal_is_recorded_with_its_reason(desk: Desk) -> None:
    reference = begin(desk, CALL)
    with pytest.raises(FrontDeskError) as refused:
        refuse_escalation(desk.ctx, reference=reference, reason=" ")
    assert refused.value.field == "reason"
    refuse_escalation(desk.ctx, reference=reference, reason="It is answered tomorrow anyway.")
    entry = view(desk, reference).timeline[-1]
    assert (entry.title.id, entry.detail) == (
        "timeline.escalation_refused",
        "It is answered tomorrow anyway.",
    )
    assert view(desk, reference).owner == "Jonas Weber"


def test_csp_006_without_a_duty_manager_nobody_can_promise_for_one(desk: Desk) -> None:
    reference = begin(desk, CALL)
    with pytest.raises(FrontDeskError) as refused:
        escalate_to_manager(
            desk.ctx,
            reference=reference,
            judgement=Judgement.INSISTS,
            reason="It cannot be paid out here.",
            request=REQUEST,
        )
    assert refused.value.field == "manager"
    assert callbacks_of_case(desk.ctx, reference=reference) == ()


def test_csp_006_no_call_of_the_manager_is_promised_unjudged(desk: Desk) -> None:
    reference = begin(desk, CALL)
    with pytest.raises(FrontDeskError) as refused:
        agree_callback(desk.ctx, request=replace(REQUEST, purpose=CallbackPurpose.ESCALATION), case=reference)
    assert refused.value.field == "purpose"
    with pytest.raises(FrontDeskError) as contradicted:
        escalate_to_manager(
            desk.ctx,
            reference=reference,
            judgement=Judgement.NOT_NEEDED,
            reason="It is answered tomorrow anyway.",
            request=REQUEST,
        )
    assert contradicted.value.field == "judgement"
    assert callbacks_of_case(desk.ctx, reference=reference) == ()
