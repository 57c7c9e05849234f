"""Days away, and who stands in, through any chain of deputies."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.absences import Away, away_on, last_day_away, stand_in

MONDAY = date(2026, 11, 23)


def away(first: int, last: int, deputy: int | None = None) -> Away:
    return Away(
        MONDAY + timedelta(first), MONDAY + timedelta(last), "Ana Lind" if deputy else "", deputy_id=deputy
    )


def test_the_first_and_the_last_day_are_days_away() -> None:
    week = (away(0, 4),)
    assert [away_on(week, MONDAY + timedelta(day)) is not None for day in (-1, 0, 4, 5)] == [
        False,
        True,
        True,
        False,
    ]


def test_of_two_absences_on_a_day_the_one_with_a_deputy_counts() -> None:
    assert away_on((away(0, 9), away(0, 4, deputy=7)), MONDAY) == away(0, 4, deputy=7)


def test_absences_that_follow_each_other_are_one() -> None:
    known = (away(7, 9), away(0, 4), away(5, 6), away(20, 22))
    assert last_day_away(known, MONDAY) == MONDAY + timedelta(9)
    assert last_day_away(known, MONDAY + timedelta(10)) is None


def test_a_deputy_who_is_away_has_a_deputy() -> None:
    assert stand_in(1, {}) == 1
    assert stand_in(1, {1: 2}) == 2
    assert stand_in(1, {1: 2, 2: 3}) == 3
    assert stand_in(1, {1: None}) is None
    assert stand_in(1, {1: 2, 2: 1}) is None


@given(st.integers(0, 9), st.dictionaries(st.integers(0, 9), st.none() | st.integers(0, 9), max_size=10))
def test_whoever_stands_in_is_here(person: int, deputies: dict[int, int | None]) -> None:
    found = stand_in(person, deputies)
    assert found is None or found not in deputies
