"""The other policies' clocks and rules, carried out on real cases."""

from __future__ import annotations

from dataclasses import replace

import pytest

from frontdesk.domain.errors import ConflictError, FrontDeskError
from frontdesk.domain.kinds import (
    CaseKind,
    CaseStatus,
    Channel,
    DeadlineKind,
    DeadlineState,
    Outcome,
    Priority,
    Way,
)
from frontdesk.services.callbacks.attempts import complete_callback
from frontdesk.services.cases.answer import answer
from frontdesk.services.cases.ending import close_case
from frontdesk.services.cases.feedback import record_feedback
from frontdesk.services.cases.safety import follow_up_safety, report_safety
from frontdesk.services.cases.updates import tell_customer
from frontdesk.services.contact import CallbackEntry
from frontdesk.services.lists.case_filter import CaseFilter
from frontdesk.services.lists.cases import case_ids, case_rows
from frontdesk.services.messages import deliver_message
from frontdesk.services.owed.today import Scope, owed
from tests.services.contacts import CALL, EMAIL, LETTER, begin, deadline, due, log, said, state, view
from tests.services.offices import Desk, local

UPDATE = DeadlineKind.PROGRESS_UPDATE
FIRST_RESPONSE = DeadlineKind.FIRST_RESPONSE
OPEN, MET = DeadlineState.OPEN, DeadlineState.MET
INTERRUPTION = replace(CALL, kind=CaseKind.INTERRUPTION, subject="No pick-up since Monday")
SAFETY = replace(CALL, kind=CaseKind.SAFETY, subject="The plug gets hot")


def test_csp_002_a_callback_is_agreed_and_made(desk: Desk) -> None:
    window = CallbackEntry(local("2026-11-23 14:30"), local("2026-11-23 15:00"))
    reference = begin(desk, CALL, outcome=Outcome.CALLBACK, callback=window)
    promised = deadline(desk, reference, DeadlineKind.CALLBACK)
    assert (promised.due, promised.promised) == (local("2026-11-23 15:00"), True)
    complete_callback(desk.ctx, deadline=promised.id, reached=False)
    assert state(desk, reference, DeadlineKind.CALLBACK) is OPEN
    complete_callback(desk.ctx, deadline=promised.id, reached=True, note="Will be in all day.")
    assert state(desk, reference, DeadlineKind.CALLBACK) is MET
    events = [entry.kind for entry in view(desk, reference).timeline]
    assert events == ["call", "callback", "callback", "callback"]
    with pytest.raises(ConflictError):
        complete_callback(desk.ctx, deadline=promised.id, reached=True)


def test_csp_002_without_a_time_it_is_made_within_one_business_hour(desk: Desk) -> None:
    desk.at("2026-11-23 16:30")
    reference = begin(desk, CALL, outcome=Outcome.CALLBACK, department="", person="")
    promised = deadline(desk, reference, DeadlineKind.CALLBACK)
    assert promised.due == local("2026-11-24 09:30")
    assert [said(desk, step) for step in promised.explanation][1:3] == [
        "closed Mon 23 Nov 17:00 to Tue 24 Nov 09:00",
        "+ 1 business hour",
    ]
    (row,) = [item for item in owed(desk.ctx).items if item.kind is DeadlineKind.CALLBACK]
    assert (row.number, row.owner, row.action) == ("+44 20 7946 0018", "Ana Lind", "call_back")


def test_csp_003_progress_is_told_every_24_hours_until_it_is_over(desk: Desk) -> None:
    friday = desk.at("2026-11-20 16:40")
    reference = begin(desk, INTERRUPTION, at=friday)
    assert due(desk, reference, UPDATE) == local("2026-11-21 16:40")
    told = desk.at("2026-11-21 10:00")
    tell_customer(
        desk.ctx,
        reference=reference,
        wording="A van comes on Monday.",
        told_by=Way.VERBAL,
        pick_up_at="Mon 8:00",
    )
    renewed = deadline(desk, reference, UPDATE)
    assert (renewed.due, renewed.state) == (local("2026-11-22 10:00"), OPEN)
    before = [each for each in view(desk, reference).deadlines if each.kind is UPDATE and each.state is MET]
    assert [each.settled for each in before] == [told]


@pytest.mark.parametrize("wording", ["", "  \n"])
def test_csp_003_an_update_counts_only_with_its_wording(desk: Desk, wording: str) -> None:
    reference = begin(desk, INTERRUPTION)
    with pytest.raises(FrontDeskError) as refused:
        tell_customer(desk.ctx, reference=reference, wording=wording, told_by=Way.VERBAL)
    assert refused.value.field == "wording"
    assert state(desk, reference, UPDATE) is OPEN


def test_csp_003_ends_when_the_interruption_is_closed(desk: Desk) -> None:
    reference = begin(desk, INTERRUPTION)
    answer(desk.ctx, reference=reference, given_by=Way.VERBAL, analysis="Van broken.", resolution="New van.")
    assert state(desk, reference, UPDATE) is OPEN
    close_case(desk.ctx, reference=reference)
    assert state(desk, reference, UPDATE) is DeadlineState.CANCELLED
    assert owed(desk.ctx).items == ()


def test_csp_004_no_complaint_is_closed_without_feedback_or_a_reason(desk: Desk) -> None:
    reference = begin(desk, CALL)
    answer(desk.ctx, reference=reference, given_by=Way.VERBAL, analysis="Lost.", resolution="Sent again.")
    assert view(desk, reference).status is CaseStatus.AWAITING_FEEDBACK
    with pytest.raises(FrontDeskError) as refused:
        close_case(desk.ctx, reference=reference)
    assert refused.value.field == "feedback"
    with pytest.raises(FrontDeskError):
        record_feedback(desk.ctx, reference=reference)
    record_feedback(desk.ctx, reference=reference, feedback="All well now.")
    close_case(desk.ctx, reference=reference)
    assert view(desk, reference).status is CaseStatus.CLOSED


def test_csp_004_a_reason_why_none_could_be_had_is_counted_apart(desk: Desk) -> None:
    reference = begin(desk, CALL, outcome=Outcome.RESOLVED, answer="Sent again.")
    record_feedback(desk.ctx, reference=reference, none_because="Does not want to be called.")
    assert state(desk, reference, DeadlineKind.FEEDBACK) is DeadlineState.EXCUSED
    close_case(desk.ctx, reference=reference)


def test_csp_004_questions_are_closed_without(desk: Desk) -> None:
    reference = begin(desk, CALL, kind=CaseKind.QUESTION)
    answer(desk.ctx, reference=reference, given_by=Way.VERBAL, analysis="Asked.", resolution="Hall 4.")
    close_case(desk.ctx, reference=reference)
    assert view(desk, reference).status is CaseStatus.CLOSED


@pytest.mark.parametrize(
    ("provision", "priority", "first_response", "resolve"),
    [
        ("STD-06", Priority.P1, "2026-11-20 16:55", "2026-11-20 20:40"),
        ("STD-07", Priority.P2, "2026-11-23 09:40", "2026-11-23 16:40"),
        ("STD-08", Priority.P3, "2026-11-23 12:40", "2026-11-23 17:00"),
        ("STD-09", Priority.P4, "2026-11-23 17:00", "2026-11-27 17:00"),
    ],
)
def test_std_06_to_09_first_response_and_resolution_by_priority(
    desk: Desk, provision: str, priority: Priority, first_response: str, resolve: str
) -> None:
    desk.at("2026-11-20 16:40")
    call = replace(CALL, said=False, priority=priority)
    reference = begin(desk, call)
    responded = deadline(desk, reference, FIRST_RESPONSE)
    assert (responded.due, responded.provisions[0]) == (local(first_response), provision)
    assert due(desk, reference, DeadlineKind.RESOLVE) == local(resolve)


def test_std_05_a_letter_gets_its_first_response_within_8_business_hours(desk: Desk) -> None:
    reference = begin(
        desk, LETTER, kind=CaseKind.QUESTION, at=local("2026-11-20 16:40"), priority=Priority.P4
    )
    responded = deadline(desk, reference, FIRST_RESPONSE)
    assert responded.due == local("2026-11-23 16:40")
    assert responded.provisions[0] == "STD-05"


@pytest.mark.parametrize(
    ("channel", "provision", "expected"),
    [(Channel.EMAIL, "PRO-1.2b", "2026-11-23 11:30"), (Channel.SOCIAL, "STD-04", "2026-11-23 10:30")],
)
def test_pro_1_2_first_response_by_channel(
    desk: Desk, channel: Channel, provision: str, expected: str
) -> None:
    reference = begin(desk, EMAIL, channel=channel)
    responded = deadline(desk, reference, FIRST_RESPONSE)
    assert responded.due == local(expected)
    assert provision in responded.provisions


def test_pro_1_3_that_the_customer_understood_is_written_down(desk: Desk) -> None:
    logged = log(desk, CALL)
    row = desk.store.database.execute_sql(
        f"SELECT said, understood, sentence FROM interactions WHERE id = {logged.interaction}"
    ).fetchone()
    assert [bool(row[0]), bool(row[1])] == [True, True]
    assert row[2] == said(desk, logged.say)


def test_pro_8_1_product_safety_is_told_within_one_hour_day_and_night(desk: Desk) -> None:
    desk.at("2026-11-20 16:40")
    logged = log(desk, SAFETY)
    assert logged.case is not None
    assert said(desk, logged.say).startswith(
        "Thank you for telling us at once, Ngozi Okafor. Please keep away"
    )
    assert due(desk, logged.case, DeadlineKind.SAFETY_REPORT) == local("2026-11-20 17:40")
    assert due(desk, logged.case, DeadlineKind.SAFETY_FOLLOW_UP) == local("2026-11-21 16:40")
    report_safety(desk.ctx, reference=logged.case, to="Product safety, Mrs Kern")
    assert state(desk, logged.case, DeadlineKind.SAFETY_REPORT) is MET


def test_pro_8_1_a_safety_incident_stands_at_the_top_of_every_board_until_it_is_dealt_with(
    desk: Desk,
) -> None:
    """Today of everybody, of another department and of another person, whole and its beginning; all cases."""
    desk.at("2026-11-20 10:00")
    late = begin(desk, CALL, said=False)
    desk.at("2026-11-23 09:30")
    incident = begin(desk, SAFETY)
    letter = begin(desk, LETTER)
    jonas = replace(desk.ctx, actor=replace(desk.ctx.actor, name="Jonas Weber", staff_id=2))
    for context in (desk.ctx, jonas):
        for scope in Scope:
            for limit in (None, 3):
                found = owed(context, scope=scope, limit=limit)
                assert {item.case for item in found.items[:2]} == {incident}
                assert [item.on_top for item in found.items[:2]] == [True, True]
                assert found.total == len(owed(context, scope=scope).items)
                assert found.counts == owed(context, scope=scope).counts
    items = owed(desk.ctx).items
    others = [item for item in items if not item.on_top]
    assert {item.case for item in others} == {late, letter}
    assert [item.due for item in others] == sorted(item.due for item in others)
    assert listed(desk) == [incident, letter, late]
    report_safety(desk.ctx, reference=incident, to="Product safety")
    follow_up_safety(desk.ctx, reference=incident, outcome="She is safe.")
    assert owed(desk.ctx).items[0].on_top
    answer(desk.ctx, reference=incident, given_by=Way.VERBAL, analysis="A bad plug.", resolution="Replaced.")
    close_case(desk.ctx, reference=incident)
    assert not any(item.on_top for item in owed(desk.ctx).items)
    assert listed(desk) == [letter, incident, late]


def listed(desk: Desk) -> list[str]:
    """Return the cases as their list shows them when nobody asked for another order."""
    return [row.reference for row in case_rows(desk.ctx, case_ids(desk.ctx, CaseFilter()))]


def test_pro_8_1_a_safety_case_is_not_closed_before_it_is_reported_and_followed_up(desk: Desk) -> None:
    reference = begin(desk, SAFETY, outcome=Outcome.RESOLVED, answer="Told to pull the plug.")
    with pytest.raises(ConflictError):
        close_case(desk.ctx, reference=reference)
    report_safety(desk.ctx, reference=reference, to="Product safety")
    with pytest.raises(ConflictError):
        close_case(desk.ctx, reference=reference)
    follow_up_safety(desk.ctx, reference=reference, outcome="Safe; plug removed.")
    close_case(desk.ctx, reference=reference)


def test_pol_03_a_message_reaches_the_colleague_within_one_business_day(desk: Desk) -> None:
    message = replace(CALL, kind=None, outcome=Outcome.MESSAGE, details="Please bring the samples.")
    logged = log(desk, message)
    assert logged.case is None
    (row,) = owed(desk.ctx).items
    assert (row.due, row.owner, row.action) == (local("2026-11-24 17:00"), "Jonas Weber", "deliver_message")
    deliver_message(desk.ctx, deadline=row.deadline_id)
    assert owed(desk.ctx).items == ()
