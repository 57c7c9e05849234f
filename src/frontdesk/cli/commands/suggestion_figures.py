"""`frontdesk suggestions figures`: how the suggestion book is kept, shown or on one page."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path

from frontdesk.cli.commands.suggestion_papers import add_period, wished_paper
from frontdesk.cli.desk import Desk
from frontdesk.cli.job import DONE, Job
from frontdesk.cli.parser import CommandLine
from frontdesk.services.suggestions.figures import Spread, SuggestionFigures, suggestion_figures
from frontdesk.services.suggestions.papers.figures import FIGURES_PAPERS, FiguresWish, make_figures
from frontdesk.services.suggestions.papers.wish import Period
from frontdesk.services.whole_files import writing_to
from frontdesk.words import languages


def add_figures_options(line: CommandLine, parser: ArgumentParser) -> None:
    """Add the options of `suggestions figures`."""
    line.option(parser, "out", type=Path, nargs="?", metavar="OUT.pdf")
    line.option(parser, "--paper", choices=sorted(map(str, FIGURES_PAPERS)))
    line.option(parser, "--language", choices=languages(), default="")
    add_period(line, parser)


def run_figures(job: Job) -> int:
    """Show the figures, and write them to a file where one is named."""
    arguments = job.arguments
    period = Period(arguments.first, arguments.last)
    with job.desk() as desk:
        found = suggestion_figures(desk.context, period=period)
        if arguments.out is not None:
            wish = FiguresWish(period, wished_paper(job), arguments.language)
            pdf = make_figures(desk.context, wish=wish)
            with writing_to(arguments.out) as sink:
                sink.write(pdf)
        if job.terminal.json:
            job.terminal.record(_answer(found))
        else:
            for line in _lines(desk, found):
                job.terminal.line(line)
    return DONE


def _answer(found: SuggestionFigures) -> dict[str, object]:
    return {
        "given": found.given,
        "anonymous": found.anonymous,
        "withheld": found.withheld,
        "states": {str(state): count for state, count in found.states.items()},
        "authors": {str(kind): count for kind, count in found.authors.items()},
        "sources": {str(source): count for source, count in found.sources.items()},
        "themes": [{"theme": theme, "count": count} for theme, count in found.themes],
        "days_to_look": _spread(found.first_look),
        "days_to_decision": _spread(found.decision),
        "days_to_answer": _spread(found.answer),
        "to_be_told": found.to_be_told,
        "told": found.told,
        "excused": found.excused,
    }


def _spread(spread: Spread | None) -> dict[str, float] | None:
    if spread is None:
        return None
    return {"count": spread.count, "median": spread.median, "nine_in_ten": spread.nine_in_ten}


def _lines(desk: Desk, found: SuggestionFigures) -> Iterator[str]:
    say = desk.words.text
    yield say("cli.suggestions.given", count=found.given)
    for state, count in found.states.items():
        yield f"  {count}  {say(f'suggestion.state.{state}')}"
    for name, spread in (
        ("look", found.first_look),
        ("decision", found.decision),
        ("answer", found.answer),
    ):
        said = (
            say("figures.no_days")
            if spread is None
            else say("figures.days", median=f"{spread.median:g}", most=spread.nine_in_ten, count=spread.count)
        )
        yield f"{say(f'figures.days_to_{name}')}: {said}"
    yield say("figures.sample_told", told=found.told, owed=found.to_be_told, excused=found.excused)
