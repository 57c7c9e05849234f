"""`frontdesk suggestions book`, `notice` and `cards`: what the suggestion book prints."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path

from frontdesk.cli.job import DONE, Job
from frontdesk.cli.parser import CommandLine
from frontdesk.services.suggestions.papers.book import BOOK_PAPERS, BookOrder, BookWish, make_book
from frontdesk.services.suggestions.papers.forms import FORM_PAPERS, FormsWish, make_forms
from frontdesk.services.suggestions.papers.notice import (
    NOTICE_PAPERS,
    NoticeWish,
    make_notice,
    notice_printed,
)
from frontdesk.services.suggestions.papers.wish import Paper, Period
from frontdesk.services.whole_files import writing_to
from frontdesk.words import languages


def add_book_options(line: CommandLine, parser: ArgumentParser) -> None:
    """Add the options of `suggestions book`."""
    _add_common(line, parser, BOOK_PAPERS)
    add_period(line, parser)
    line.option(parser, "--by", choices=[str(order) for order in BookOrder], default=str(BookOrder.DATE))


def run_book(job: Job) -> int:
    """Write the book."""
    arguments = job.arguments
    wish = BookWish(
        period=Period(arguments.first, arguments.last),
        order=BookOrder(arguments.by),
        paper=wished_paper(job),
        language=arguments.language,
    )
    with job.desk() as desk, writing_to(arguments.out) as sink:
        made = make_book(desk.context, sink=sink, wish=wish)
        told = {"pages": made.pages, "entries": made.entries, "withheld": made.withheld}
        _answer(job, told, desk.words.text("cli.suggestions.book_made", **told))
    return DONE


def add_notice_options(line: CommandLine, parser: ArgumentParser) -> None:
    """Add the options of `suggestions notice`."""
    _add_common(line, parser, NOTICE_PAPERS)
    add_period(line, parser)
    line.option(parser, "--pictures", action="store_true")
    line.option(parser, "--printed", action="store_true")


def run_notice(job: Job) -> int:
    """Write the notice; those whom it answers are told only by one that is said to be printed."""
    arguments = job.arguments
    asked = arguments.first or arguments.last
    wish = NoticeWish(
        period=Period(arguments.first, arguments.last) if asked else None,
        paper=wished_paper(job),
        language=arguments.language,
        pictures=arguments.pictures,
    )
    with job.desk() as desk:
        notice = make_notice(desk.context, wish=wish)
        with writing_to(arguments.out) as sink:
            sink.write(notice.pdf)
        told = notice_printed(desk.context, entries=notice.entries).result if arguments.printed else 0
        said = desk.words.text("cli.suggestions.notice_made", entries=len(notice.entries), told=told)
        _answer(job, {"entries": list(notice.entries), "told": told}, said)
    return DONE


def add_cards_options(line: CommandLine, parser: ArgumentParser) -> None:
    """Add the options of `suggestions cards`."""
    _add_common(line, parser, FORM_PAPERS)
    line.option(parser, "--sheets", type=int, default=1, metavar="N")
    line.option(parser, "--small", action="store_true")


def run_cards(job: Job) -> int:
    """Write blank forms, each with a code of its own."""
    arguments = job.arguments
    wish = FormsWish(arguments.sheets, arguments.small, wished_paper(job), arguments.language)
    with job.desk() as desk:
        forms = make_forms(desk.context, wish=wish).result
        with writing_to(arguments.out) as sink:
            sink.write(forms.pdf)
        said = desk.words.text(
            "cli.suggestions.cards_made", codes=len(forms.codes), first=forms.codes[0], last=forms.codes[-1]
        )
        _answer(job, {"codes": list(forms.codes)}, said)
    return DONE


def _add_common(line: CommandLine, parser: ArgumentParser, papers: frozenset[Paper]) -> None:
    line.option(parser, "out", type=Path, metavar="OUT.pdf")
    line.option(parser, "--paper", choices=sorted(map(str, papers)))
    line.option(parser, "--language", choices=languages(), default="")


def add_period(line: CommandLine, parser: ArgumentParser) -> None:
    """Add the first and the last day of a period."""
    day = partial(_day, line)
    line.option(parser, "--from", dest="first", metavar="DAY", type=day)
    line.option(parser, "--to", dest="last", metavar="DAY", type=day)


def _day(line: CommandLine, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(line.words.text("input.no_date", text=text)) from None


def wished_paper(job: Job) -> Paper | None:
    """Return the paper that was asked for, if any."""
    return Paper(job.arguments.paper) if job.arguments.paper else None


def _answer(job: Job, told: Mapping[str, object], said: str) -> None:
    if job.terminal.json:
        job.terminal.record({"file": str(job.arguments.out), **told})
    else:
        job.terminal.line(f"{job.arguments.out}: {said}")
