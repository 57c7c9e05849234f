"""The search field."""

from __future__ import annotations

from frontdesk.services.lists.searching import search
from frontdesk.services.views import SearchHit
from frontdesk.store.search import SearchEntry
from tests.services.offices import Desk
from tests.services.storeroom import cases, desk

__all__ = ["cases", "desk"]


def test_who_bears_the_name_comes_before_newer_cases(desk: Desk, cases: list[int]) -> None:
    with desk.store.transaction():
        for number, name in enumerate(("Ärger, Zoe", "Ärger, Adam", "Ärger, Mei", "Ärger, Tom"), 1):
            text = f"{name} +44 20 7946 001{number}"
            desk.store.search.put(SearchEntry("customer", number, name, "London", text))
        for case in (cases[0], cases[4]):
            desk.store.search.put(SearchEntry("case", case, "Ärger", "", "Ärger"))
    found = search(desk.ctx, "arger")
    assert found[0] == SearchHit("customer", 4, "Ärger, Tom", "London")
    assert [(hit.kind, hit.target) for hit in found] == [
        *(("customer", number) for number in (4, 3, 2)),
        *(("case", case) for case in (cases[4], cases[0])),
        ("customer", 1),
        ("case", cases[8]),
    ]
    assert [hit.target for hit in search(desk.ctx, "arger", limit=2)] == [4, 3]
    assert [hit.target for hit in search(desk.ctx, "0013")] == [3]


def test_too_little_finds_nothing(desk: Desk, cases: list[int]) -> None:
    assert cases
    assert search(desk.ctx, "s") == ()
    assert search(desk.ctx, " -!? ") == ()
