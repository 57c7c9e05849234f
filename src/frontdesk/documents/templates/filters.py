"""The few filters of a letter's template: `{{ received | long_date }}`, `{{ matter | capital }}`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from frontdesk.documents.templates.placeholders import Holds
from frontdesk.documents.templates.speech import Speech

_DAYS = frozenset((Holds.DAY, Holds.MOMENT))
_TEXTS = frozenset((Holds.TEXT,))
_LISTS = frozenset((Holds.TEXTS, Holds.MOMENTS))
_BULLET = "– "


@dataclass(frozen=True, slots=True)
class Filter:
    """What a filter takes and gives; `apply` is never given an empty value."""

    takes: frozenset[Holds]
    gives: Holds
    apply: Callable[[Speech, Any], object]


def _capital(_speech: Speech, text: str) -> str:
    return text[:1].upper() + text[1:]


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _lines(speech: Speech, items: tuple[object, ...]) -> str:
    return "\n".join(_BULLET + speech.written(item) for item in items)


FILTERS: Mapping[str, Filter] = {
    "capital": Filter(_TEXTS, Holds.TEXT, _capital),
    "upper": Filter(_TEXTS, Holds.TEXT, lambda _speech, text: text.upper()),
    "date": Filter(_DAYS, Holds.TEXT, lambda speech, day: speech.day(_day(day))),
    "long_date": Filter(_DAYS, Holds.TEXT, lambda speech, day: speech.day(_day(day), "long")),
    "short_date": Filter(_DAYS, Holds.TEXT, lambda speech, day: speech.day(_day(day), "short")),
    "weekday": Filter(_DAYS, Holds.TEXT, lambda speech, day: speech.weekday(_day(day))),
    "time": Filter(frozenset((Holds.MOMENT,)), Holds.TEXT, lambda speech, moment: speech.time_of(moment)),
    "count": Filter(_LISTS, Holds.TEXT, lambda _speech, items: len(items)),
    "lines": Filter(_LISTS, Holds.TEXT, _lines),
}
"""`date` is a day with its weekday, `lines` a list below one another, `count` how many there are."""
