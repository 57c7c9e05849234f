"""Departments and the people who work in them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from frontdesk.domain.errors import ConflictError, FrontDeskError, NotFoundError
from frontdesk.services.context import Actor
from frontdesk.services.office.departments import add_department, change_department, departments
from frontdesk.services.staff.people import StaffEntry, actor_named, add_staff, change_staff, staff
from tests.services.contacts import CALL, begin
from tests.services.offices import Desk


def names(desk: Desk) -> list[str]:
    return [department.name for department in departments(desk.ctx)]


def test_departments_are_added_renamed_and_given_up(desk: Desk) -> None:
    billing = add_department(desk.ctx, name=" Billing ", email="billing@example.org").result
    assert names(desk) == ["Billing", "Reception", "Shipping"]
    renamed = change_department(desk.ctx, id=billing.id, name="Accounts", active=False).result
    assert (renamed.name, renamed.email, renamed.active) == ("Accounts", "billing@example.org", False)
    assert names(desk) == ["Reception", "Shipping"]
    assert [d.name for d in departments(desk.ctx, inactive=True)] == ["Accounts", "Reception", "Shipping"]


def test_no_two_departments_have_one_name(desk: Desk) -> None:
    with pytest.raises(ConflictError) as refused:
        add_department(desk.ctx, name="SHIPPING")
    assert refused.value.field == "name"
    shipping = next(d for d in departments(desk.ctx) if d.name == "Shipping")
    with pytest.raises(ConflictError):
        change_department(desk.ctx, id=shipping.id, name="reception")
    assert change_department(desk.ctx, id=shipping.id, name="Shipping").result == shipping


def test_a_department_needs_a_name_and_must_be_there(desk: Desk) -> None:
    with pytest.raises(FrontDeskError) as refused:
        add_department(desk.ctx, name="  ")
    assert refused.value.field == "name"
    with pytest.raises(NotFoundError):
        change_department(desk.ctx, id=999_999, name="x")


def test_who_was_only_named_is_confirmed_by_being_looked_at(desk: Desk) -> None:
    begin(desk, CALL, department="Billing", person="Priya Nair")
    billing = next(d for d in departments(desk.ctx) if d.name == "Billing")
    priya = next(member for member in staff(desk.ctx) if member.name == "Priya Nair")
    assert (billing.confirmed, priya.confirmed) == (False, False)
    assert change_department(desk.ctx, id=billing.id).result.confirmed
    assert change_staff(desk.ctx, id=priya.id, entry=priya.entry).result.confirmed


def test_staff_are_added_changed_and_leave(desk: Desk) -> None:
    shipping = next(d for d in departments(desk.ctx) if d.name == "Shipping")
    entry = StaffEntry("Mei Tan", shipping.id, title="Packer")
    mei = add_staff(desk.ctx, entry=entry).result
    assert (mei.department_name, mei.title) == ("Shipping", "Packer")
    assert [member.name for member in staff(desk.ctx)] == ["Ana Lind", "Jonas Weber", "Mei Tan"]
    left = change_staff(desk.ctx, id=mei.id, entry=replace(mei.entry, active=False, department=None)).result
    assert not left.active
    assert left.department_name == ""
    assert left.department is None
    assert "Mei Tan" not in [member.name for member in staff(desk.ctx)]
    assert "Mei Tan" in [member.name for member in staff(desk.ctx, inactive=True)]


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        (StaffEntry(""), "name"),
        (StaffEntry("x" * 301), "name"),
        (StaffEntry("Mei", department=999_999), "department"),
    ],
)
def test_staff_that_cannot_be_are_refused(desk: Desk, entry: StaffEntry, field: str) -> None:
    with pytest.raises(FrontDeskError) as refused:
        add_staff(desk.ctx, entry=entry)
    assert refused.value.field == field
    assert len(staff(desk.ctx)) == 2


def test_nobody_cannot_be_changed(desk: Desk) -> None:
    with pytest.raises(NotFoundError):
        change_staff(desk.ctx, id=999_999, entry=StaffEntry("Mei"))


def test_who_acts_is_found_by_name(desk: Desk) -> None:
    ana = next(member for member in staff(desk.ctx) if member.name == "Ana Lind")
    assert actor_named(desk.ctx, "ana  LIND") == Actor("Ana Lind", ana.id)
    assert actor_named(desk.ctx, "nightly job") == Actor("nightly job")
    assert actor_named(desk.ctx, "") == Actor("")
