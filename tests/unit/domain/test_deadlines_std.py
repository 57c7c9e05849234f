"""Service targets by channel and priority; received on Monday, 5 January 2026, at ten."""

from __future__ import annotations

import pytest

from frontdesk.domain.deadlines import measured_target
from frontdesk.domain.kinds import CaseKind, Channel, DeadlineKind, Direction, Priority
from frontdesk.domain.policy_changes import PolicyChanges
from tests.unit.domain.cases import all_owed, facts
from tests.unit.domain.offices import at, policies

FIRST, RESOLVE = DeadlineKind.FIRST_RESPONSE, DeadlineKind.RESOLVE
MONDAY = "2026-01-05 10:00"
TICKETS = (Channel.VISIT, Channel.MAIL, Channel.WEB, Channel.FAX, Channel.REFERRAL)


def test_std_01_a_call_is_measured_and_no_countdown() -> None:
    only_std = policies().with_overrides(PolicyChanges(switched_off=frozenset({"PRO"})))
    measured = measured_target(Channel.CALL, only_std)
    assert measured is not None
    assert (measured.seconds, measured.rings, measured.provisions) == (30, None, ("STD-01",))
    owed = all_owed(facts(CaseKind.REQUEST, Channel.CALL, MONDAY))
    assert owed[FIRST].provisions == ("STD-09",)
    assert owed[FIRST].due == at("2026-01-06 17:00")


def test_pro_1_2a_a_call_is_taken_after_20_seconds_or_three_rings() -> None:
    measured = measured_target(Channel.CALL, policies())
    assert measured is not None
    assert (measured.seconds, measured.rings) == (20, 3)
    assert measured.provisions == ("PRO-1.2a", "STD-01")


def test_std_02_email_when_the_procedures_are_switched_off() -> None:
    only_std = policies().with_overrides(PolicyChanges(switched_off=frozenset({"PRO"})))
    owed = all_owed(facts(CaseKind.REQUEST, Channel.EMAIL, MONDAY), only_std)
    assert owed[FIRST].due == at("2026-01-05 14:00")
    assert owed[FIRST].provisions == ("STD-02", "STD-09")
    assert owed[RESOLVE].due == at("2026-01-06 17:00")
    assert owed[RESOLVE].provisions == ("STD-02", "STD-09")


def test_pro_1_2b_email_is_answered_within_two_business_hours() -> None:
    first = all_owed(facts(CaseKind.REQUEST, Channel.EMAIL, MONDAY))[FIRST]
    assert first.due == at("2026-01-05 12:00")
    assert first.provisions == ("PRO-1.2b", "STD-02", "STD-09")
    assert not first.promise


def test_std_03_and_pro_1_2c_chat() -> None:
    measured = measured_target(Channel.CHAT, policies())
    assert measured is not None
    assert (measured.seconds, measured.rings) == (30, None)
    assert measured.provisions == ("PRO-1.2c", "STD-03")
    only_std = policies().with_overrides(PolicyChanges(switched_off=frozenset({"PRO"})))
    by_std = measured_target(Channel.CHAT, only_std)
    assert by_std is not None
    assert by_std.seconds == 60


def test_std_04_social_media() -> None:
    owed = all_owed(facts(CaseKind.REQUEST, Channel.SOCIAL, MONDAY))
    assert owed[FIRST].due == at("2026-01-05 11:00")
    assert owed[FIRST].provisions == ("STD-04", "PRO-1.2d", "STD-09")
    assert owed[RESOLVE].due == at("2026-01-05 14:00")
    assert owed[RESOLVE].provisions == ("STD-04", "STD-09")


def test_pro_1_2d_wins_where_the_office_puts_the_procedures_first() -> None:
    order = PolicyChanges(precedence=("PRO", "POL", "STD", "CSP", "GEN"))
    first = all_owed(facts(CaseKind.REQUEST, Channel.SOCIAL, MONDAY), policies().with_overrides(order))[FIRST]
    assert first.due == at("2026-01-05 11:00")
    assert first.provisions == ("PRO-1.2d", "STD-04", "STD-09")


@pytest.mark.parametrize("channel", TICKETS)
def test_std_05_ticket(channel: Channel) -> None:
    owed = all_owed(facts(CaseKind.REQUEST, channel, MONDAY))
    assert owed[FIRST].due == at("2026-01-06 10:00")
    assert owed[FIRST].provisions == ("STD-05", "STD-09")
    assert owed[RESOLVE].provisions == ("STD-09",)


@pytest.mark.parametrize(
    ("priority", "provision", "first", "resolve"),
    [
        (Priority.P1, "STD-06", "2026-01-05 10:15", "2026-01-05 14:00"),
        (Priority.P2, "STD-07", "2026-01-05 11:00", "2026-01-06 10:00"),
        (Priority.P3, "STD-08", "2026-01-05 14:00", "2026-01-06 17:00"),
        (Priority.P4, "STD-09", "2026-01-06 17:00", "2026-01-12 17:00"),
    ],
)
def test_std_06_std_07_std_08_std_09_by_priority(
    priority: Priority, provision: str, first: str, resolve: str
) -> None:
    owed = all_owed(facts(CaseKind.REQUEST, Channel.OTHER, MONDAY, priority))
    assert (owed[FIRST].due, owed[RESOLVE].due) == (at(first), at(resolve))
    assert owed[FIRST].provisions == owed[RESOLVE].provisions == (provision,)


def test_std_06_runs_day_and_night() -> None:
    owed = all_owed(facts(CaseKind.INTERRUPTION, Channel.CALL, "2026-01-02 22:00"))
    assert owed[FIRST].due == at("2026-01-02 22:15")
    assert owed[RESOLVE].due == at("2026-01-03 02:00")


@pytest.mark.parametrize(
    ("alone", "channel", "priority", "kind", "due"),
    [
        ("STD", Channel.EMAIL, Priority.P4, FIRST, "2026-01-05 12:30"),
        ("PRO", Channel.EMAIL, Priority.P4, FIRST, "2026-01-05 10:30"),
        ("STD", Channel.SOCIAL, Priority.P4, FIRST, "2026-01-05 09:30"),
        ("PRO", Channel.SOCIAL, Priority.P4, FIRST, "2026-01-05 09:30"),
        ("STD", Channel.SOCIAL, Priority.P4, RESOLVE, "2026-01-05 12:30"),
        ("STD", Channel.OTHER, Priority.P2, FIRST, "2026-01-05 09:30"),
        ("STD", Channel.OTHER, Priority.P3, FIRST, "2026-01-05 12:30"),
    ],
)
def test_std_02_std_04_std_07_std_08_pro_1_2b_pro_1_2d_run_while_the_office_is_open(
    alone: str, channel: Channel, priority: Priority, kind: DeadlineKind, due: str
) -> None:
    book = policies().with_overrides(PolicyChanges(switched_off=frozenset({"STD", "PRO"} - {alone})))
    assert all_owed(facts(CaseKind.REQUEST, channel, "2026-01-02 16:30", priority), book)[kind].due == at(due)


def test_std_02_std_04_std_05_pro_1_2b_pro_1_2d_pol_22_pol_24_hold_for_their_channels_alone() -> None:
    held: dict[str, set[Channel]] = {}
    for channel in Channel:
        for owed in all_owed(facts(CaseKind.REQUEST, channel, MONDAY)).values():
            for provision in owed.provisions:
                held.setdefault(provision, set()).add(channel)
    written, everything = {Channel.MAIL, Channel.EMAIL}, set(Channel)
    assert held == {
        "POL-09": everything, "POL-15": everything, "POL-22": written, "POL-24": written,
        "STD-02": {Channel.EMAIL}, "STD-04": {Channel.SOCIAL}, "STD-05": {*TICKETS}, "STD-09": everything,
        "PRO-1.2b": {Channel.EMAIL}, "PRO-1.2d": {Channel.SOCIAL},
    }  # fmt: skip


def test_of_two_clocks_the_one_that_comes_first_decides() -> None:
    """On Friday at four, eight business hours (STD-05) end on Monday at four: before P4's closing time."""
    owed = all_owed(facts(CaseKind.QUESTION, Channel.MAIL, "2026-01-02 16:00"))
    assert owed[FIRST].due == at("2026-01-05 16:00")
    assert owed[FIRST].provisions == ("STD-05", "STD-09")
    complaint = all_owed(facts(CaseKind.COMPLAINT, Channel.MAIL, "2026-01-02 16:00"))
    assert complaint[FIRST].due == at("2026-01-05 12:00")
    assert complaint[FIRST].provisions == ("STD-08", "STD-05")


def test_a_channel_s_clock_does_not_run_for_what_the_office_began() -> None:
    case = facts(CaseKind.REQUEST, Channel.EMAIL, MONDAY, direction=Direction.OUTBOUND)
    assert all_owed(case)[FIRST].provisions == ("STD-09",)


@pytest.mark.parametrize(
    ("kind", "priority"),
    [
        (CaseKind.INTERRUPTION, Priority.P1),
        (CaseKind.SAFETY, Priority.P1),
        (CaseKind.COMPLAINT, Priority.P3),
        (CaseKind.QUESTION, Priority.P4),
        (CaseKind.REQUEST, Priority.P4),
    ],
)
def test_the_priority_if_nobody_says_otherwise(kind: CaseKind, priority: Priority) -> None:
    assert policies().default_priority(kind) is priority


def test_nothing_else_is_measured() -> None:
    measured = {channel for channel in Channel if measured_target(channel, policies())}
    assert measured == {Channel.CALL, Channel.CHAT}
