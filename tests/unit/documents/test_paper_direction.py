"""Lines with parts from the right: as the Unicode algorithm orders them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.documents.text.direction import base_level, levels, visual_order


@pytest.mark.parametrize(
    ("text", "language", "level"),
    [
        ("Hello", "en", 0),
        ("שלום", "en", 1),
        ("123 שלום", "en", 1),
        ("Hello שלום", "en", 0),
        ("Hello שלום", "he", 1),
        ("26-00427-0", "he", 0),
        ("Maria Sandoval", "ar", 0),
        ("", "", 0),
    ],
)
def test_a_paragraph_runs_as_its_first_letter_does(text: str, language: str, level: int) -> None:
    assert base_level(text, language) == level


@pytest.mark.parametrize(
    ("text", "base", "expected"),
    [
        ("abc", 0, "000"),
        ("אב", 1, "11"),
        ("אב 12", 1, "11122"),
        ("a אב b", 0, "001100"),
        ("אב (ab) 12", 1, "111" + "1" + "22" + "1" + "1" + "22"),
        ("אב [a אב]", 1, "111" + "1" + "2" + "1" + "11" + "1"),
        ("ab (אב)", 0, "000" + "0" + "11" + "0"),
        ("ab (אב cd) ef", 0, "000" + "0" + "11" + "000" + "000" + "0"),
    ],
)
def test_embedding_levels(text: str, base: int, expected: str) -> None:
    assert "".join(map(str, levels(text, base))) == expected


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([("a", 0), ("b", 0)], "ab"),
        ([("A", 1), ("B", 1)], "BA"),
        ([("a", 0), ("B", 1), ("C", 1), ("d", 0)], "aCBd"),
        ([("A", 1), ("1", 2), ("2", 2), ("B", 1)], "B12A"),
        ([], ""),
    ],
)
def test_runs_stand_in_visual_order(items: list[tuple[str, int]], expected: str) -> None:
    assert "".join(visual_order(items)) == expected


@given(st.text(alphabet="aאب1( )[]-é中", max_size=40), st.sampled_from([0, 1]))
def test_every_character_has_a_level_and_keeps_its_place_in_the_set(text: str, base: int) -> None:
    found = levels(text, base)
    assert len(found) == len(text)
    ordered = visual_order(list(zip(range(len(text)), found, strict=True)))
    assert sorted(ordered) == list(range(len(text)))
