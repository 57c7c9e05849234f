"""The search field."""

from __future__ import annotations

from frontdesk.services.searching import search
from frontdesk.services.views import SearchHit
from frontdesk.store.search import SearchEntry
from tests.services.offices import Desk
from tests.services.storeroom import cases, desk

__all__ = ["cases", "desk"]


def test_cases_and_people_are_found_together_the_newest_first(desk: Desk, cases: list[int]) -> None:
    with desk.store.transaction():
        desk.store.search.put(
            SearchEntry("customer", 1, "Ärger, Zoe", "London", "Ärger Zoe +44 20 7946 0012")
        )
    found = search(desk.ctx, "arger", limit=2)
    assert found[0] == SearchHit("customer", 1, "Ärger, Zoe", "London")
    assert (found[1].kind, found[1].target) == ("case", cases[8])
    assert [hit.target for hit in search(desk.ctx, "0012")] == [1]


def test_too_little_finds_nothing(desk: Desk, cases: list[int]) -> None:
    assert cases
    assert search(desk.ctx, "s") == ()
    assert search(desk.ctx, " -!? ") == ()
