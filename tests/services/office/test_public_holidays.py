"""Public holidays of country and subdivision, in the office's language, each of which can be switched off."""

from __future__ import annotations

from datetime import date

import pytest

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.office.public_holidays import PublicHolidays, check_place, countries

CHRISTMAS = date(2027, 12, 25)


def test_a_subdivision_has_holidays_of_its_own() -> None:
    epiphany = date(2026, 1, 6)
    assert PublicHolidays("DE", "BY").of_year(2026)[epiphany] == "Heilige Drei Könige"
    assert epiphany not in PublicHolidays("DE").of_year(2026)


def test_names_are_in_the_office_s_language_where_it_is_known() -> None:
    assert PublicHolidays("DE", language="en").of_year(2027)[CHRISTMAS] == "Christmas Day"
    assert PublicHolidays("DE", language="fr").of_year(2027)[CHRISTMAS] == "Erster Weihnachtstag"


def test_names_do_not_follow_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "th")
    assert PublicHolidays("US").of_year(2027)[CHRISTMAS] == "Christmas Day"


def test_a_holiday_switched_off_goes_with_the_day_kept_in_its_place() -> None:
    """In 2027 Christmas falls on a Saturday and is kept on Friday."""
    all_kept = PublicHolidays("US").of_year(2027)
    without = PublicHolidays("US", switched_off=frozenset({"Christmas Day"})).of_year(2027)
    assert set(all_kept) - set(without) == {CHRISTMAS, date(2027, 12, 24)}


def test_the_key_that_switches_a_holiday_off_is_the_same_in_every_language() -> None:
    english, german = (PublicHolidays("DE", language=language).all_of_year(2027) for language in ("en", "de"))
    assert [found.key for found in english] == [found.key for found in german]
    assert [found.name for found in english] != [found.name for found in german]


def test_of_two_holidays_on_a_day_one_is_left_when_the_other_is_switched_off() -> None:
    shared = date(2027, 2, 15)
    without = PublicHolidays("US", "NY", switched_off=frozenset({"Susan B. Anthony Day"}))
    assert PublicHolidays("US", "NY").of_year(2027)[shared] == "Susan B. Anthony Day; Washington's Birthday"
    assert without.of_year(2027)[shared] == "Washington's Birthday"


def test_the_key_follows_whatever_decides_the_dates() -> None:
    variants = {
        PublicHolidays("US").key,
        PublicHolidays("US", "NY").key,
        PublicHolidays("DE").key,
        PublicHolidays("US", switched_off=frozenset({"Christmas Day"})).key,
    }
    assert len(variants) == 4
    assert PublicHolidays("US", language="de").key in variants


def test_known_years_are_taken_as_they_are() -> None:
    known = {2027: {CHRISTMAS: "remembered"}}
    holidays = PublicHolidays("US", known=known)
    assert holidays.of_year(2027) == known[2027]
    assert holidays.of_year(2028)[date(2028, 12, 25)] == "Christmas Day"


@pytest.mark.parametrize(
    ("country", "subdivision", "field"),
    [("XX", "", "country"), ("usa", "", "country"), ("", "", "country"), ("US", "ZZ", "subdivision")],
)
def test_a_place_that_is_not_known_is_refused(country: str, subdivision: str, field: str) -> None:
    for attempt in (
        lambda: check_place(country, subdivision),
        lambda: PublicHolidays(country, subdivision).of_year(2026),
    ):
        with pytest.raises(FrontDeskError) as refusal:
            attempt()
        assert refusal.value.field == field


def test_every_country_that_is_offered_has_holidays() -> None:
    assert len(countries()) > 200
    assert "NY" in countries()["US"]
    assert all(
        PublicHolidays(country).of_year(2026) is not None for country in ("US", "DE", "FR", "ES", "JP")
    )
