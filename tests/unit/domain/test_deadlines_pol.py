"""The office's promise, by the figures of the policy files; every instant is worked out by hand."""

from __future__ import annotations

import pytest

from frontdesk.domain.kinds import CaseKind, Channel, DeadlineKind, Direction
from tests.unit.domain.cases import all_owed, facts
from tests.unit.domain.offices import WITH_LUNCH, at, closed, office

PROMISED = (CaseKind.COMPLAINT, CaseKind.QUESTION, CaseKind.REQUEST)
WRITTEN = (Channel.MAIL, Channel.EMAIL)
FRIDAY_EVENING = "2026-01-02 16:40"


@pytest.mark.parametrize("kind", PROMISED)
@pytest.mark.parametrize("channel", Channel)
def test_pol_09_acknowledge_within_one_business_day(kind: CaseKind, channel: Channel) -> None:
    acknowledge = all_owed(facts(kind, channel, FRIDAY_EVENING))[DeadlineKind.ACKNOWLEDGE]
    assert acknowledge.due == at("2026-01-05 17:00")
    assert acknowledge.provisions[0] == "POL-09"
    assert acknowledge.promise


@pytest.mark.parametrize("received", ["2026-01-03 11:00", "2026-01-04 23:59"])
def test_pol_09_what_comes_at_the_weekend_is_acknowledged_on_monday(received: str) -> None:
    case = facts(CaseKind.QUESTION, Channel.SOCIAL, received)
    assert all_owed(case)[DeadlineKind.ACKNOWLEDGE].due == at("2026-01-05 17:00")


def test_pol_09_an_office_with_a_half_day_acknowledges_by_its_end() -> None:
    case = facts(CaseKind.COMPLAINT, Channel.CALL, FRIDAY_EVENING)
    owed = all_owed(case, calendar=office(WITH_LUNCH))
    assert owed[DeadlineKind.ACKNOWLEDGE].due == at("2026-01-03 13:00")


def test_pol_09_waits_for_the_end_of_a_closure() -> None:
    calendar = office("mon-fri 9-17", closed("2026-01-05", "2026-01-09", "stocktaking"))
    case = facts(CaseKind.COMPLAINT, Channel.CALL, FRIDAY_EVENING)
    assert all_owed(case, calendar=calendar)[DeadlineKind.ACKNOWLEDGE].due == at("2026-01-12 17:00")


@pytest.mark.parametrize("kind", PROMISED)
@pytest.mark.parametrize("channel", Channel)
def test_pol_15_respond_within_seven_business_days(kind: CaseKind, channel: Channel) -> None:
    case = facts(kind, channel, FRIDAY_EVENING)
    respond = all_owed(case)[DeadlineKind.RESPOND]
    assert respond.due == at("2026-01-13 17:00")
    assert respond.provisions == ("POL-15",)
    assert respond.promise


def test_pol_15_over_christmas_and_the_new_year() -> None:
    holidays = {"2026-12-25": "Christmas Day", "2027-01-01": "New Year's Day"}
    case = facts(CaseKind.REQUEST, Channel.VISIT, "2026-12-22 10:00")
    respond = all_owed(case, calendar=office(holidays=holidays))[DeadlineKind.RESPOND]
    assert respond.due == at("2027-01-04 17:00")


@pytest.mark.parametrize("channel", WRITTEN)
def test_pol_22_letters_and_emails_are_acknowledged_within_one_business_day(channel: Channel) -> None:
    question = all_owed(facts(CaseKind.QUESTION, channel, FRIDAY_EVENING))[DeadlineKind.ACKNOWLEDGE]
    interruption = all_owed(facts(CaseKind.INTERRUPTION, channel, FRIDAY_EVENING))[DeadlineKind.ACKNOWLEDGE]
    assert question.due == interruption.due == at("2026-01-05 17:00")
    assert question.provisions == ("POL-09", "POL-22")
    assert interruption.provisions == ("POL-22",)
    assert interruption.promise


@pytest.mark.parametrize("channel", WRITTEN)
def test_pol_24_letters_and_emails_are_forwarded_within_the_first_business_day(channel: Channel) -> None:
    forward = all_owed(facts(CaseKind.REQUEST, channel, FRIDAY_EVENING))[DeadlineKind.FORWARD]
    assert forward.due == at("2026-01-05 17:00")
    assert forward.provisions == ("POL-24",)
    assert forward.promise


@pytest.mark.parametrize("channel", sorted(set(Channel) - set(WRITTEN)))
def test_pol_24_nothing_else_is_forwarded_on_paper(channel: Channel) -> None:
    assert DeadlineKind.FORWARD not in all_owed(facts(CaseKind.REQUEST, channel, FRIDAY_EVENING))


def test_pol_24_a_letter_that_the_office_wrote_is_not_forwarded() -> None:
    case = facts(CaseKind.COMPLAINT, Channel.MAIL, FRIDAY_EVENING, direction=Direction.OUTBOUND)
    assert DeadlineKind.FORWARD not in all_owed(case)
    assert all_owed(case)[DeadlineKind.ACKNOWLEDGE].provisions == ("POL-09",)


@pytest.mark.parametrize("kind", [CaseKind.INTERRUPTION, CaseKind.SAFETY])
def test_pol_09_and_pol_15_speak_of_complaints_questions_and_requests_only(kind: CaseKind) -> None:
    owed = all_owed(facts(kind, Channel.CALL, FRIDAY_EVENING))
    assert not {DeadlineKind.ACKNOWLEDGE, DeadlineKind.RESPOND} & owed.keys()
