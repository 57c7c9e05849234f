"""References: no two alike, and a misheard digit is noticed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.references import (
    format_reference,
    looks_like_reference,
    parse_reference,
    reserve_reference,
)
from tests.services.offices import Desk

years = st.integers(min_value=2000, max_value=2099)
numbers = st.integers(min_value=1, max_value=10_000_000)


def test_a_reference_is_year_number_and_check_digit() -> None:
    assert format_reference(2026, 427) == "26-00427-6"
    assert format_reference(2026, 1_234_567) == "26-1234567-7"


@given(year=years, number=numbers, at=st.integers(min_value=0), digit=st.integers(min_value=1, max_value=9))
def test_every_wrong_digit_is_noticed(year: int, number: int, at: int, digit: int) -> None:
    digits = list(format_reference(year, number).replace("-", ""))
    place = at % len(digits)
    digits[place] = str((int(digits[place]) + digit) % 10)
    with pytest.raises(FrontDeskError) as refused:
        parse_reference("".join(digits))
    assert refused.value.message.id == "reference.misheard"


@given(year=years, number=numbers, at=st.integers(min_value=0))
def test_swapped_neighbours_are_noticed(year: int, number: int, at: int) -> None:
    digits = list(format_reference(year, number).replace("-", ""))
    place = at % (len(digits) - 1)
    digits[place], digits[place + 1] = digits[place + 1], digits[place]
    swapped = "".join(digits)
    assert looks_like_reference(swapped) == (digits[place] == digits[place + 1])


@given(year=years, number=numbers, separator=st.sampled_from(["", " ", "-", " – ", "."]))
def test_however_it_is_parted_it_is_the_same(year: int, number: int, separator: str) -> None:
    reference = format_reference(year, number)
    assert parse_reference(f"  {reference.replace('-', separator)} ") == reference


@given(text=st.text())
def test_any_text_is_a_reference_or_refused(text: str) -> None:
    try:
        parsed = parse_reference(text)
    except FrontDeskError as refusal:
        parsed = refusal.field or ""
    assert parsed == "reference" or looks_like_reference(parsed)


def test_reserved_references_follow_each_other_and_begin_anew_each_year(desk: Desk) -> None:
    assert [reserve_reference(desk.ctx).result[:8] for _ in range(3)] == ["26-00001", "26-00002", "26-00003"]
    desk.at("2027-01-01 00:30")
    assert reserve_reference(desk.ctx).result == format_reference(2027, 1)
