"""The customers of the latest contacts."""

from __future__ import annotations

from datetime import timedelta

from frontdesk.domain.kinds import Channel, Direction
from frontdesk.services.customers.recent import LastContact, find_customers, recent_customers
from frontdesk.services.customers.twins import merge_customers
from frontdesk.services.intake.undo import undo_contact
from tests.services.customers.visitors import call, call_again, complain
from tests.services.offices import Desk


def test_the_last_contact_comes_first_and_everybody_once(desk: Desk) -> None:
    rosa = call(desk, "Rosa Delgado")
    liam = call(desk, "Liam O’Connor")
    desk.clock.instant += timedelta(hours=1)
    call_again(desk, rosa, Direction.OUTBOUND)
    rows = recent_customers(desk.ctx)
    assert [row.hit.id for row in rows] == [rosa, liam]
    assert rows[0].last == LastContact(desk.clock.now(), Channel.CALL, Direction.OUTBOUND, "Opening hours")
    assert rows[0].hit.contacts == 2


def test_no_more_than_asked_for_are_returned(desk: Desk) -> None:
    for number in range(4):
        call(desk, f"Caller {number}")
    assert len(recent_customers(desk.ctx, limit=3)) == 3


def test_an_office_without_contacts_has_none(desk: Desk) -> None:
    assert recent_customers(desk.ctx) == ()


def test_a_contact_taken_back_does_not_count(desk: Desk) -> None:
    rosa = call(desk, "Rosa Delgado")
    logged = complain(desk, rosa)
    desk.clock.instant += timedelta(minutes=1)
    undo_contact(desk.ctx, interaction=logged.interaction)
    (row,) = recent_customers(desk.ctx)
    assert row.last is not None
    assert row.last.subject == "Opening hours"
    assert row.hit.contacts == 1


def test_merged_files_are_one_customer_with_the_contacts_of_both(desk: Desk) -> None:
    rosa = call(desk, "Rosa Delgado")
    twin = call(desk, "R. Delgado", "020 7946 0500")
    desk.clock.instant += timedelta(minutes=1)
    complain(desk, twin)
    merge_customers(desk.ctx, kept=rosa, twin=twin)
    (row,) = recent_customers(desk.ctx)
    assert (row.hit.id, row.hit.contacts, row.hit.open_cases) == (rosa, 3, 1)
    assert row.hit.number == "020 7946 0500"
    assert row.last is not None
    assert row.last.subject == "Parcel left in the rain"


def test_who_is_looked_up_comes_with_the_last_contact(desk: Desk) -> None:
    rosa = call(desk, "Rosa Delgado", "020 7946 0018")
    reference = complain(desk, rosa).case
    for text in ("delg", "0018", str(reference)):
        (row,) = find_customers(desk.ctx, text)
        assert row.hit.id == rosa
        assert row.last is not None
        assert row.last.subject == "Parcel left in the rain"
    assert find_customers(desk.ctx, "nobody") == ()
