"""Search finds the same on both databases, the newest first."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frontdesk.store.search import SearchEntry
from frontdesk.store.store import Store
from tests.store.conftest import OpenStore

PEOPLE = (
    ("Ana López", "+49 30 1234567"),
    ("Søren Kjær", "+45 20 12 34 56"),
    ("北京大学 王小明", "+86 10 6275 1234"),
    ("สมชาย ใจดี", "+66 81 234 5678"),
    ("Анна Ёлкина", "+7 495 123-45-67"),
    ("Maria O'Brien", "26-00427-6"),
    ("Marianne Lopes", "+1 (555) 010-4477"),
)


@pytest.fixture
def filled(store: Store) -> Store:
    """A store with seven people, the first of them the oldest."""
    with store.transaction():
        store.search.add_all(
            [
                SearchEntry("customer", n, name, "", f"{name} {number}")
                for n, (name, number) in enumerate(PEOPLE)
            ]
        )
    return store


def found(store: Store, text: str, **narrowed: str) -> list[int]:
    return [hit.target for hit in store.search.query(text, limit=10, **narrowed)]


@pytest.mark.parametrize(
    ("typed", "people"),
    [
        ("lo", [6, 0]),
        ("lop", [6, 0]),
        ("LÓPE", [6, 0]),
        ("lopez", [0]),
        ("mari", [6, 5]),
        ("maria", [6, 5]),
        ("marian", [6]),
        ("mari lop", [6]),
        ("lopes, marianne!", [6]),
        ("kjaer", [1]),
        ("o'brien", [5]),
        ("obri", [5]),
        ("елкина", [4]),
        ("ЁЛК", [4]),
        ("大学", [2]),
        ("小明", [2]),
        ("京学", []),
        ("王", [2]),
        ("ใจดี", [3]),
        ("4567", [4, 0]),
        ("34567", [4, 0]),
        ("456-7", [4, 0]),
        ("4477", [6]),
        ("+49 30", [0]),
        ("0049301", [0]),
        ("+1 (555) 010", [6]),
        ("26-00427-6", [5]),
        ("00427", [5]),
        ("427-6", [5]),
        ("ana 4567", [0]),
        ("a", []),
        ("", []),
        ("\"'*(){}[]^:;-+,.!?&|<>\\/%_~`@#$=", []),
        ("lopez AND NOT maria", []),
        ("nobody", []),
        ("mari nobody", []),
    ],
)
def test_what_is_typed_finds_people(filled: Store, typed: str, people: list[int]) -> None:
    assert found(filled, typed) == people


def test_the_newest_comes_first_and_a_changed_thing_is_the_newest(filled: Store) -> None:
    with filled.transaction():
        filled.search.put(SearchEntry("customer", 0, "Ana Müller", "", "Ana Müller Lopes"))
    assert found(filled, "lop") == [0, 6]
    assert found(filled, "lopez") == []
    assert filled.search.query("müller", limit=1)[0].title == "Ana Müller"


def test_kinds_are_told_apart(filled: Store) -> None:
    with filled.transaction():
        filled.search.put(SearchEntry("case", 0, "Refund", "Ana López", "Refund Ana López"))
    assert found(filled, "lopez") == [0, 0]
    assert found(filled, "lopez", kind="case") == [0]
    assert filled.search.targets("lop", kind="customer") == {0, 6}
    assert filled.search.targets("", kind="customer") == set()
    assert found(filled, "customer") == []


def test_what_is_removed_is_not_found(filled: Store) -> None:
    with filled.transaction():
        filled.search.remove("customer", 6)
        filled.search.remove("customer", 99)
    assert found(filled, "lop") == [0]
    assert filled.search.verify()


def test_no_more_than_asked_for(filled: Store) -> None:
    assert len(filled.search.query("lop", limit=1)) == 1


def test_many_words_that_begin_alike(store: Store) -> None:
    with store.transaction():
        store.search.add_all([SearchEntry("case", n, "", "", f"interword{n}x other") for n in range(200)])
    assert found(store, "interwo")[:2] == [199, 198]
    assert found(store, "interword7")[0] == 79
    assert found(store, "interword7 oth")[-1] == 70
    assert len(store.search.targets("interword", kind="case")) == 200


def test_an_index_that_disagrees_is_found_and_made_anew(filled: Store) -> None:
    assert filled.search.verify()
    with filled.transaction():
        filled.database.execute_sql("UPDATE search_documents SET body = 'something else' WHERE target = 6")
    assert not filled.search.verify()
    with filled.transaction():
        filled.search.rebuild()
    assert filled.search.verify()
    assert found(filled, "something els") == [6]


def test_the_index_keeps_no_copy_of_the_text(sqlite_url: str, open_store: OpenStore) -> None:
    store = open_store(sqlite_url)
    with store.transaction():
        store.search.put(SearchEntry("case", 1, "", "", "Unmistakable"))
    with closing(sqlite3.connect(Path(sqlite_url))) as connection:
        names = {
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        }
    assert "search_index_content" not in names


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(typed=st.text(max_size=40))
def test_no_query_fails(filled: Store, typed: str) -> None:
    assert len(filled.search.query(typed, limit=5)) <= 5
    assert filled.search.targets(typed, kind="case") == set()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(written=st.text(min_size=1, max_size=60))
def test_no_text_fails_and_its_words_find_it(store: Store, written: str) -> None:
    kept = written.encode("utf-8", "ignore").decode().replace("\x00", "")
    with store.transaction():
        store.search.put(SearchEntry("case", 1, "", "", kept))
    word = next((word for word in kept.split() if len(word) > 2 and word.isascii() and word.isalnum()), None)
    assert word is None or found(store, word) == [1]


@pytest.mark.parametrize("typed", ["+1 212 555 0199", "0012125550199", "212 555-0199", "0199"])
def test_a_number_written_without_its_country_is_found_with_it(store: Store, typed: str) -> None:
    with store.transaction():
        store.search.put(SearchEntry("customer", 1, "José Núñez", "", "José Núñez (212) 555-0199"))
        store.search.put(SearchEntry("customer", 2, "Ana López", "", "Ana López (212) 555-0198"))
    assert found(store, typed) == [1]
