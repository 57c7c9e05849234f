"""The suggestion book as a book: whatever may be printed, by date or by theme, with what became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO

from peewee import Case, ModelSelect, fn

from frontdesk.documents.content import Fact
from frontdesk.documents.suggestions.book import write_book
from frontdesk.documents.suggestions.content import BookContent, BookEntry
from frontdesk.domain.suggestions import BOARD, SuggestionState
from frontdesk.services.context import Context
from frontdesk.services.suggestions.papers.outcome import answer_of
from frontdesk.services.suggestions.papers.rows import Printed, printed, within
from frontdesk.services.suggestions.papers.wish import EVERYTHING, Paper, Period, Press, check_period, press
from frontdesk.store.models import Suggestion

BOOK_PAPERS = frozenset({Paper.A4, Paper.A5, Paper.LETTER})
"""The papers that there is a layout of the book for."""

_NEVER = (SuggestionState.TAKEN_BACK.value,)


class BookOrder(StrEnum):
    """What the entries stand under."""

    DATE = "date"
    THEME = "theme"


@dataclass(frozen=True, slots=True)
class BookWish:
    """Which book is wanted: entries given in a period, in an order, on a paper, in a language."""

    period: Period = EVERYTHING
    order: BookOrder = BookOrder.DATE
    paper: Paper | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class BookMade:
    """How long the book became, and what is not in it."""

    pages: int
    entries: int
    withheld: int


def make_book(
    ctx: Context,
    *,
    sink: BinaryIO,
    wish: BookWish | None = None,
    progress: Callable[[int], None] | None = None,
) -> BookMade:
    """Write the book as a PDF to `sink`; `progress` is told how many entries are set.

    What is withheld from print is counted and left out, and so are names whose bearers do not want to see
    them printed. Raises `FrontDeskError` (field "paper", "language", "last").
    """
    wish = wish or BookWish()
    check_period(wish.period)
    house = press(ctx, language=wish.language)
    layout = house.layout("book", wish.paper, BOOK_PAPERS)
    with ctx.store.reading():
        ids = ctx.store.ids(_ordered(house, wish))
        withheld = _withheld(ctx, house, wish)
        content = BookContent(
            layout=layout,
            language=house.language,
            sender=house.sender,
            title=house.words.text("book.title"),
            period=_period(ctx, house, wish),
            entries=_entries(ctx, house, wish, ids, progress),
            facts=_facts(ctx, house, wish),
            notes=_notes(house, withheld),
            date=house.speech.day(house.office.day(ctx.clock.now()), "long"),
            letterhead=house.letterhead,
        )
        return BookMade(write_book(content, sink), len(ids), withheld)


def _entries(
    ctx: Context, house: Press, wish: BookWish, ids: Sequence[int], progress: Callable[[int], None] | None
) -> Iterator[BookEntry]:
    themes = _themes(ctx)
    for number, row in enumerate(printed(ctx.store, ids), start=1):
        yield _entry(house, wish, row, themes.get(row.theme_key, row.theme))
        if progress is not None and number % 100 == 0:
            progress(number)


def _entry(house: Press, wish: BookWish, row: Printed, theme: str) -> BookEntry:
    say = house.words.text
    day = house.office.day(row.given)
    by_theme = wish.order is BookOrder.THEME
    support = say("book.support", count=row.support) if row.support else ""
    return BookEntry(
        reference=row.reference,
        chapter=(theme or say("book.no_theme")) if by_theme else house.speech.month(day),
        about=(
            house.speech.day(day, "long"),
            row.author,
            row.place,
            "" if by_theme else theme,
            support,
        ),
        theme=theme,
        title=row.title,
        text=row.text,
        language=row.language or house.language,
        answer=answer_of(house, row),
    )


def _which(
    house: Press, wish: BookWish, query: ModelSelect[Suggestion], *, withheld: bool = False
) -> ModelSelect[Suggestion]:
    query = query.where(Suggestion.state.not_in(_NEVER), Suggestion.withheld == withheld)
    for condition in within(house.office, Suggestion.given, wish.period):
        query = query.where(condition)
    return query


def _ordered(house: Press, wish: BookWish) -> ModelSelect[Suggestion]:
    query = _which(house, wish, Suggestion.select(Suggestion.id))
    if wish.order is BookOrder.THEME:
        last = Case(None, ((Suggestion.theme_key == "", 1),), 0)  # entries without a theme
        return query.order_by(last, Suggestion.theme_key, Suggestion.given, Suggestion.id)
    return query.order_by(Suggestion.given, Suggestion.id)


def _themes(ctx: Context) -> Mapping[str, str]:
    """Return each theme as it was written last: "Parking" and "parking" are one."""
    query = Suggestion.select(Suggestion.theme_key, fn.MAX(Suggestion.theme))
    query = query.where(Suggestion.theme_key != "").group_by(Suggestion.theme_key)
    return dict(ctx.store.rows(query))


def _withheld(ctx: Context, house: Press, wish: BookWish) -> int:
    query = Suggestion.select(fn.COUNT(Suggestion.id))
    return int(ctx.store.value(_which(house, wish, query, withheld=True)) or 0)


def _facts(ctx: Context, house: Press, wish: BookWish) -> tuple[Fact, ...]:
    """Return how many entries there are, and how many of them in each state."""
    query = _which(house, wish, Suggestion.select(Suggestion.state, fn.COUNT(Suggestion.id)))
    counts = dict(ctx.store.rows(query.group_by(Suggestion.state)))
    say = house.words.text
    states = [state for state in (*BOARD, SuggestionState.MERGED) if counts.get(state.value)]
    return (
        Fact(say("book.entries"), house.speech.number(sum(counts.values()))),
        *(
            Fact(say(f"suggestion.state.{state}"), house.speech.number(counts[state.value]))
            for state in states
        ),
    )


def _notes(house: Press, withheld: int) -> tuple[str, ...]:
    say = house.words.text
    left_out = (say("book.withheld", count=withheld),) if withheld else ()
    return (say("book.promise"), *left_out, say("book.names"))


def _period(ctx: Context, house: Press, wish: BookWish) -> str:
    """Return the period that was asked for; where an end is open, the month of the first or last entry."""
    given = Suggestion.given
    ends = ctx.store.one(_which(house, wish, Suggestion.select(fn.MIN(given), fn.MAX(given))))
    if ends is None or ends[0] is None:
        return ""
    first, last = (Period.month(house.office.day(end)) for end in ends)
    begin, end = wish.period.first or first.first, wish.period.last or last.last
    return house.period(begin, end) if begin and end else ""
