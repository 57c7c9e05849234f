"""The search field."""

from __future__ import annotations

from dataclasses import replace

from frontdesk.domain.kinds import CaseKind, Channel
from frontdesk.services.contact import Contact, CustomerEntry, MailEntry
from frontdesk.services.intake.log import log_contact
from frontdesk.services.lists.searching import search
from frontdesk.services.views import SearchHit
from frontdesk.store.search import SearchEntry
from tests.services.offices import Desk
from tests.services.storeroom import cases, desk
from tests.services.suggestions.writers import write

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


def test_what_bears_the_number_comes_first_and_a_case_before_an_entry(desk: Desk) -> None:
    rosa = CustomerEntry(name="Rosa Delgado", phones=("2600001",))
    asked = Contact(
        Channel.MAIL, customer=rosa, kind=CaseKind.QUESTION, subject="Opening hours", mail=MailEntry()
    )
    assert log_contact(desk.ctx, contact=asked).result.case == "26-00001-0"
    assert write(desk) == "S26-00001-0"
    log_contact(desk.ctx, contact=replace(asked, subject="What became of 26-00001-0?"))
    for typed in ("26-00001", "26-00001-0", "26 00001 0", "2600001"):
        hits = search(desk.ctx, typed)
        assert [hit.detail.split()[0] for hit in hits[:2]] == ["26-00001-0", "S26-00001-0"], typed
        assert len(set(hits)) == len(hits) > 2
        assert [hit.kind for hit in search(desk.ctx, f"s{typed}")] == ["suggestion"]
    assert search(desk.ctx, "2600001")[2].kind == "customer"
    assert search(desk.ctx, "123456789012345678") == ()  # digits of no reference, on either database
