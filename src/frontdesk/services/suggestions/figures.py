"""How the book is kept: how many wrote, about what, how soon they were answered, how many were told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from statistics import median
from typing import Any

from peewee import fn

from frontdesk.domain.calendar import OfficeCalendar
from frontdesk.domain.suggestions import (
    TELLING_OPEN,
    AuthorKind,
    SuggestionSource,
    SuggestionState,
    TellingState,
)
from frontdesk.services.context import Context
from frontdesk.services.rules import Rules, rules
from frontdesk.services.suggestions.papers.rows import within
from frontdesk.services.suggestions.papers.wish import EVERYTHING, Period, check_period
from frontdesk.services.suggestions.telling_views import still_open, told_moments
from frontdesk.store.models import Suggestion, SuggestionTelling

_AT_ONCE = 2_000
_COLUMNS = (
    Suggestion.id,
    Suggestion.state,
    Suggestion.author_kind,
    Suggestion.anonymous,
    Suggestion.source,
    Suggestion.theme_key,
    Suggestion.theme,
    Suggestion.withheld,
    Suggestion.given,
    Suggestion.looked,
    Suggestion.decided,
    Suggestion.finished,
    Suggestion.told,
)


@dataclass(frozen=True, slots=True)
class Spread:
    """How many business days something took: of how many entries, half of them and nine in ten within."""

    count: int
    median: float
    nine_in_ten: int


@dataclass(frozen=True, slots=True)
class SuggestionFigures:
    """The figures of the entries that were given in a period.

    `decided` are those done or declined; `to_be_told` everybody who was or is owed word of that, of whom
    `told` were told; who does not want to hear, or cannot be reached, is `excused`, counted apart.
    """

    first: date | None
    last: date | None
    given: int
    anonymous: int
    withheld: int
    states: Mapping[SuggestionState, int]
    authors: Mapping[AuthorKind, int]
    sources: Mapping[SuggestionSource, int]
    themes: tuple[tuple[str, int], ...]  # the most frequent first; "" is without one
    first_look: Spread | None
    decision: Spread | None
    answer: Spread | None
    to_be_told: int
    told: int
    excused: int

    @property
    def decided(self) -> int:
        """How many were done or declined."""
        return self.states.get(SuggestionState.DONE, 0) + self.states.get(SuggestionState.DECLINED, 0)


@dataclass(slots=True)
class _Tally:
    """What is counted while the entries are read."""

    states: Counter[str] = field(default_factory=Counter)
    authors: Counter[str] = field(default_factory=Counter)
    sources: Counter[str] = field(default_factory=Counter)
    themes: Counter[str] = field(default_factory=Counter)
    names: dict[str, str] = field(default_factory=dict)
    anonymous: int = 0
    withheld: int = 0
    days: dict[str, list[int]] = field(default_factory=lambda: {"look": [], "decision": [], "answer": []})


def suggestion_figures(ctx: Context, *, period: Period = EVERYTHING) -> SuggestionFigures:
    """Return the figures of the entries given in a period. Raises `FrontDeskError` (field "last")."""
    check_period(period)
    office = rules(ctx)
    with ctx.store.reading():
        tally = _tally(ctx, office, period)
        tellings = _tellings(ctx, office, period)
    still_open = sum(tellings.get(state.value, 0) for state in TELLING_OPEN)
    told = tellings.get(TellingState.TOLD.value, 0)
    themes = sorted(tally.themes.items(), key=lambda each: (-each[1], each[0]))
    return SuggestionFigures(
        first=period.first,
        last=period.last,
        given=sum(tally.states.values()),
        anonymous=tally.anonymous,
        withheld=tally.withheld,
        states={state: tally.states[state.value] for state in SuggestionState if tally.states[state.value]},
        authors={kind: tally.authors[kind.value] for kind in AuthorKind if tally.authors[kind.value]},
        sources={each: tally.sources[each.value] for each in SuggestionSource if tally.sources[each.value]},
        themes=tuple((tally.names[key], count) for key, count in themes),
        first_look=_spread(tally.days["look"]),
        decision=_spread(tally.days["decision"]),
        answer=_spread(tally.days["answer"]),
        to_be_told=told + still_open,
        told=told,
        excused=tellings.get(TellingState.EXCUSED.value, 0),
    )


def _tally(ctx: Context, office: Rules, period: Period) -> _Tally:
    tally = _Tally()
    told = told_moments(ctx.store)
    days = _Days(office)
    last = 0
    while True:
        query = Suggestion.select(*_COLUMNS).where(
            Suggestion.state != SuggestionState.TAKEN_BACK.value, Suggestion.id > last
        )
        for condition in within(office, Suggestion.given, period):
            query = query.where(condition)
        rows = ctx.store.rows(query.order_by(Suggestion.id).limit(_AT_ONCE))
        for row in rows:
            _count(tally, days, row, told.get(row[0], row[-1]))
        if len(rows) < _AT_ONCE:
            return tally
        last = rows[-1][0]


def _count(tally: _Tally, days: _Days, row: tuple[Any, ...], told: datetime | None) -> None:
    _, state, author, anonymous, source, key, theme, withheld, given, looked, decided, finished, _ = row
    tally.states[state] += 1
    tally.authors[author] += 1
    tally.sources[source] += 1
    tally.themes[key] += 1
    tally.names.setdefault(key, theme)
    tally.anonymous += bool(anonymous)
    tally.withheld += bool(withheld)
    ends = {"look": looked, "decision": decided or finished, "answer": told}
    for name, end in ends.items():
        if end is not None:
            tally.days[name].append(days.between(given, end))


class _Days:
    """Counts business days from one instant to another; the same few days come again and again."""

    def __init__(self, office: Rules) -> None:
        self._office = office
        self._calendar: OfficeCalendar = office.calendar
        self._known: dict[tuple[date, date], int] = {}

    def between(self, start: datetime, end: datetime) -> int:
        days = (self._office.day(start), self._office.day(end))
        if days not in self._known:
            self._known[days] = self._calendar.count_business_days(*days) if days[0] < days[1] else 0
        return self._known[days]


def _tellings(ctx: Context, office: Rules, period: Period) -> dict[str, int]:
    query = SuggestionTelling.select(SuggestionTelling.state, fn.COUNT(SuggestionTelling.id)).join(
        Suggestion, on=(SuggestionTelling.suggestion == Suggestion.id)
    )
    query = query.where(Suggestion.state != SuggestionState.TAKEN_BACK.value)
    for condition in within(office, Suggestion.given, period):
        query = query.where(condition)
    found = Counter(dict(ctx.store.rows(query.group_by(SuggestionTelling.state))))
    # What was posted, or the call that reached them, has told them since.
    waits = query.where(SuggestionTelling.state == TellingState.PREPARED.value, *still_open())
    prepared = sum(count for _, count in ctx.store.rows(waits.group_by(SuggestionTelling.state)))
    found[TellingState.TOLD.value] += found[TellingState.PREPARED.value] - prepared
    found[TellingState.PREPARED.value] = prepared
    return found


def _spread(days: list[int]) -> Spread | None:
    if not days:
        return None
    ordered = sorted(days)
    within_nine = ordered[max(-(-len(ordered) * 9 // 10) - 1, 0)]
    return Spread(len(ordered), float(median(ordered)), within_nine)
