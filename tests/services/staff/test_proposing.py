"""Who is proposed instead of somebody who is away."""

from __future__ import annotations

from datetime import date

import pytest

from frontdesk.services.staff.people import StaffEntry, add_staff
from frontdesk.services.staff.proposing import propose_deputy
from tests.services.absent import send_away
from tests.services.offices import Desk

TODAY = date(2026, 11, 23)
FRIDAY = date(2026, 11, 27)


def proposed(desk: Desk, department: str = "Shipping", person: str = "Jonas Weber") -> tuple[str, str] | None:
    found = propose_deputy(desk.ctx, department=department, person=person)
    return (found.department, found.person) if found else None


def test_whoever_stands_in_is_proposed_for_as_long_as_it_lasts(desk: Desk) -> None:
    send_away(desk, "Jonas Weber", TODAY, FRIDAY, "Ana Lind")
    assert proposed(desk) == ("Reception", "Ana Lind")
    assert proposed(desk, "Jonas", "") == ("Reception", "Ana Lind"), "a first name alone"
    desk.at("2026-11-28 09:00")
    assert proposed(desk) is None


def test_the_deputy_of_a_deputy_is_proposed_and_works_where_they_work(desk: Desk) -> None:
    add_staff(desk.ctx, entry=StaffEntry("Mei Tan"))
    send_away(desk, "Jonas Weber", TODAY, FRIDAY, "Ana Lind")
    send_away(desk, "Ana Lind", TODAY, TODAY, "Mei Tan")
    assert proposed(desk) == ("Shipping", "Mei Tan"), "who has no department does it in that of who is away"
    desk.at("2026-11-24 09:00")
    assert proposed(desk) == ("Reception", "Ana Lind")


@pytest.mark.parametrize(
    ("department", "person"),
    [("Shipping", "Jonas Weber"), ("Shipping", ""), ("", "Nobody Known"), ("x" * 10_000, "\0"), ("", "")],
)
def test_nobody_is_proposed_where_nobody_stands_in(desk: Desk, department: str, person: str) -> None:
    send_away(desk, "Jonas Weber", TODAY, FRIDAY)
    assert proposed(desk, department, person) is None


def test_two_who_are_each_others_deputies_are_both_away(desk: Desk) -> None:
    send_away(desk, "Jonas Weber", TODAY, FRIDAY, "Ana Lind")
    send_away(desk, "Ana Lind", TODAY, FRIDAY, "Jonas Weber")
    assert proposed(desk) is None
