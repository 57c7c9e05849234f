"""Where lines may end, what is one character, and what is taken out of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.documents.text.breaking import is_space, pieces
from frontdesk.documents.text.characters import clean, clusters, one_line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one two", ["one", " ", "two"]),
        ("well-known", ["well-", "known"]),
        ("and/or", ["and/", "or"]),
        ("26-00427-0", ["26-00427-0"]),
        ("a\u00a0b", ["a\u00a0b"]),
        ("hello@river-side.example", ["hello@river-side.example"]),
        ("www.river-side.example", ["www.river-side.example"]),
        ("https://a.example/b-c", ["https://a.example/b-c"]),
        ("1\u20132", ["1\u20132"]),
        ("中文测试", ["中", "文", "测", "试"]),
        ("测试。好", ["测", "试。", "好"]),
        ("他说「好」吗", ["他", "说", "「好」", "吗"]),
        ("テストッー", ["テ", "ス", "トッー"]),
        ("A4用紙", ["A4", "用", "紙"]),
        ("ไทย", ["ไทย"]),
        ("เราได้รับเรื่องของท่านแล้ว", ["เรา", "ได้", "รับ", "เรื่อง", "ของ", "ท่าน", "แล้ว"]),
        ("จะตอบกลับ26-00427-0ค่ะ", ["จะ", "ตอบ", "กลับ", "26-00427-0", "ค่ะ"]),
        ("น้ำ", ["น้ำ"]),
        ("한국어 말", ["한국어", " ", "말"]),
        ("zero\u200bwidth", ["zero\u200b", "width"]),
        ("", []),
    ],
)
def test_a_line_may_end_between_these(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


@given(st.text())
def test_nothing_is_lost_between_pieces(text: str) -> None:
    assert "".join(pieces(clean(text).replace("\n", " "))) == clean(text).replace("\n", " ")


@pytest.mark.parametrize(("piece", "space"), [(" ", True), ("\u3000", True), ("\u00a0", False), ("a", False)])
def test_a_no_break_space_is_no_space(piece: str, space: bool) -> None:
    assert is_space(piece) is space


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("abc", ["a", "b", "c"]),
        ("e\u0301a", ["e\u0301", "a"]),
        ("คำ", ["ค", "ำ"]),
        ("की", ["की"]),
        ("👩\u200d👧a", ["👩\u200d👧", "a"]),
    ],
)
def test_a_base_and_its_marks_are_one_character(text: str, expected: list[str]) -> None:
    assert clusters(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        ("e\u0301", "é"),
        ("a\tb", "a b"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a\x00\x07\x1b\x7f\x9fb", "ab"),
        ("a\u202eb\u2066c\u200fd", "abcd"),
        ("soft\u00adhyphen\ufeff", "softhyphen"),
        ("half \ud83d pair", "half \ufffd pair"),
        ("\uffff", "\ufffd"),
    ],
)
def test_controls_go_and_the_rest_stays(text: str, expected: str) -> None:
    assert clean(text) == expected


def test_one_line_has_single_spaces_and_none_at_its_ends() -> None:
    assert one_line("  Ada \n\t Quill ") == "Ada Quill"


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)
