"""The figures of the book on paper: how many, from whom, about what, how soon, how many were told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from frontdesk.documents.content import Fact
from frontdesk.documents.suggestions.content import Bar, Chart, FiguresContent
from frontdesk.documents.suggestions.figures import figures_pdf
from frontdesk.domain.suggestions import SuggestionState
from frontdesk.services.context import Context
from frontdesk.services.suggestions.figures import Spread, SuggestionFigures, suggestion_figures
from frontdesk.services.suggestions.papers.wish import EVERYTHING, Paper, Period, Press, press

FIGURES_PAPERS = frozenset({Paper.A4, Paper.LETTER})
"""The papers that there is a layout of the figures for."""

_MOST_THEMES = 7


@dataclass(frozen=True, slots=True)
class FiguresWish:
    """Which figures are wanted: of entries given in a period, on a paper, in a language."""

    period: Period = EVERYTHING
    paper: Paper | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class FiguresShown:
    """The figures in words: the few that matter, charts of bars, and what is to be said of them."""

    period: str
    large: tuple[Fact, ...]
    charts: tuple[Chart, ...]
    notes: tuple[str, ...]
    any: bool  # whether anything was given in the period


def make_figures(ctx: Context, *, wish: FiguresWish | None = None) -> bytes:
    """Return the figures as a PDF of one page. Raises `FrontDeskError` (field "paper", "last" …)."""
    wish = wish or FiguresWish()
    house = press(ctx, language=wish.language)
    layout = house.layout("figures", wish.paper, FIGURES_PAPERS)
    shown = _shown(house, suggestion_figures(ctx, period=wish.period), wish.period)
    return figures_pdf(
        FiguresContent(
            layout=layout,
            language=house.language,
            sender=house.sender,
            title=house.words.text("figures.title"),
            period=shown.period,
            large=shown.large,
            charts=shown.charts,
            notes=shown.notes,
            date=house.speech.day(house.office.day(ctx.clock.now()), "long"),
            letterhead=house.letterhead,
        )
    )


def shown_figures(ctx: Context, *, wish: FiguresWish) -> FiguresShown:
    """Return what the page says, for the window; its paper is of no matter. Raises like `make_figures`."""
    house = press(ctx, language=wish.language)
    return _shown(house, suggestion_figures(ctx, period=wish.period), wish.period)


def _shown(house: Press, found: SuggestionFigures, period: Period) -> FiguresShown:
    return FiguresShown(
        period=house.open_period(period),
        large=tuple(_large(house, found)),
        charts=tuple(_charts(house, found)),
        notes=tuple(_notes(house, found)),
        any=found.given > 0,
    )


def _large(house: Press, found: SuggestionFigures) -> Iterator[Fact]:
    say, number = house.words.text, house.speech.number
    yield Fact(say("figures.given"), number(found.given))
    yield Fact(say("figures.decided"), house.percent(found.decided, found.given))
    done = found.states.get(SuggestionState.DONE, 0)
    yield Fact(say("figures.done_of_decided"), house.percent(done, found.decided))
    yield Fact(say("figures.told"), house.percent(found.told, found.to_be_told))


def _charts(house: Press, found: SuggestionFigures) -> Iterator[Chart]:
    say = house.words.text
    themes = [(theme or say("book.no_theme"), count) for theme, count in found.themes]
    rest = sum(count for _, count in themes[_MOST_THEMES:])
    shown = themes[:_MOST_THEMES] + ([(say("figures.other_themes"), rest)] if rest else [])
    yield _chart(house, "figures.by_theme", shown)
    authors = [(say(f"suggestion.author.{kind}"), count) for kind, count in found.authors.items()]
    anonymous = [(say("figures.anonymous"), found.anonymous)] if found.anonymous else []
    yield _chart(house, "figures.from_whom", [*authors, *anonymous])
    states = [(say(f"suggestion.state.{state}"), count) for state, count in found.states.items()]
    yield _chart(house, "figures.by_state", states)
    by_count = sorted(found.sources.items(), key=lambda each: -each[1])
    sources = [(say(f"suggestion.source.{source}"), count) for source, count in by_count]
    yield _chart(house, "figures.by_source", sources)
    yield _soon(house, found)


def _chart(house: Press, title: str, counts: Sequence[tuple[str, int]]) -> Chart:
    longest = max((count for _, count in counts), default=1) or 1
    bars = tuple(Bar(label, house.speech.number(count), count / longest) for label, count in counts)
    return Chart(house.words.text(title), bars)


def _soon(house: Press, found: SuggestionFigures) -> Chart:
    """Return in how many business days half of the entries were looked at, decided and answered."""
    spans = [(house.words.text(f"figures.days_to_{name}"), spread) for name, spread in _spans(found)]
    longest = max((spread.median for _, spread in spans if spread), default=0.0) or 1.0
    bars = (
        Bar(label, house.speech.number(spread.median), spread.median / longest)
        for label, spread in spans
        if spread
    )
    return Chart(house.words.text("figures.how_soon"), tuple(bars))


def _spans(found: SuggestionFigures) -> tuple[tuple[str, Spread | None], ...]:
    return (("look", found.first_look), ("decision", found.decision), ("answer", found.answer))


def _notes(house: Press, found: SuggestionFigures) -> Iterator[str]:
    say = house.words.text
    for name, spread in _spans(found):
        what = say(f"figures.days_to_{name}")
        yield f"{what}: {_days(house, spread)}"
    yield say("figures.sample_told", told=found.told, owed=found.to_be_told, excused=found.excused)
    if found.withheld:
        yield say("figures.withheld", count=found.withheld)


def _days(house: Press, spread: Spread | None) -> str:
    if spread is None:
        return house.words.text("figures.no_days")
    return house.words.text(
        "figures.days",
        median=house.speech.number(spread.median),
        most=spread.nine_in_ten,
        count=spread.count,
    )
