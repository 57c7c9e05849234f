"""What is on file of a customer is put right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frontdesk.domain.errors import ConflictError, FrontDeskError, NotFoundError
from frontdesk.services.changes import Area, Changes
from frontdesk.services.contact import PostalAddress
from frontdesk.services.customers.edit import edit_customer
from frontdesk.services.customers.events import file_events
from frontdesk.services.customers.file import CustomerFile
from frontdesk.services.customers.lookup import look_up
from frontdesk.services.customers.page import customer_view
from frontdesk.services.customers.twins import merge_customers, part_customers
from frontdesk.services.lists.searching import search
from tests.services.customers.visitors import QUAY, call, complain
from tests.services.offices import Desk

BERLIN = PostalAddress(("Torstraße 1",), "Berlin", "", "10119", "DE")


def file_of(desk: Desk, customer: int) -> CustomerFile:
    return CustomerFile.of(customer_view(desk.ctx, id=customer))


def test_every_particular_can_be_changed(desk: Desk) -> None:
    rosa = call(desk, "Rosa Delgado", "020 7946 0018", address=QUAY)
    wanted = CustomerFile(
        name="Rosa Delgado-Weiß",
        organisation="Delgado & Daughters",
        language="es",
        preferred_way="letter",
        formality="informal",
        note="Asks for Jonas.\nHard of hearing.",
        phones=("+44 20 7946 0099", "020 7946 0018"),
        emails=("rosa@example.org",),
        addresses=(BERLIN, QUAY),
    )
    done = edit_customer(desk.ctx, id=rosa, file=wanted)
    assert CustomerFile.of(done.result) == file_of(desk, rosa) == wanted
    assert done.changes.customers == {rosa}
    assert Area.CUSTOMERS in done.changes.areas


def test_who_is_changed_is_found_by_what_is_on_file_now(desk: Desk) -> None:
    rosa = call(desk, "Rosa Delgado", "020 7946 0018")
    reference = complain(desk, rosa).case
    edit_customer(desk.ctx, id=rosa, file=CustomerFile(name="Rosa Weiß", phones=("020 7946 0777",)))
    assert [hit.id for hit in look_up(desk.ctx, "weiss")] == [rosa]
    assert [hit.id for hit in look_up(desk.ctx, "0777")] == [rosa]
    assert look_up(desk.ctx, "delgado") == ()
    (case,) = (hit for hit in search(desk.ctx, "weiss") if hit.kind == "case")
    assert case.detail == f"{reference} · Rosa Weiß"


def test_the_log_tells_who_changed_what(desk: Desk) -> None:
    rosa = call(desk, "Rosa Delgado")
    desk.at("2026-11-23 11:00")
    edit_customer(desk.ctx, id=rosa, file=CustomerFile(name="Rosa Weiß"))
    (event,) = file_events(desk.ctx, id=rosa)
    assert (event.kind, event.who, event.at) == ("customer.edited", "Ana Lind", desk.clock.now())
    assert desk.store.events.verify() == []


def test_what_is_the_same_changes_nothing_and_logs_nothing(desk: Desk) -> None:
    rosa = call(desk, "Rosa Delgado", "020 7946 0018", address=QUAY)
    before = desk.store.events.head()
    assert edit_customer(desk.ctx, id=rosa, file=file_of(desk, rosa)).changes == Changes()
    assert desk.store.events.head() == before


def test_blanks_and_what_is_said_twice_are_left_out(desk: Desk) -> None:
    rosa = call(desk, "Rosa Delgado")
    only_a_country = PostalAddress(country="gb")
    untidy = CustomerFile(
        name="  Rosa \t Delgado ",
        phones=("020 7946 0018", " ", "020 7946 0018 "),
        emails=("", "rosa@example.org"),
        addresses=(replace(QUAY, country="gb"), only_a_country, QUAY),
    )
    edit_customer(desk.ctx, id=rosa, file=untidy)
    tidy = CustomerFile(
        name="Rosa Delgado", phones=("020 7946 0018",), emails=("rosa@example.org",), addresses=(QUAY,)
    )
    assert file_of(desk, rosa) == tidy


@pytest.mark.parametrize(
    ("file", "field"),
    [
        (CustomerFile(organisation=" "), "name"),
        (CustomerFile(name="R" * 301), "name"),
        (CustomerFile(name="Rosa \ud800"), "name"),
        (CustomerFile(name="Rosa", preferred_way="pigeon"), "preferred_way"),
        (CustomerFile(name="Rosa", formality="gruff"), "formality"),
        (CustomerFile(name="Rosa", language="the usual"), "language"),
        (CustomerFile(name="Rosa", phones=("020 7946 0018", "none")), "phones"),
        (CustomerFile(name="Rosa", emails=("rosa(at)example.org",)), "emails"),
        (CustomerFile(name="Rosa", emails=tuple(f"r{n}@example.org" for n in range(51))), "emails"),
        (CustomerFile(name="Rosa", addresses=(QUAY, replace(BERLIN, country="D"))), "addresses.1.country"),
        (CustomerFile(name="Rosa", addresses=(replace(QUAY, city="x" * 301),)), "addresses.0.city"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field_and_nothing_is_changed(
    desk: Desk, file: CustomerFile, field: str
) -> None:
    rosa = call(desk, "Rosa Delgado", "020 7946 0018")
    before = file_of(desk, rosa)
    with pytest.raises(FrontDeskError) as refused:
        edit_customer(desk.ctx, id=rosa, file=file)
    assert refused.value.field == field
    assert file_of(desk, rosa) == before


def test_what_was_on_file_already_is_let_be(desk: Desk) -> None:
    rosa = call(desk, "Rosa Delgado", "ask next door", emails=("rosa at work",))
    edit_customer(desk.ctx, id=rosa, file=replace(file_of(desk, rosa), note="No telephone."))
    assert customer_view(desk.ctx, id=rosa).note == "No telephone."


def test_a_name_ends_being_anonymous_and_whoever_is_stays_so_without_one(desk: Desk) -> None:
    somebody = call(desk, "", "020 7946 0018", anonymous=True)
    edit_customer(desk.ctx, id=somebody, file=replace(file_of(desk, somebody), note="Calls on Mondays."))
    assert customer_view(desk.ctx, id=somebody).anonymous
    edit_customer(desk.ctx, id=somebody, file=replace(file_of(desk, somebody), name="Liam O’Connor"))
    assert not customer_view(desk.ctx, id=somebody).anonymous


def test_two_desks_do_not_overwrite_each_other(desk: Desk) -> None:
    rosa = call(desk, "Rosa Delgado")
    seen = file_of(desk, rosa)
    edit_customer(desk.ctx, id=rosa, file=replace(seen, note="From desk 2."), seen=seen)
    with pytest.raises(ConflictError):
        edit_customer(desk.ctx, id=rosa, file=replace(seen, note="From desk 1."), seen=seen)
    assert customer_view(desk.ctx, id=rosa).note == "From desk 2."


def test_nobody_cannot_be_changed(desk: Desk) -> None:
    with pytest.raises(NotFoundError):
        edit_customer(desk.ctx, id=4711, file=CustomerFile(name="Rosa"))


def test_numbers_of_a_merged_file_stay_there_until_they_are_taken_away(desk: Desk) -> None:
    rosa = call(desk, "Rosa Delgado", "020 7946 0018", address=QUAY)
    twin = call(desk, "R. Delgado", "020 7946 0500", "020 7946 0600", address=BERLIN)
    merge_customers(desk.ctx, kept=rosa, twin=twin)
    both = file_of(desk, rosa)
    assert both.phones == ("020 7946 0018", "020 7946 0500", "020 7946 0600")
    edit_customer(
        desk.ctx, id=twin, file=replace(both, phones=("020 7946 0500", "020 7946 0999"), addresses=(BERLIN,))
    )
    assert file_of(desk, twin).phones == ("020 7946 0999", "020 7946 0500")
    (hit,) = look_up(desk.ctx, "delgado")
    assert hit.number == "020 7946 0999"
    part_customers(desk.ctx, twin=twin)
    assert (file_of(desk, rosa).phones, file_of(desk, rosa).addresses) == (("020 7946 0999",), ())
    assert (file_of(desk, twin).phones, file_of(desk, twin).addresses) == (("020 7946 0500",), (BERLIN,))


ANY_TEXT = st.text(max_size=40) | st.characters(categories=("Cs", "Cc"))
ANY_FILE = st.builds(
    CustomerFile,
    name=ANY_TEXT,
    organisation=ANY_TEXT,
    language=ANY_TEXT,
    preferred_way=ANY_TEXT | st.sampled_from(["verbal", "email", "letter", "postcard"]),
    note=ANY_TEXT,
    phones=st.lists(ANY_TEXT, max_size=3).map(tuple),
    emails=st.lists(ANY_TEXT | st.emails(), max_size=3).map(tuple),
    addresses=st.lists(
        st.builds(
            PostalAddress,
            lines=st.lists(ANY_TEXT, max_size=3).map(tuple),
            city=ANY_TEXT,
            region=ANY_TEXT,
            postal_code=ANY_TEXT,
            country=ANY_TEXT | st.sampled_from(["GB", "de", ""]),
        ),
        max_size=2,
    ).map(tuple),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(file=ANY_FILE)
def test_whatever_is_typed_is_kept_as_it_reads_or_refused_beside_a_field(
    desk: Desk, file: CustomerFile
) -> None:
    rosa = call(desk, "Rosa Delgado", "020 7946 0018")
    before = file_of(desk, rosa)
    kept = attempt(lambda: CustomerFile.of(edit_customer(desk.ctx, id=rosa, file=file).result))
    after = file_of(desk, rosa)
    if isinstance(kept, FrontDeskError):
        assert kept.field
        assert after == before
    else:
        assert after == kept
        assert edit_customer(desk.ctx, id=rosa, file=after).changes == Changes()


def attempt(edit: Callable[[], CustomerFile]) -> CustomerFile | FrontDeskError:
    """Return what is on file after an edit, or why it was refused."""
    try:
        return edit()
    except FrontDeskError as refusal:
        return refusal
