"""Times as people say them become windows; what can be read in two ways, or in none, is refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.calendar import OfficeCalendar
from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.saying.reading import read_window
from frontdesk.domain.saying.window import SaidWindow
from frontdesk.words import words_for
from frontdesk.words.times import time_words
from tests.unit.domain.offices import closed, office

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 12, 2, 10, 20, 30, tzinfo=BERLIN)  # a Wednesday
HOURS = "mon-fri 09:00-12:00,13:00-17:00"
OFFICE = office(HOURS, closed("2026-12-24"), holidays={"2026-12-25": "Christmas Day"}, timezone=BERLIN)
LISTS = Path(__file__).with_name("sayings")
LEAST = {"en": 200, "de": 60, "fr": 60, "es": 60}


@dataclass(frozen=True, slots=True)
class Saying:
    """A line of the lists: what is said, and what it must come to."""

    language: str
    text: str
    expected: str

    def __str__(self) -> str:
        return f"{self.language}: {self.text}"


def _listed(language: str) -> Iterator[Saying]:
    for line in (LISTS / f"{language}.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            text, _, expected = line.partition("\t")
            yield Saying(language, text, expected)


SAYINGS = [saying for language in LEAST for saying in _listed(language)]


def read(
    text: str,
    language: str = "en",
    *,
    now: datetime = NOW,
    calendar: OfficeCalendar = OFFICE,
    zone: ZoneInfo | None = None,
) -> SaidWindow:
    """Return the window that a saying means at our office."""
    return read_window(text, now=now, calendar=calendar, words=time_words(language), zone=zone)


def attempt(
    text: str, language: str = "en", *, now: datetime = NOW, zone: ZoneInfo | None = None
) -> SaidWindow | FrontDeskError:
    """Return the window, or the refusal; anything else that is raised is a bug."""
    try:
        return read(text, language, now=now, zone=zone)
    except FrontDeskError as refusal:
        return refusal


def outcome(text: str, language: str = "en", *, now: datetime = NOW, zone: ZoneInfo | None = None) -> str:
    """Return what the lists say of a saying: "03 10:00-11:00", or "- two_ways" for a refusal."""
    window = attempt(text, language, now=now, zone=zone)
    if isinstance(window, FrontDeskError):
        return f"- {window.message.id.removeprefix('said_time.')}"
    start, end = window.start.astimezone(BERLIN), window.end.astimezone(BERLIN)
    day = f"{start:%d}" if (start.year, start.month) == (2026, 12) else f"{start:%Y-%m-%d}"
    return f"{day} {start:%H:%M}-{end:%H:%M}"


@pytest.mark.parametrize("saying", SAYINGS, ids=str)
def test_what_is_said_is_understood_or_refused(saying: Saying) -> None:
    assert outcome(saying.text, saying.language) == saying.expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thu 16:30", "03 16:30-17:00"),
        ("Thu 16:50", "03 16:50-17:50"),  # too short for a call: that the office closes is said beside it
        ("Thu 16:30 for an hour", "03 16:30-17:30"),
        ("in 6 hours", "02 16:20-17:00"),
    ],
)
def test_a_window_whose_end_nobody_says_ends_with_the_day(text: str, expected: str) -> None:
    assert outcome(text) == expected


@pytest.mark.parametrize(("language", "least"), LEAST.items())
def test_the_lists_are_as_long_as_they_must_be(language: str, least: int) -> None:
    listed = list(_listed(language))
    assert len({saying.text for saying in listed}) == len(listed) >= least
    assert sum(saying.expected.startswith("-") for saying in listed) >= least // 10


def test_every_refusal_of_the_lists_can_be_said_in_every_language() -> None:
    for saying in SAYINGS:
        if not saying.expected.startswith("-"):
            continue
        with pytest.raises(FrontDeskError) as refused:
            read(saying.text, saying.language)
        for language in LEAST:
            words = words_for(language, timezone=BERLIN, strict=True)
            assert words.render(refused.value.message)


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("30 February at 10", "en", "There is no day “30 February”."),
        ("on Monday, the 31st of November, 3 pm", "en", "There is no day “Monday, the 31st of November”."),
        ("10-11 Uhr am 31. Nov.", "de", "Den Tag „31. Nov.“ gibt es nicht."),
        ("le 31 novembre à 10h", "fr", "Le jour « 31 novembre » n’existe pas."),
        ("el 30 de Febrero, 10:00", "es", "El día «30 de Febrero» no existe."),
        ("2027-02-30 10:00", "en", "There is no day “2027-02-30 10:00”."),
        ("31.11.2027", "de", "Den Tag „31.11.2027“ gibt es nicht."),
        ("Übermorgän um 10", "de", "„Übermorgän“ wird nicht verstanden."),
    ],
)
def test_a_refusal_repeats_the_words_as_they_were_typed(text: str, language: str, said: str) -> None:
    refused = attempt(text, language)
    assert isinstance(refused, FrontDeskError)
    assert words_for(language, timezone=BERLIN, strict=True).render(refused.message).startswith(said)


def test_the_reading_shows_the_window_in_full() -> None:
    words = words_for("en", timezone=BERLIN, strict=True)
    assert words.render(read("thu 10").reading) == "Thursday, 3 December, 10:00–11:00"
    assert words.render(read("today 23:00-24:00").reading) == "Wednesday, 2 December, 23:00–24:00"
    late = read("in 2 hours", now=datetime(2026, 12, 2, 21, 30, tzinfo=BERLIN))
    assert words.render(late.reading) == "Wed 2 Dec 23:30 to Thu 3 Dec 00:30"


def test_other_languages_are_understood_where_the_first_one_is_not_at_a_loss() -> None:
    assert outcome("morgen um 10", "en") == "03 10:00-11:00"
    assert outcome("tomorrow at 10", "es") == "03 10:00-11:00"
    assert outcome("mar 10", "en") == "2027-03-10 09:00-17:00"  # March in English
    assert outcome("mar à 10h", "fr") == "08 10:00-11:00"  # Tuesday in French


def test_the_customers_own_clock_can_be_meant() -> None:
    tokyo = ZoneInfo("Asia/Tokyo")
    window = read("tomorrow at 16:30", zone=tokyo)
    assert window.start == datetime(2026, 12, 3, 16, 30, tzinfo=tokyo)
    words = words_for("en", timezone=BERLIN, strict=True)
    assert words.render(window.reading) == (
        "Thursday, 3 December, 08:30–09:30 (for the customer Thu 3 Dec, 16:30–17:30, Tokyo)"
    )


def test_half_of_the_day_is_the_one_in_which_the_office_is_open() -> None:
    new_york = ZoneInfo("America/New_York")
    # Ten in New York is four in the afternoon in Berlin; ten at night there is four at night here.
    assert read("tomorrow at 10", zone=new_york).start == datetime(2026, 12, 3, 10, tzinfo=new_york)
    day_and_night = office("mon-sun 00:00-24:00", timezone=BERLIN)
    with pytest.raises(FrontDeskError, match="which_half"):
        read("tomorrow at 10", calendar=day_and_night)


@pytest.mark.parametrize(
    "text", ["28 March 02:30", "28 March 02:15-03:30", "2027-03-28T02:30/2027-03-28T03:30"]
)
def test_a_time_that_the_clocks_leave_out_is_refused(text: str) -> None:
    with pytest.raises(FrontDeskError, match="clocks_skip"):
        read(text)


def test_a_time_that_comes_twice_is_the_first_and_says_so() -> None:
    window = read("31 October 2027 02:30")
    assert window.start == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
    assert [note.id for note in window.notes] == ["said_time.clocks_repeat"]
    assert not read("2027-10-31T02:30+01:00/2027-10-31T03:30+01:00").notes


def test_hours_are_hours_across_a_change_of_the_clocks() -> None:
    evening = datetime(2026, 3, 28, 23, 0, tzinfo=BERLIN)
    assert read("in 4 hours", now=evening).start - evening == timedelta(hours=4)


def test_a_weekday_said_on_that_day() -> None:
    assert outcome("Wednesday") == "09 09:00-17:00"
    assert outcome("Wed 9:30") == "09 09:30-10:30"  # today it is over
    assert outcome("Wed 11:00") == "- two_ways"


def test_decoration_does_not_matter() -> None:
    expected = outcome("demain à 10h", "fr")
    for text in (
        "DEMAIN À 10H",
        "demain a 10h",
        "  demain\u00a0 à\t10h\u200b ",
        "✨demain à 10h✨",
        "demain à １０h",
    ):
        assert outcome(text, "fr") == expected
    assert outcome("tomorrow ۱۰:۳۰") == "03 10:30-11:30"


PIECES = st.sampled_from(
    sorted(
        {word for saying in SAYINGS for word in saying.text.split()}
        | {"-", "–", ".", "/", "١٠", "3", "12:00"}
    )
)
ISO = r"\d{4}-\d\d-\d\dT\d\d:\d\d(Z|[+-]\d\d:\d\d)?(/(\d{4}-\d\d-\d\dT)?\d\d:\d\d)?"
ZONES = ["Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Apia", "Africa/Casablanca"]
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(PIECES, max_size=9).map(" ".join),
    st.lists(PIECES, max_size=6).map("".join),
    st.from_regex(
        r"\d{4}-\d\d-\d\dT\d\d:\d\d(Z|[+-]\d\d:\d\d)?(/(\d{4}-\d\d-\d\dT)?\d\d:\d\d)?", fullmatch=True
    ),
)


@given(
    TEXTS,
    st.sampled_from(sorted(LEAST)),
    st.integers(0, 36_500),
    st.integers(0, 1439),
    st.sampled_from(ZONES),
)
def test_whatever_is_typed_is_a_window_ahead_or_a_refusal(
    text: str, language: str, day: int, minute: int, zone: str
) -> None:
    now = datetime(1990, 1, 1, tzinfo=UTC) + timedelta(days=day, minutes=minute)
    window = attempt(text, language, now=now, zone=ZoneInfo(zone))
    if isinstance(window, FrontDeskError):
        assert window.field == "window"
        return
    assert now - timedelta(days=1) < window.start < window.end <= window.start + timedelta(days=1)
    assert window.end > now.replace(second=0, microsecond=0)
    words = words_for(language, timezone=BERLIN, strict=True)
    assert words.render(window.reading)


@given(st.text("tomrw 15:–,٣é", min_size=400, max_size=50_000))
def test_very_long_text_is_refused_at_once(text: str) -> None:
    refused = attempt(f"x{text}x")
    assert isinstance(refused, FrontDeskError)
    assert refused.message.id in (
        "said_time.too_long",
        "said_time.word",
    )  # the latter where it is mostly blanks
