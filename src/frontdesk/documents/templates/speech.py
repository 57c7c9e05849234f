"""How values are written in a letter's language: days, moments, lists, numbers (CLDR, by Babel)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from frontdesk.domain.kinds import CaseKind, Formality
from frontdesk.paths import resources

if TYPE_CHECKING:
    from babel import Locale

FALLBACK_LANGUAGE = "en"
_NARROW_SPACE, _NO_BREAK_SPACE = "\u202f", "\u00a0"  # few fonts have the first
_FRENCH_FIRST = "1er"  # CLDR writes "1 janvier"


@dataclass(frozen=True, slots=True)
class Speech:
    """The language of one letter, with its region ("en-GB"), and how its reader is addressed."""

    language: str
    formality: Formality = Formality.FORMAL

    def day(self, day: date, width: str = "full") -> str:
        """Return "Thursday, 3 December 2026", or without its weekday ("long"), or in figures ("short").

        The year always stands: a letter is read again years later.
        """
        return _day(self.language, day, width)

    def month(self, day: date) -> str:
        """Return "December 2026", as a heading begins."""
        from babel.dates import format_skeleton  # noqa: PLC0415  start-up, as above

        written = str(format_skeleton("yMMMM", day, locale=self.locale))
        return written[:1].upper() + written[1:]

    def weekday(self, day: date) -> str:
        """Return "Thursday"."""
        from babel.dates import format_date  # noqa: PLC0415  start-up, as above

        return format_date(day, "EEEE", locale=self.locale)

    def weekdays(self) -> tuple[str, ...]:
        """Return "Mon", "Tue" … , Monday first."""
        from babel.dates import get_day_names  # noqa: PLC0415  start-up, as above

        names = get_day_names("abbreviated", locale=self.locale)
        return tuple(str(names[number]) for number in range(7))

    def clock(self, clock: time) -> str:
        """Return "17:00" or "5:00 PM"."""
        from babel.dates import format_time  # noqa: PLC0415  start-up, as above

        return format_time(clock, "short", locale=self.locale).replace(_NARROW_SPACE, _NO_BREAK_SPACE)

    def time_of(self, moment: datetime) -> str:
        """Return "17:00" or "5:00 PM"; `moment` is in local time."""
        return self.clock(moment.time())

    def moment(self, moment: datetime) -> str:
        """Return "Thursday, 3 December 2026 at 17:00"; `moment` is in local time."""
        from babel.dates import get_datetime_format  # noqa: PLC0415  start-up, as above

        day, time = self.day(moment.date()), self.time_of(moment)
        pattern = _words(self._primary).get("moment")
        if pattern is None:
            joined = str(get_datetime_format("full", locale=self.locale)).replace("'", "")
            return joined.replace("{0}", time).replace("{1}", day)
        return str(pattern).format(day=day, time=time)

    def number(self, number: float) -> str:
        """Return "1,234" or "1.234"."""
        from babel.numbers import format_decimal  # noqa: PLC0415  start-up, as above

        return format_decimal(number, locale=self.locale)

    def percent(self, share: float) -> str:
        """Return "62%" or "62 %" of a share from 0 to 1."""
        from babel.numbers import format_percent  # noqa: PLC0415  start-up, as above

        return format_percent(share, locale=self.locale).replace(_NARROW_SPACE, _NO_BREAK_SPACE)

    def listed(self, items: Sequence[str]) -> str:
        """Return "a, b and c"."""
        from babel.lists import format_list  # noqa: PLC0415  start-up, as above

        return format_list(list(items), locale=self.locale)

    def matter(self, kind: CaseKind) -> str:
        """Return "your complaint", as the reader is addressed."""
        words = _words(self._primary) or _words(FALLBACK_LANGUAGE)
        return str(words[self.formality][kind])

    def written(self, value: object) -> str:
        """Return a value as it is read in running text."""
        match value:
            case datetime():
                return self.moment(value)
            case date():
                return self.day(value)
            case int():
                return self.number(value)
            case tuple() | list():
                return self.listed([self.written(each) for each in value])
        return str(value)

    @property
    def _primary(self) -> str:
        return self.language.partition("-")[0].lower()

    @property
    def locale(self) -> Locale:
        """The conventions of the language in its region; English ones where nobody knows it."""
        return _locale(self.language)


def speech_tag(language: str, country: str) -> str:
    """Return a language with the region by whose customs it is written: "en" in "GB" is "en-GB".

    A language that is not at home there stays as it is.
    """
    if "-" in language or not country:
        return language
    regional = f"{language}-{country}"
    return regional if _known(regional) else language


def is_language(tag: str) -> bool:
    """Whether there is such a language, so that dates and lists can be written in it."""
    return bool(tag) and _known(tag.partition("-")[0])


@lru_cache(maxsize=1024)  # a batch of letters promises the same few days
def _day(tag: str, day: date, width: str) -> str:
    from babel.dates import format_date  # noqa: PLC0415  start-up: only printing needs it

    locale = _locale(tag)
    written = format_date(day, width, locale=locale)
    if day.day == 1 and width != "short" and locale.language == "fr":
        return written.replace("1 ", f"{_FRENCH_FIRST} ", 1)
    return written


@lru_cache(maxsize=64)
def _known(tag: str) -> bool:
    from babel import localedata  # noqa: PLC0415  start-up, as above

    return bool(localedata.exists(tag.replace("-", "_")))


@lru_cache(maxsize=64)
def _locale(tag: str) -> Locale:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  start-up, as above

    for wish in (tag, tag.partition("-")[0]):
        try:
            return Locale.parse(wish, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale(FALLBACK_LANGUAGE)


@lru_cache(maxsize=32)
def _words(language: str) -> Mapping[str, Any]:
    """Return what we have written down of a language; nothing of one that we have no letters in."""
    file = resources() / "letters" / "speech" / f"{language}.toml"
    if not language.isalpha() or not file.is_file():
        return {}
    return tomllib.loads(file.read_text(encoding="utf-8"))
