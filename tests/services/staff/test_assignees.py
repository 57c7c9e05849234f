"""Who is meant by a name that was typed: a department, a colleague, or somebody nobody knows yet."""

from __future__ import annotations

from dataclasses import replace

import pytest

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import Channel
from frontdesk.services.cases.refer import refer
from frontdesk.services.contact import Contact, VisitEntry
from frontdesk.services.intake.preview import preview
from frontdesk.services.office.departments import add_department, departments
from frontdesk.services.staff.assignees import find_assignee
from frontdesk.services.staff.people import StaffEntry, add_staff, staff
from frontdesk.services.visits import in_the_building
from tests.services.contacts import CALL, LETTER, NGOZI, begin, log, said, view
from tests.services.offices import Desk


def department_of(desk: Desk, name: str) -> int:
    return next(each.id for each in departments(desk.ctx) if each.name == name)


@pytest.mark.parametrize("typed", ["Jonas Weber", "jonas weber", "Jonas", "JONÁS"])
def test_a_name_without_a_department_is_the_colleague_of_that_name(desk: Desk, typed: str) -> None:
    seen = preview(desk.ctx, contact=replace(CALL, department=typed, person="", said=False))
    assert "contact.department_new" not in [warning.id for warning in seen.warnings]
    assert "I have passed this to Jonas Weber in Shipping;" in said(desk, seen.say)
    case = view(desk, begin(desk, CALL, department=typed, person=""))
    assert (case.owner, case.department) == ("Jonas Weber", "Shipping")
    assert [each.name for each in departments(desk.ctx)] == ["Reception", "Shipping"]


def test_a_case_is_referred_to_the_colleague_of_a_name(desk: Desk) -> None:
    reference = begin(desk, LETTER)
    refer(desk.ctx, reference=reference, department="Jonas")
    case = view(desk, reference)
    assert (case.owner, case.department) == ("Jonas Weber", "Shipping")


def test_a_real_department_of_that_name_wins(desk: Desk) -> None:
    add_department(desk.ctx, name="Jonas")
    case = view(desk, begin(desk, CALL, department="Jonas", person="", said=False))
    assert (case.owner, case.department) == ("Ana Lind", "Jonas")


@pytest.mark.parametrize("typed", ["Weber", "Jon", "Jonas Web", "Legal"])
def test_what_is_no_first_name_is_a_new_department(desk: Desk, typed: str) -> None:
    assert find_assignee(desk.store, department=typed, person="").staff_id is None
    case = view(desk, begin(desk, CALL, department=typed, person="", said=False))
    assert case.department == typed


def test_who_left_is_not_meant(desk: Desk) -> None:
    add_staff(desk.ctx, entry=StaffEntry("Pavel Novák", active=False))
    assert find_assignee(desk.store, department="Pavel", person="").staff_id is None


def test_several_of_one_first_name_are_asked_about(desk: Desk) -> None:
    add_staff(desk.ctx, entry=StaffEntry("Jonas Bauer", department_of(desk, "Reception")))
    with pytest.raises(FrontDeskError, match=r"^contact\.several_called_so") as refused:
        log(desk, CALL, department="Jonas", person="")
    assert refused.value.field == "department"
    case = view(desk, begin(desk, CALL, department="Jonas Bauer", person=""))
    assert case.owner == "Jonas Bauer"


def test_a_full_name_goes_before_a_longer_one_that_begins_so(desk: Desk) -> None:
    add_staff(desk.ctx, entry=StaffEntry("Jonas Weber Lund", department_of(desk, "Reception")))
    assert find_assignee(desk.store, department="Jonas Weber", person="").person == "Jonas Weber"


def test_a_colleague_without_a_department_still_needs_one(desk: Desk) -> None:
    add_staff(desk.ctx, entry=StaffEntry("Mei Tan"))
    with pytest.raises(FrontDeskError, match=r"^contact\.department_of"):
        log(desk, CALL, department="Mei", person="")


def test_a_visitor_names_the_host_by_the_first_name(desk: Desk) -> None:
    visit = Contact(Channel.VISIT, customer=NGOZI, visit=VisitEntry(host="Jonas"))
    log(desk, visit)
    assert [each.host for each in in_the_building(desk.ctx)] == ["Jonas Weber"]
    assert [each.name for each in staff(desk.ctx)] == ["Ana Lind", "Jonas Weber"]
    add_staff(desk.ctx, entry=StaffEntry("Jonas Bauer"))
    with pytest.raises(FrontDeskError) as refused:
        log(desk, visit)
    assert refused.value.field == "visit.host"
