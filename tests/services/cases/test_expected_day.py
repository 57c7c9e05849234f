"""The day that is named to a customer: one to come, on which the office is open."""

from __future__ import annotations

from datetime import date

import pytest

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import Channel, DeadlineKind, DeadlineState, Outcome, Way
from frontdesk.services.cases.acknowledge import acknowledge, choose_way, sentence_to_say
from frontdesk.services.cases.refer import refer
from frontdesk.services.contact import Contact
from frontdesk.services.correspondence import print_letters, waiting_letters
from frontdesk.services.intake.preview import preview
from tests.services.contacts import CALL, REFERRED_LETTER, begin, deadline, log, said, state, view
from tests.services.offices import Desk

LAST, DAY_AFTER = "2026-12-02 16:59", "2026-12-03 09:00"  # of the seven business days
NEW = date(2026, 12, 8)
ACKNOWLEDGE, RESPOND = DeadlineKind.ACKNOWLEDGE, DeadlineKind.RESPOND


@pytest.fixture
def late(desk: Desk) -> str:
    """Give a case that nobody acknowledged before the day that it would have been told had passed."""
    reference = begin(desk, REFERRED_LETTER)
    desk.at(DAY_AFTER)
    return reference


def test_pol_16_on_the_promised_day_itself_it_is_still_told(desk: Desk) -> None:
    reference = begin(desk, REFERRED_LETTER)
    desk.at(LAST)
    assert "Wednesday, 2 December" in said(desk, sentence_to_say(desk.ctx, reference=reference))
    acknowledge(desk.ctx, reference=reference, way=Way.VERBAL)


@pytest.mark.parametrize("way", [Way.VERBAL, Way.EMAIL])
def test_pol_16_a_day_that_has_passed_is_not_told(desk: Desk, late: str, way: Way) -> None:
    with pytest.raises(FrontDeskError, match=r"^case\.expected_passed") as refused:
        sentence_to_say(desk.ctx, reference=late)
    assert refused.value.field == "expected_on"
    with pytest.raises(FrontDeskError) as refused:
        acknowledge(desk.ctx, reference=late, way=way)
    assert refused.value.field == "expected_on"
    assert state(desk, late, ACKNOWLEDGE) is DeadlineState.OPEN


def test_pol_16_a_new_day_is_told_instead_and_the_old_one_stays_missed(desk: Desk, late: str) -> None:
    assert "Tuesday, 8 December" in said(desk, sentence_to_say(desk.ctx, reference=late, expected_on=NEW))
    acknowledge(desk.ctx, reference=late, way=Way.VERBAL, expected_on=NEW)
    case = view(desk, late)
    assert case.expected_on == NEW
    assert state(desk, late, ACKNOWLEDGE) is DeadlineState.MET
    missed = deadline(desk, late, RESPOND)
    assert (missed.state, missed.due.date()) == (DeadlineState.OPEN, date(2026, 12, 2))
    assert "Tuesday, 8 December" in said(desk, sentence_to_say(desk.ctx, reference=late))


@pytest.mark.parametrize("day", [date(2026, 12, 2), date(2026, 12, 5)])
def test_pol_16_the_new_day_lies_ahead_and_is_no_day_off(desk: Desk, late: str, day: date) -> None:
    for operation in (acknowledge, choose_way):
        with pytest.raises(FrontDeskError) as refused:
            operation(desk.ctx, reference=late, way=Way.LETTER, expected_on=day)
        assert refused.value.field == "expected_on"


def test_pol_10_no_letter_names_a_day_that_has_passed(desk: Desk, late: str) -> None:
    (waiting,) = waiting_letters(desk.ctx)
    assert waiting.missing is not None
    assert waiting.missing.id == "case.expected_passed"
    printed = print_letters(desk.ctx).result
    assert (printed.letters, [refused.name for refused in printed.refused]) == ((), [late])
    choose_way(desk.ctx, reference=late, way=Way.LETTER, expected_on=NEW)
    assert [each.case for each in print_letters(desk.ctx).result.letters] == [late]


def test_pol_24_a_case_is_not_handed_on_with_a_day_that_has_passed(desk: Desk, late: str) -> None:
    with pytest.raises(FrontDeskError) as refused:
        refer(desk.ctx, reference=late, department="Reception")
    assert refused.value.field == "expected_on"
    refer(desk.ctx, reference=late, department="Reception", expected_on=NEW)
    assert view(desk, late).expected_on == NEW


def test_pol_16_a_further_contact_tells_no_day_that_has_passed(desk: Desk, late: str) -> None:
    further = Contact(Channel.CALL, case=late, outcome=Outcome.NONE, said=True, details="Asks again.")
    with pytest.raises(FrontDeskError) as refused:
        log(desk, further)
    assert refused.value.field == "expected_on"
    handed_on = Contact(
        Channel.CALL, case=late, outcome=Outcome.REFERRED, department="Shipping", person="Jonas Weber"
    )
    seen = preview(desk.ctx, contact=handed_on)
    assert (seen.say, seen.warnings[0].id) == (None, "case.expected_passed")
    logged = log(desk, handed_on, expected_on=NEW, details="Asks again.", said=True)
    assert "Tuesday, 8 December" in said(desk, logged.say)
    assert view(desk, late).expected_on == NEW
    assert state(desk, late, ACKNOWLEDGE) is DeadlineState.MET


def test_pol_16_what_was_said_in_time_may_be_entered_later(desk: Desk) -> None:
    received = desk.clock.now()
    desk.at(DAY_AFTER)
    logged = log(desk, CALL, at=received)
    assert "Wednesday, 2 December" in said(desk, logged.say)
