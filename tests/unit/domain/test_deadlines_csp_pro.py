"""Interruptions, safety incidents and feedback."""

from __future__ import annotations

import pytest

from frontdesk.domain.deadlines import feedback_after, progress_update_after
from frontdesk.domain.kinds import CaseKind, Channel, DeadlineKind
from frontdesk.domain.message import message
from frontdesk.domain.policy_changes import PolicyChanges
from tests.unit.domain.cases import NINE_TO_FIVE_OFFICE, all_owed, facts
from tests.unit.domain.offices import at, policies

BEFORE_THE_CHANGE = "2026-03-07 16:30"
INTERRUPTION = facts(CaseKind.INTERRUPTION, Channel.CALL, BEFORE_THE_CHANGE)
COMPLAINT = facts(CaseKind.COMPLAINT, Channel.CALL, "2026-01-02 16:40")


def test_csp_003_progress_within_24_hours_day_and_night() -> None:
    """The clocks go forward that night: 24 hours later they show an hour more."""
    update = all_owed(INTERRUPTION)[DeadlineKind.PROGRESS_UPDATE]
    assert update.due == at("2026-03-08 17:30")
    assert update.provisions == ("CSP-003",)
    assert update.renews
    assert update.promise


def test_csp_003_renews_itself_from_each_update() -> None:
    told = at("2026-03-10 09:00")
    update = progress_update_after(told, INTERRUPTION, policies(), NINE_TO_FIVE_OFFICE)
    assert update is not None
    assert update.due == at("2026-03-11 09:00")
    assert update.explanation[0].id == "explain.told"


def test_csp_003_is_owed_for_interruptions_only() -> None:
    told = at("2026-01-05 09:00")
    assert progress_update_after(told, COMPLAINT, policies(), NINE_TO_FIVE_OFFICE) is None
    assert DeadlineKind.PROGRESS_UPDATE not in all_owed(COMPLAINT)


def test_csp_004_feedback_five_business_days_after_the_answer_is_the_office_s_own_practice() -> None:
    feedback = feedback_after(at("2026-01-08 11:00"), COMPLAINT, policies(), NINE_TO_FIVE_OFFICE)
    assert feedback is not None
    assert feedback.due == at("2026-01-15 17:00")
    assert feedback.provisions == ("CSP-004",)
    assert feedback.explanation[0].id == "explain.answered_day_zero"
    said = feedback.explanation[-1].params["provision"]
    assert said == message("explain.office_practice", provision="CSP-004")
    assert DeadlineKind.FEEDBACK not in all_owed(COMPLAINT)


def test_csp_004_feedback_is_asked_for_after_complaints_only() -> None:
    assert feedback_after(at("2026-01-08 11:00"), INTERRUPTION, policies(), NINE_TO_FIVE_OFFICE) is None


def test_pro_8_1_product_safety_knows_within_an_hour_day_and_night() -> None:
    owed = all_owed(facts(CaseKind.SAFETY, Channel.VISIT, "2026-01-02 16:40"))
    assert owed[DeadlineKind.SAFETY_REPORT].due == at("2026-01-02 17:40")
    assert owed[DeadlineKind.SAFETY_REPORT].provisions == ("PRO-8.1",)


def test_pro_8_1_the_customer_is_asked_again_within_24_hours() -> None:
    owed = all_owed(facts(CaseKind.SAFETY, Channel.VISIT, "2026-01-02 16:40"))
    assert owed[DeadlineKind.SAFETY_FOLLOW_UP].due == at("2026-01-03 16:40")


@pytest.mark.parametrize("kind", sorted(set(CaseKind) - {CaseKind.SAFETY}))
def test_pro_8_1_is_owed_for_safety_incidents_only(kind: CaseKind) -> None:
    owed = all_owed(facts(kind, Channel.VISIT, "2026-01-02 16:40"))
    assert not {DeadlineKind.SAFETY_REPORT, DeadlineKind.SAFETY_FOLLOW_UP} & owed.keys()


def test_a_document_switched_off_sets_no_deadline() -> None:
    off = policies().with_overrides(PolicyChanges(switched_off=frozenset({"CSP"})))
    assert DeadlineKind.PROGRESS_UPDATE not in all_owed(INTERRUPTION, off)
    assert progress_update_after(at("2026-01-05 09:00"), INTERRUPTION, off, NINE_TO_FIVE_OFFICE) is None
    assert feedback_after(at("2026-01-05 09:00"), COMPLAINT, off, NINE_TO_FIVE_OFFICE) is None
