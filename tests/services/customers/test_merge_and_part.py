"""A twin is found, merged, and parted again: nothing of either file is lost."""

from __future__ import annotations

import pytest

from frontdesk.domain.errors import ConflictError, FrontDeskError, NotFoundError
from frontdesk.services.attachments import keep_scan
from frontdesk.services.contact import Scan
from frontdesk.services.customers.documents import customer_documents
from frontdesk.services.customers.events import file_events
from frontdesk.services.customers.lookup import look_up
from frontdesk.services.customers.page import CustomerView, customer_view
from frontdesk.services.customers.twins import merge_customers, part_customers, similar_customers
from tests.services.customers.visitors import QUAY, call, call_again, complain
from tests.services.offices import Desk

PDF = b"%PDF-1.4\n%%EOF\n"


def view(desk: Desk, customer: int) -> CustomerView:
    return customer_view(desk.ctx, id=customer)


def test_a_twin_is_proposed_merged_and_parted_again(desk: Desk) -> None:
    rosa = call(desk, "Rosa Delgado", "020 7946 0018")
    twin = call(desk, "R. Delgado", "+44 20 7946 0018", address=QUAY)
    reference = complain(desk, twin).case
    before = view(desk, rosa), view(desk, twin)
    assert [hit.id for hit in similar_customers(desk.ctx, id=rosa)] == [twin]

    assert merge_customers(desk.ctx, kept=rosa, twin=twin).result == rosa
    merged = view(desk, rosa)
    assert view(desk, twin) == merged
    assert [each.reference for each in merged.cases] == [reference]
    assert merged.addresses == (QUAY,)
    assert [each.name for each in merged.twins] == ["R. Delgado"]
    assert len(merged.history) == 3
    assert similar_customers(desk.ctx, id=rosa) == ()
    assert [hit.id for hit in look_up(desk.ctx, "R. Delgado")] == [rosa]

    assert part_customers(desk.ctx, twin=twin).result == twin
    assert (view(desk, rosa), view(desk, twin)) == before
    assert sorted(hit.id for hit in look_up(desk.ctx, "Delgado")) == [rosa, twin]
    assert desk.store.events.verify() == []


def test_what_is_logged_for_the_twin_while_merged_belongs_to_the_one_that_was_kept(desk: Desk) -> None:
    rosa, twin = call(desk, "Rosa Delgado"), call(desk, "R. Delgado")
    merge_customers(desk.ctx, kept=rosa, twin=twin)
    call_again(desk, twin)
    part_customers(desk.ctx, twin=twin)
    assert (len(view(desk, rosa).history), len(view(desk, twin).history)) == (2, 1)


def test_twins_of_twins_are_one_family(desk: Desk) -> None:
    first, second, third = call(desk, "Rosa Delgado"), call(desk, "R. Delgado"), call(desk, "Rosita Delgado")
    merge_customers(desk.ctx, kept=second, twin=third)
    merge_customers(desk.ctx, kept=first, twin=second)
    assert {each.id for each in view(desk, third).twins} == {second, third}
    part_customers(desk.ctx, twin=second)
    assert [each.id for each in view(desk, second).twins] == [third]
    assert view(desk, first).twins == ()


def test_the_file_tells_who_merged_and_parted_it(desk: Desk) -> None:
    rosa, twin = call(desk, "Rosa Delgado"), call(desk, "R. Delgado")
    merge_customers(desk.ctx, kept=rosa, twin=twin)
    (event,) = file_events(desk.ctx, id=rosa)
    assert (event.kind, event.who, event.other) == ("customer.merged", "Ana Lind", "R. Delgado")
    part_customers(desk.ctx, twin=twin)
    (event,) = file_events(desk.ctx, id=twin)
    assert (event.kind, event.other) == ("customer.parted", "Rosa Delgado")
    kinds = [(event.kind, event.other) for event in file_events(desk.ctx, id=rosa)]
    assert kinds == [("customer.parted", "R. Delgado"), ("customer.merged", "R. Delgado")]


def test_documents_of_both_files_are_shown_the_newest_first(desk: Desk) -> None:
    rosa, twin = call(desk, "Rosa Delgado"), call(desk, "R. Delgado")
    keep_scan(desk.ctx, scan=Scan("receipt.pdf", PDF), interaction=view(desk, rosa).history[0].interaction)
    desk.at("2026-11-23 10:00")
    keep_scan(desk.ctx, scan=Scan("letter.pdf", PDF), interaction=complain(desk, twin).interaction)
    assert [each.name for each in customer_documents(desk.ctx, id=rosa)] == ["receipt.pdf"]
    merge_customers(desk.ctx, kept=rosa, twin=twin)
    assert [each.name for each in customer_documents(desk.ctx, id=rosa)] == ["letter.pdf", "receipt.pdf"]


def test_who_is_one_already_cannot_be_merged_and_who_is_alone_not_parted(desk: Desk) -> None:
    rosa, twin = call(desk, "Rosa Delgado"), call(desk, "R. Delgado")
    with pytest.raises(FrontDeskError) as refused:
        merge_customers(desk.ctx, kept=rosa, twin=rosa)
    assert refused.value.field == "twin"
    with pytest.raises(ConflictError):
        part_customers(desk.ctx, twin=twin)
    with pytest.raises(NotFoundError):
        merge_customers(desk.ctx, kept=rosa, twin=4711)
