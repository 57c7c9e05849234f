"""Messages become sentences: the one place where ids turn into words of a language."""

from __future__ import annotations

import datetime
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from frontdesk.domain.clock import Clock
from frontdesk.domain.message import Message
from frontdesk.words.catalogue import FALLBACK, Catalogue, catalogue, nearest
from frontdesk.words.dates import Formats, formats
from frontdesk.words.language_names import language_name
from frontdesk.words.template import Piece, pieces

_log = logging.getLogger(__name__)

_LANGUAGE_SPEC = "language"  # a tag (BCP 47) is written as the language's name
_DATE_SPECS = frozenset({"date", "short", "long", "time", "instant", "weekday", "weekday_short"})


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language.

    What a language lacks is said in English. An unknown id or a missing value
    raises KeyError when `strict` (in tests); else it is logged and shows as what
    it is, for half a sentence serves a receptionist better than none.
    """

    language: str
    territory: str  # ISO 3166-1 of the office, which decides how dates are written; "" where unknown
    timezone: ZoneInfo
    strict: bool
    clock: Clock | None
    _texts: tuple[Catalogue, ...]
    _formats: Formats

    def text(self, id_: str, /, **params: object) -> str:
        """Return the sentence of a message id, filled with its parameters."""
        return self._fill(id_, params)

    def render(self, message: Message) -> str:
        """Return the sentence of a message, those inside of it too."""
        return self._fill(message.id, message.params)

    def has(self, id_: str) -> bool:
        """Whether there is a text for an id."""
        return any(texts.find(id_) is not None for texts in self._texts)

    def date(self, day: datetime.date) -> str:
        """Return "Thursday, 3 December", with the year when it is not this one."""
        return self._write("date", day)

    def short_date(self, day: datetime.date) -> str:
        """Return "Thu 3 Dec", with the year when it is not this one."""
        return self._write("short", day)

    def long_date(self, day: datetime.date) -> str:
        """Return "3 December 2026", as a letter is dated."""
        return self._write("long", day)

    def time(self, at: datetime.datetime) -> str:
        """Return the office's local time of an instant, "17:00"."""
        return self._write("time", at)

    def instant(self, at: datetime.datetime) -> str:
        """Return an instant in the office's local time, "Mon 5 Jan 17:00"."""
        return self._write("instant", at)

    def _fill(self, id_: str, params: Mapping[str, object]) -> str:
        for texts in self._texts:
            found = texts.find(id_)
            if found is not None:
                return self._fill_text(found, params, id_)
        return self._missing(id_, f"no text for {id_}")

    def _fill_text(self, text: str, params: Mapping[str, object], id_: str) -> str:
        filled = ""
        for piece in pieces(text):
            filled += _joining(filled, piece.literal) + self._value(piece, params, id_)
        return filled

    def _value(self, piece: Piece, params: Mapping[str, object], id_: str) -> str:
        if not piece.name:
            return ""
        if piece.name not in params:
            return self._missing(f"‹{piece.name}›", f"{id_} lacks {piece.name}")
        value = params[piece.name]
        if piece.choices and isinstance(value, int):
            one, many = piece.choices[0], piece.choices[-1]
            return self._fill_text(one if self._formats.is_one(value) else many, params, id_)
        return self._write(piece.spec, value)

    def _write(self, spec: str, value: object) -> str:
        if isinstance(value, datetime.datetime):
            return self._write_date(spec or "instant", value.astimezone(self.timezone))
        if isinstance(value, datetime.date):
            return self._write_date(spec or "date", value)
        if isinstance(value, Message):
            return self.render(value)
        if isinstance(value, (tuple, list)):
            return ", ".join(self._write(spec, item) for item in value)
        if spec == _LANGUAGE_SPEC and isinstance(value, str):
            return language_name(value, self.language)
        return "" if value is None else str(value)

    def _write_date(self, spec: str, day: datetime.date) -> str:
        known = spec if spec in _DATE_SPECS else "date"
        return self._formats.write(known, day, with_year=not self._is_this_year(day))

    def _is_this_year(self, day: datetime.date) -> bool:
        if self.clock is None:
            return True
        return self.clock.now().astimezone(self.timezone).year == day.year

    def _missing(self, shown: str, complaint: str) -> str:
        if self.strict:
            raise KeyError(complaint)
        _log.error("%s (%s)", complaint, self.language)
        return shown


def _joining(before: str, literal: str) -> str:
    """Return what follows a value: one that ends with a full stop ("4 p.m.") ends the sentence, too."""
    return literal[1:] if before.endswith(".") and literal[:1] == "." != literal[1:2] else literal


def words_for(
    language: str,
    *,
    timezone: ZoneInfo,
    territory: str = "",
    clock: Clock | None = None,
    strict: bool = False,
) -> Words:
    """Return the words of the language nearest to the wish, for times of an office's zone.

    With a clock, dates of other years than its present one say their year.
    """
    known = nearest(language)
    texts = (catalogue(known),) if known == FALLBACK else (catalogue(known), catalogue(FALLBACK))
    return Words(known, territory, timezone, strict, clock, texts, formats(known, territory))
