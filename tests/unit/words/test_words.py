"""Messages become sentences of a language, dates the office's local ones."""

from __future__ import annotations

import logging
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from frontdesk.domain.clock import FixedClock
from frontdesk.domain.message import message
from frontdesk.words import Words, languages, nearest, words_for
from frontdesk.words.catalogue import catalogue

NEW_YORK = ZoneInfo("America/New_York")
IN_2026 = FixedClock(datetime(2026, 11, 22, 12, tzinfo=UTC))
MONDAY_EVENING = datetime(2026, 1, 5, 22, 0, tzinfo=UTC)


def english() -> Words:
    return words_for("en", timezone=NEW_YORK, clock=IN_2026, strict=True)


def with_text(monkeypatch: pytest.MonkeyPatch, id_: str, text: str, language: str = "en") -> None:
    """Add a text to a catalogue for this test."""
    catalogue(language).all()
    monkeypatch.setitem(catalogue(language)._texts, id_, text)


def test_languages_we_have_texts_in() -> None:
    assert languages() == ("de", "en", "es", "fr")


@pytest.mark.parametrize(
    ("wished", "ours"), [("de-AT", "de"), ("DE", "de"), ("fr_CA", "fr"), ("ja", "en"), ("", "en")]
)
def test_a_wish_is_answered_in_the_nearest_language(wished: str, ours: str) -> None:
    assert nearest(wished) == ours
    assert words_for(wished, timezone=NEW_YORK).language == ours


def test_what_a_language_lacks_is_said_in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    with_text(monkeypatch, "test.only", "Respond")
    assert words_for("de", timezone=NEW_YORK).text("kind.complaint") == "Beschwerde"
    assert words_for("de", timezone=NEW_YORK).text("test.only") == "Respond"


def test_values_are_taken_literally(monkeypatch: pytest.MonkeyPatch) -> None:
    with_text(monkeypatch, "test.hello", "Hello {name}, {{really}}")
    assert english().text("test.hello", name="{0} {{x}} {name!r}") == "Hello {0} {{x}} {name!r}, {really}"


def test_a_value_that_ends_with_a_full_stop_ends_its_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    with_text(monkeypatch, "test.at", "There is no {time}. Take {time}, or {time}...")
    said = english().text("test.at", time="2 a.m.")
    assert said == "There is no 2 a.m. Take 2 a.m., or 2 a.m...."
    assert english().text("test.at", time=message("callback.weekday.0")).startswith("There is no Monday. ")


def test_messages_in_messages_and_tuples_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    with_text(monkeypatch, "test.list", "It is {kinds}")
    kinds = (message("kind.question"), message("kind.request"))
    assert english().render(message("test.list", kinds=kinds)) == "It is Question, Request"


def test_a_value_that_is_nothing_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    with_text(monkeypatch, "test.owner", "[{owner}]")
    assert english().text("test.owner", owner=None) == "[]"


@pytest.mark.parametrize(
    ("language", "count", "expected"),
    [("en", 0, "0 days"), ("en", 1, "1 day"), ("en", 7, "7 days"), ("fr", 0, "0 day"), ("fr", 2, "2 days")],
)
def test_a_number_chooses_the_singular_as_its_language_does(
    monkeypatch: pytest.MonkeyPatch, language: str, count: int, expected: str
) -> None:
    with_text(monkeypatch, "test.days", "{n:plural|{n} day|{n} days}", language)
    assert words_for(language, timezone=NEW_YORK).text("test.days", n=count) == expected


@pytest.mark.parametrize(
    ("spec", "expected"),
    [
        ("date", "Monday, 5 January"),
        ("short", "Mon 5 Jan"),
        ("long", "5 January 2026"),
        ("time", "17:00"),
        ("instant", "Mon 5 Jan 17:00"),
        ("weekday", "Monday"),
    ],
)
def test_instants_are_written_in_the_offices_zone(
    monkeypatch: pytest.MonkeyPatch, spec: str, expected: str
) -> None:
    with_text(monkeypatch, "test.due", f"{{at:{spec}}}")
    assert english().text("test.due", at=MONDAY_EVENING) == expected


def test_another_year_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    assert english().date(date(2027, 1, 4)) == "Monday, 4 January 2027"
    assert english().short_date(date(2025, 12, 31)) == "Wed 31 Dec 2025"
    assert english().instant(datetime(2027, 1, 1, 3, tzinfo=UTC)) == "Thu 31 Dec 22:00"


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "Thursday, 3 December"),
        ("de", "Donnerstag, 3. Dezember"),
        ("fr", "jeudi 3 décembre"),
        ("es", "jueves, 3 de diciembre"),
    ],
)
def test_each_language_writes_dates_its_way(language: str, expected: str) -> None:
    assert words_for(language, timezone=NEW_YORK, clock=IN_2026).date(date(2026, 12, 3)) == expected


def test_austria_has_a_month_of_its_own() -> None:
    vienna = words_for("de", timezone=ZoneInfo("Europe/Vienna"), territory="AT")
    assert vienna.long_date(date(2026, 1, 7)) == "7. Jänner 2026"


def test_an_unknown_id_shows_itself_and_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        assert words_for("en", timezone=NEW_YORK).text("no.such_text") == "no.such_text"
    assert "no text for no.such_text" in caplog.text


def test_a_missing_value_shows_its_place_and_is_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with_text(monkeypatch, "test.hello", "Hello {name}")
    with caplog.at_level(logging.ERROR):
        assert words_for("en", timezone=NEW_YORK).text("test.hello") == "Hello ‹name›"
    assert "test.hello lacks name" in caplog.text


def test_tests_are_told_of_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    with_text(monkeypatch, "test.hello", "Hello {name}")
    with pytest.raises(KeyError, match=r"test\.hello lacks name"):
        english().text("test.hello")
    with pytest.raises(KeyError, match=r"no\.such_text"):
        english().text("no.such_text")
