"""Folding: what people type finds what others wrote."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.store.folding import MAX_LENGTH, MAX_WORDS, fold, fold_document, fold_key, reversed_number
from frontdesk.store.search.postgresql import query_expression, vector
from frontdesk.store.search.wanted import MAX_TERMS, wanted


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Crème Brûlée", ["creme", "brulee"]),
        ("Straße STRASSE", ["strasse", "strasse"]),
        ("İstanbul ISPARTA ılık", ["istanbul", "isparta", "ilik"]),
        ("Łódź Søren Æsir Œuvre þing Đà", ["lodz", "soren", "aesir", "oeuvre", "thing", "da"]),
        ("Ёлка ЙОГУРТ", ["елка", "иогурт"]),
        ("Άνθρωπος ΣΊΣΥΦΟΣ", ["ανθρωποσ", "σισυφοσ"]),
        ("O'Brien O’Brien", ["obrien", "obrien"]),
        ("e-mail: a.b@c.de", ["e", "mail", "a", "b", "c", "de"]),
        ("北京大学", ["北", "京", "大", "学"]),
        ("東京タワー", ["東", "京", "タ", "ワ", "ー"]),
        ("ガス", ["ガ", "ス"]),
        ("ﾃｽﾄ Ｆｕｌｌ", ["テ", "ス", "ト", "full"]),
        ("김민준 씨", ["김민준", "씨"]),
        ("हिन्दी", ["हिन्दी"]),
        ("שָׁלוֹם", ["שלום"]),
        ("مُحَمَّد", ["محمد"]),
        ("١٢٣٤", ["1234"]),
        ("x² ½", ["x2", "1", "2"]),
        ("\x00\ud800 \ue000kind", ["kind"]),
        ("", []),
    ],
)
def test_words_are_folded(written: str, words: list[str]) -> None:
    assert fold(written) == words


def test_thai_can_be_found_inside() -> None:
    inside, whole = fold("ใจดี"), fold("สมชายใจดีมาก")
    assert "".join(inside) in "".join(whole)
    assert len(inside) > 1


def test_a_name_is_looked_up_by_its_key() -> None:
    assert fold_key("  Würth,  GmbH & Co. ") == "wurth gmbh co"


@pytest.mark.parametrize(
    "written", ["+49 (30) 123-4567", "0049/301234567"[2:], "49.30.1234567", "٤٩٣٠١٢٣٤٥٦٧"]
)
def test_a_number_is_found_by_its_beginning_and_its_end(written: str) -> None:
    words = fold_document(f"Ana Ruiz {written} (mobile)").split()
    assert "49301234567" in words
    assert reversed_number("49301234567") in words


def test_years_and_dates_are_no_telephone_numbers() -> None:
    assert reversed_number("2026") not in fold_document("in 2026 we").split()


def test_long_texts_and_words_are_cut() -> None:
    assert len(fold("x" * 1000)[0]) == MAX_LENGTH
    assert len(fold_document("word " * (MAX_WORDS + 5)).split()) == MAX_WORDS


@given(st.text())
def test_folding_never_fails_and_leaves_nothing_that_parts_words(text: str) -> None:
    for word in fold(text):
        assert word
        assert not word.isspace()
        assert not set(word) & set(" \t\n\"'*()^:-+&|!<>\\\x00\ue000\ue001")


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text)
    assert fold(" ".join(once)) == once


@given(st.text(max_size=200))
def test_any_query_can_be_asked(text: str) -> None:
    asked = wanted(text)
    assert len(asked.terms) <= MAX_TERMS
    assert query_expression(asked).count("'") % 2 == 0
    assert vector(fold_document(text)).count("'") % 2 == 0
