"""Who is it? Customers found while a name, number, reference or address is typed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frontdesk.domain.kinds import CaseKind, CaseStatus, Channel, Outcome
from frontdesk.services.customers.lookup import history, look_up
from frontdesk.services.customers.page import language_of
from tests.services.contacts import CALL, LETTER, NGOZI, ROSA, begin, log
from tests.services.offices import Desk


def test_a_customer_is_found_by_anything_that_is_known(desk: Desk) -> None:
    reference = begin(desk, CALL)
    begin(desk, LETTER)
    for typed in ("ngo", "OKA", "okafor ngozi", "0018", "020 7946 0018", "+44 20 7946", reference):
        assert [hit.name for hit in look_up(desk.ctx, typed)] == ["Ngozi Okafor"], typed
    for typed in ("rosa", "delgádo", "mill lane", "E1 7AA"):
        assert [hit.name for hit in look_up(desk.ctx, typed)] == ["Rosa Delgado"], typed
    assert look_up(desk.ctx, "nobody") == ()
    assert look_up(desk.ctx, "") == ()


def test_a_hit_shows_number_place_and_what_is_open(desk: Desk) -> None:
    begin(desk, CALL)
    begin(desk, LETTER)
    log(desk, LETTER, kind=None, subject="Thanks")
    ngozi, rosa = look_up(desk.ctx, "ngozi")[0], look_up(desk.ctx, "rosa")[0]
    assert (ngozi.number, ngozi.contacts, ngozi.open_cases) == ("+44 20 7946 0018", 1, 1)
    assert (rosa.place, rosa.contacts, rosa.open_cases) == ("London", 2, 1)


def test_the_history_is_newest_first(desk: Desk) -> None:
    reference = begin(desk, CALL)
    customer = look_up(desk.ctx, "ngozi")[0].id
    desk.at("2026-11-24 10:00")
    log(
        desk,
        CALL,
        kind=None,
        subject="Rang again",
        outcome=Outcome.NONE,
        said=False,
        department="",
        person="",
    )
    newest, oldest = history(desk.ctx, customer)
    assert (newest.subject, newest.case, newest.kind) == ("Rang again", None, None)
    assert (oldest.case, oldest.channel, oldest.kind) == (reference, Channel.CALL, CaseKind.COMPLAINT)
    assert oldest.status is CaseStatus.REFERRED
    assert len(history(desk.ctx, customer, limit=1)) == 1


def test_the_language_of_a_customer_is_theirs_or_the_offices(desk: Desk) -> None:

    spanish = log(desk, CALL, customer=replace(ROSA, language="es")).customer
    plain = log(desk, CALL, customer=NGOZI).customer
    assert (language_of(desk.ctx, spanish), language_of(desk.ctx, plain)) == ("es", "en")
    assert language_of(desk.ctx, None) == "en"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50, deadline=None)
@given(typed=st.text(max_size=40))
def test_anything_can_be_typed(desk: Desk, typed: str) -> None:
    assert len(look_up(desk.ctx, typed)) <= 8


@pytest.mark.parametrize("limit", [1, 3])
def test_no_more_than_asked_for(desk: Desk, limit: int) -> None:
    for number in range(5):
        log(desk, CALL, customer=replace(NGOZI, name=f"Ngozi {number}", phones=(f"+44 20 7946 010{number}",)))
    assert len(look_up(desk.ctx, "ngozi", limit=limit)) == limit
