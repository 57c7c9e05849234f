"""The figures of the callbacks as a list: all, then by person, weekday and hour."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from frontdesk.services.callbacks.figures import CallFigure, CallFigures, callback_figures
from frontdesk.services.context import Context
from frontdesk.services.lists.on_paper import ListColumn, ListContent, list_pdf
from frontdesk.services.rules import rules
from frontdesk.words import Words, words_for

LATELY: Final = timedelta(days=30)
_COLUMNS: Final = ("promised", "kept", "late", "kept_share", "ended", "reached", "tries_each")
_MONDAY: Final = date(2024, 1, 1)
_NONE: Final = "–"


def figures_list(ctx: Context, *, first: date | None = None, last: date | None = None) -> ListContent:
    """Return the figures of some days (the last 30 unless said) as a list, each beside its sample."""
    office = rules(ctx)
    words = words_for(
        office.office.language, timezone=office.timezone, territory=office.office.country, clock=ctx.clock
    )
    until = last or office.day(ctx.clock.now())
    figures = callback_figures(ctx, first=first or until - LATELY, last=until)
    return ListContent(
        title=words.text("callfigures.title"),
        subtitle=words.text("callfigures.from_to", first=figures.first, last=figures.last),
        columns=(
            ListColumn(words.text("callfigures.of"), 2.0),
            *(ListColumn(words.text(f"callfigures.{name}"), number=True) for name in _COLUMNS),
        ),
        rows=tuple(_rows(figures, words)),
        landscape=True,
    )


def figures_pdf(ctx: Context, *, first: date | None = None, last: date | None = None) -> bytes:
    """Return the figures as a PDF on the office's paper."""
    return list_pdf(ctx, content=figures_list(ctx, first=first, last=last))


def _rows(figures: CallFigures, words: Words) -> Iterator[tuple[str, ...]]:
    yield (words.text("callfigures.all"), *_texts(figures.total, words))
    for name, figure in figures.by_person:
        yield (name or words.text("callpaper.nobody"), *_texts(figure, words))
    for weekday, figure in figures.by_weekday:
        day = _MONDAY + timedelta(days=weekday)
        yield (words.text("callfigures.weekday", day=day), *_texts(figure, words))
    for hour, figure in figures.by_hour:
        yield (f"{hour:02}:00–{hour + 1:02}:00", *_texts(figure, words))


def _texts(figure: CallFigure, words: Words) -> tuple[str, ...]:
    share, tries = figure.kept_share, figure.tries_each
    return (
        str(figure.promised),
        str(figure.kept),
        str(figure.late),
        _NONE if share is None else words.text("callfigures.percent", n=round(share * 100)),
        str(figure.ended),
        str(figure.reached),
        _NONE if tries is None else _with_a_tenth(tries, words),
    )


def _with_a_tenth(number: float, words: Words) -> str:
    whole, tenth = divmod(round(number * 10), 10)
    return words.text("callfigures.decimal", whole=whole, tenth=tenth)
